package dev.roster.adapter.http;

import dev.roster.application.CreateUser;
import dev.roster.application.Roster;
import dev.roster.application.memory.InMemoryStore;
import dev.roster.application.port.History;
import dev.roster.application.port.Page;
import dev.roster.application.port.Sessions.NewSession;
import dev.roster.domain.credential.NewPassword;
import dev.roster.domain.credential.Token;
import dev.roster.domain.fact.UserFacts;
import dev.roster.domain.identity.PublicId;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.permission.Permission;
import dev.roster.domain.profile.Email;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.profile.RegisterReason;
import dev.roster.domain.profile.Username;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.Contact;
import dev.roster.domain.user.Policy;
import dev.roster.domain.user.Registering;
import dev.roster.domain.user.User;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * A server on a free port over a store in memory, a clock that stands still and a cheap hasher,
 * with the users of the demonstration: {@code admin} 1, {@code reviewer} 2, {@code editor} 3,
 * {@code member} 4, {@code pending} 5, {@code rejected} 6, {@code ignored} 7, {@code disabled} 8,
 * {@code mini} 9 (no password) and {@code z3133549872957399} 10.
 */
final class Trial implements AutoCloseable {

  /** The login password of everybody who has one. */
  static final String PASSWORD = "roster-demo";

  /** The public id of seed 000's example. */
  static final String SEED_ID = "erb4krcbbirbtcwnhwopeizz5o";

  static final String MEMBERS_MOBILE = "13812345678";

  /** Noon in the zone of the standard policy. */
  static final Instant START = Instant.parse("2026-03-02T04:00:00Z");

  /** Nothing is in flight when a trial ends, and idle connections need no farewell. */
  static final Duration IMPATIENT = Duration.ofMillis(1);

  static final Policy POLICY =
      Policy.STANDARD
          .with(Registering.REVIEW)
          .withCommonPasswords(password -> password.text().equals("password1"));

  final MovableClock clock = new MovableClock(START);
  final InMemoryStore memory = new InMemoryStore();
  final TroubledStore store = new TroubledStore(memory);
  final Roster roster;
  final RosterHttp server;
  private final HttpSettings settings;
  private final AtomicInteger opened = new AtomicInteger();
  private final Map<String, String> tokens = new HashMap<>();

  Trial() {
    this(builder -> builder, settings -> settings);
  }

  static Trial inTestMode() {
    return listening(settings -> settings.withTestMode(true));
  }

  /** With the face that keeps to JSON:API. */
  static Trial strict() {
    return listening(settings -> settings.with(HttpSettings.Wire.STANDARD.with(JsonApi.STRICT)));
  }

  /** With other settings of the server. */
  static Trial listening(UnaryOperator<HttpSettings> differently) {
    return new Trial(builder -> builder, differently);
  }

  /** With other rules or ports. */
  static Trial of(UnaryOperator<Roster.Builder> differently) {
    return new Trial(differently, settings -> settings);
  }

  private Trial(UnaryOperator<Roster.Builder> differently, UnaryOperator<HttpSettings> listening) {
    roster =
        differently
            .apply(
                Roster.builder()
                    .store(store)
                    .hasher(new CheapHasher())
                    .policy(POLICY)
                    .facts(Trial::facts)
                    .clock(clock))
            .build();
    people();
    memory
        .users()
        .list(0, Integer.MAX_VALUE)
        .forEach(user -> tokens.put(user.username().text(), newToken(user.username().text())));
    settings = listening.apply(settings());
    server =
        RosterHttp.on(roster, settings, () -> Duration.between(START, clock.instant()).toNanos())
            .start();
  }

  /** Without a limit of rates, since one client asks for everybody here. */
  private static HttpSettings settings() {
    return HttpSettings.onLoopback(0)
        .withStopTimeout(IMPATIENT)
        .with(HttpSettings.Limits.STANDARD.with(HttpSettings.Rates.OFF));
  }

  private void people() {
    GroupId reviewers = group("reviewers", Permission.USER_EDIT_STATUS);
    GroupId editors = group("editors", Permission.USER_EDIT);
    create(named("admin").in(GroupId.ADMINISTRATORS));
    create(named("reviewer").in(reviewers));
    create(named("editor").in(editors));
    create(
        named("member")
            .with(
                new Contact(
                    Optional.of(new Mobile(MEMBERS_MOBILE)),
                    Optional.of(new Email("member@example.org")))));
    create(named("pending").with(Status.UNDER_REVIEW).with(new RegisterReason("please")));
    create(named("rejected").with(Status.REJECTED).with(new RegisterReason("please")));
    create(named("ignored").with(Status.IGNORED).with(new RegisterReason("please")));
    create(named("disabled").with(Status.DISABLED));
    create(CreateUser.Command.named(new Username("mini")));
    create(named("z3133549872957399").with(new PublicId(SEED_ID)));
  }

  private GroupId group(String name, Permission permission) {
    return roster.addGroup().add(name, Set.of(permission)).id();
  }

  private static CreateUser.Command named(String name) {
    return CreateUser.Command.named(new Username(name)).with(new NewPassword(PASSWORD));
  }

  private void create(CreateUser.Command command) {
    Exchange.orRefuse(roster.createUser().create(command));
  }

  private static UserFacts facts(UserId user) {
    return UserFacts.of(
        30,
        2,
        3,
        0.25,
        0.5,
        new BigDecimal("12.50"),
        Optional.of(START),
        user.value() == 4 ? Map.of("replied", 8) : Map.of());
  }

  /** Every route that the server has, such as {@code GET /api/users/{id}}. */
  Set<String> routes() {
    Set<String> routes = new TreeSet<>();
    for (RouteTable table : RosterHttp.tables(roster, HttpSettings.onLoopback(0))) {
      table
          .paths()
          .forEach((path, methods) -> methods.forEach(method -> routes.add(method + " " + path)));
    }
    return routes;
  }

  Call call(String method, String path) {
    return callTo(server, method, path);
  }

  /** To another server over the same users. */
  Call callTo(RosterHttp other, String method, String path) {
    URI address = URI.create("http://127.0.0.1:" + other.port() + path);
    return new Call(this::token, address, method, this::check, settings.wire().jsonApi());
  }

  /** The description is of the standard face; JSON:API itself describes the other. */
  private void check(String method, String path, byte[] sent, Answer answer) {
    if (settings.wire().jsonApi().strict()) {
      JsonApiSchema.check(answer);
    } else if (!settings.wire().weiduAlwaysOk()) {
      Described.check(method, path, sent, answer);
    }
  }

  Call get(String path) {
    return call("GET", path);
  }

  Call post(String path) {
    return call("POST", path);
  }

  Call patch(long id) {
    return call("PATCH", "/api/users/" + id);
  }

  Call update() {
    return call("PUT", "/weidu/api/v1/users/update");
  }

  /** The token of the session that everybody has, also those who could not log in. */
  String token(String name) {
    return tokens.get(name);
  }

  /** The token of another session. */
  String newToken(String name) {
    Token token = new Token(String.format("%026d", opened.incrementAndGet()));
    Token refresh = new Token("r" + token.text().substring(1));
    Instant now = clock.instant();
    memory
        .sessions()
        .open(
            new NewSession(
                user(name).id(),
                token.hash(),
                refresh.hash(),
                now,
                now.plus(Duration.ofDays(30)),
                "192.0.2.1"),
            user -> true)
        .orElseThrow();
    return token.text();
  }

  HttpSettings.Wire wire() {
    return settings.wire();
  }

  User user(String name) {
    return memory.users().findByFoldedUsername(new Username(name).folded()).orElseThrow();
  }

  User user(long id) {
    return memory.users().find(new UserId(id)).orElseThrow();
  }

  String publicId(String name) {
    return user(name).publicId().text();
  }

  List<History.Entry> history(long id) {
    return memory.history().read(new UserId(id), Page.FIRST);
  }

  long unread(long id) {
    return memory.inbox().unread(new UserId(id));
  }

  /** Every user, its changes and its notices. */
  List<Object> everything() {
    List<Object> everything = new ArrayList<>();
    for (User user : memory.users().list(0, Integer.MAX_VALUE)) {
      everything.add(user);
      everything.add(memory.history().read(user.id(), Page.FIRST));
      everything.add(memory.inbox().read(user.id(), Page.FIRST, Optional.empty()));
    }
    return everything;
  }

  @Override
  public void close() {
    server.stop();
  }
}

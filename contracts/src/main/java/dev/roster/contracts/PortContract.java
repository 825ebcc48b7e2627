package dev.roster.contracts;

import dev.roster.application.port.Attempts;
import dev.roster.application.port.Deliveries;
import dev.roster.application.port.Delivery;
import dev.roster.application.port.History;
import dev.roster.application.port.Inbox;
import dev.roster.application.port.Page;
import dev.roster.application.port.Sessions.NewSession;
import dev.roster.application.port.Sessions.Session;
import dev.roster.application.port.Store;
import dev.roster.domain.credential.TokenHash;
import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.user.Policy;
import dev.roster.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the contracts of all ports of a store share: a fresh store for each test, and words. */
abstract class PortContract {

  /** The moment at which every request is made, unless the test says otherwise. */
  static final Instant NOW = Instant.parse("2025-03-04T05:06:07.089Z");

  /** Rounds of a race: enough to lose it when nothing guards against it. */
  static final int ROUNDS = 20;

  /** The standard rules, delivering over two channels. */
  static final Policy OVER_TWO_CHANNELS =
      Policy.STANDARD.with(
          DeliveryRules.STANDARD.over(Set.of(DeliveryRules.MAIL, DeliveryRules.WEBHOOK)));

  private static final Page ALL = new Page(1, Page.MAX_LIMIT);

  private final StoreContract contract;

  /** Empty when the test begins. */
  Store store;

  PortContract(StoreContract contract) {
    this.contract = contract;
  }

  @BeforeEach
  void openStore() {
    store = contract.newStore();
  }

  @AfterEach
  void closeStore() throws Exception {
    if (store instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }

  /** Stores a new user, which must be possible. */
  User stored(Function<UserId, User> account) {
    return store
        .users()
        .create(account)
        .fold(
            Function.identity(),
            taken -> {
              throw new AssertionError("expected a new user, got " + taken);
            });
  }

  /** Stores a NORMAL administrator. */
  User administrator(String name) {
    return stored(Account.named(name).in(GroupId.ADMINISTRATORS));
  }

  /** The user as it is stored now. */
  User reloaded(User user) {
    return store.users().find(user.id()).orElseThrow();
  }

  /** Begins a session that lasts a day; the token is any text that the test has not used yet. */
  Session loggedIn(User user, String token) {
    return store.sessions().open(login(user, token), still -> true).orElseThrow();
  }

  static NewSession login(User user, String token) {
    return new NewSession(
        user.id(),
        TokenHash.of(token),
        TokenHash.of("refresh " + token),
        NOW,
        NOW.plus(Duration.ofDays(1)),
        "198.51.100.7");
  }

  boolean alive(String token) {
    return store.sessions().find(TokenHash.of(token), NOW).isPresent();
  }

  /** Issues a pay-password token that lasts five minutes. */
  boolean issued(User owner, String token) {
    return store
        .payTokens()
        .issue(
            TokenHash.of(token),
            owner.id(),
            Account.hash(Account.PAY_PASSWORD),
            NOW.plusSeconds(300));
  }

  /** Newest first. */
  List<Delivery> deliveries() {
    return store.deliveries().list(Deliveries.Filter.ALL, ALL);
  }

  List<History.Entry> history(User user) {
    return store.history().read(user.id(), ALL);
  }

  /** The inbox, marking nothing. */
  List<Inbox.Entry> inbox(User user) {
    return store.inbox().read(user.id(), ALL, Optional.empty());
  }

  /** Whatever a change of a user could have left behind. */
  Traces traces() {
    Map<Long, List<History.Entry>> history = new TreeMap<>();
    Map<Long, List<Inbox.Entry>> inbox = new TreeMap<>();
    List<User> users = store.users().list(0, Page.MAX_LIMIT);
    users.forEach(user -> history.put(user.id().value(), history(user)));
    users.forEach(user -> inbox.put(user.id().value(), inbox(user)));
    return new Traces(users, history, inbox, deliveries());
  }

  /** See {@link #traces()}. */
  record Traces(
      List<User> users,
      Map<Long, List<History.Entry>> history,
      Map<Long, List<Inbox.Entry>> inbox,
      List<Delivery> deliveries) {}

  static UserPatch patch() {
    return UserPatch.EMPTY;
  }

  /** A user that no store of these tests has. */
  static UserId nobody() {
    return new UserId(UserId.MAX);
  }

  /** A bound on tries within the last quarter of an hour. */
  static Attempts.Limit limit(String key, int max) {
    return new Attempts.Limit(key, max, NOW.minus(Duration.ofMinutes(15)));
  }
}

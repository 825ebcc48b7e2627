package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roster.application.EditUser;
import dev.roster.application.LogIn;
import dev.roster.application.Roster;
import dev.roster.application.UserRef;
import dev.roster.application.UserView;
import dev.roster.application.ViewUser;
import dev.roster.application.port.ActorRef;
import dev.roster.domain.credential.Password;
import dev.roster.domain.credential.Token;
import dev.roster.domain.identity.PublicId;
import dev.roster.domain.user.Expectation;
import java.util.Optional;
import java.util.function.Supplier;

/** The routes of seed 000 and of the interfaces around it. */
final class WeiduRoutes {

  private static final String BASE = "/weidu/api/v1/users/";
  private static final String OK = "ok";

  private final Roster roster;
  private final TestMode testMode;

  WeiduRoutes(Roster roster, boolean testMode) {
    this.roster = roster;
    this.testMode = new TestMode(roster, testMode);
  }

  RouteTable table() {
    return new RouteTable()
        .add("PUT", BASE + "update", this::update)
        .add("POST", BASE + "login", this::logIn)
        .add("GET", BASE + "info", this::info, "user_id")
        .add("GET", BASE + "me", this::me);
  }

  /** With a token, the session says who asks before the body is read; in test mode the body may. */
  private void update(Exchange exchange) {
    Optional<ActorRef> authenticated = authenticated(exchange);
    if (authenticated.isEmpty()) {
      testMode.require(exchange);
    }
    Conditions conditions = Conditions.of(exchange.context());
    exchange.requirePrecondition(false);
    MediaType.requireJsonOrUntold(exchange.context());
    ObjectNode body = exchange.body();
    Optional<PublicId> named = WeiduPatch.target(body);
    ActorRef actor =
        authenticated.orElseGet(() -> exchange.by(testMode.identity(exchange, () -> named)));
    UserRef target = named.map(UserRef::of).orElseGet(() -> UserRef.of(actor.user()));
    Precondition precondition =
        Precondition.of(conditions, Expectation.NONE, () -> shown(actor, target));
    EditUser.Command command =
        new EditUser.Command(
            actor,
            target,
            WeiduPatch.read(body, exchange::sentAs),
            precondition.expected(),
            exchange.requestId());
    UserView edited = precondition.orRefuse(roster.editUser().edit(command)).user();
    answer(exchange, WeiduUser.of(edited));
  }

  /** What {@code info} and {@code me} would answer now; a condition of an update is about that. */
  private Optional<Precondition.Shown> shown(ActorRef actor, UserRef target) {
    return Precondition.Shown.of(
        roster.viewUser(),
        new ViewUser.Query(actor, target),
        view -> document(WeiduUser.withMobile(view)));
  }

  private void logIn(Exchange exchange) {
    MediaType.requireJsonOrUntold(exchange.context());
    ObjectNode body = exchange.body();
    LogIn.LoggedIn session =
        Exchange.orRefuse(
            roster
                .logIn()
                .logIn(
                    new LogIn.Command(
                        text(body, "login_id"),
                        new Password(text(body, "password")),
                        exchange.address())));
    exchange.by(ActorRef.trusted(session.user().id()));
    exchange.context().header("Token", session.access().text());
    answer(exchange, WeiduUser.withMobile(session.user()));
  }

  private void info(Exchange exchange) {
    ActorRef actor = actor(exchange, Optional::empty);
    String id = Optional.ofNullable(exchange.context().queryParam("user_id")).orElse("");
    view(exchange, actor, UserRef.of(WeiduPatch.publicId(id, "user_id")));
  }

  private void me(Exchange exchange) {
    ActorRef actor = actor(exchange, Optional::empty);
    view(exchange, actor, UserRef.of(actor.user()));
  }

  private void view(Exchange exchange, ActorRef actor, UserRef target) {
    UserView view = Exchange.orRefuse(roster.viewUser().view(new ViewUser.Query(actor, target)));
    answer(exchange, WeiduUser.withMobile(view));
  }

  private ActorRef actor(Exchange exchange, Supplier<Optional<PublicId>> named) {
    return authenticated(exchange)
        .orElseGet(
            () -> {
              testMode.require(exchange);
              return exchange.by(testMode.identity(exchange, named));
            });
  }

  private Optional<ActorRef> authenticated(Exchange exchange) {
    testMode.warn(exchange);
    Optional<Token> token = Bearer.find(exchange.context());
    return token.map(
        shown -> exchange.by(Exchange.orRefuse(roster.authenticate().authenticate(shown))));
  }

  private static void answer(Exchange exchange, ObjectNode user) {
    exchange.answer(200, Exchange.JSON, document(user));
  }

  private static ObjectNode document(ObjectNode user) {
    ObjectNode envelope = WeiduDialect.envelope(200, OK);
    envelope.set("user_info", user);
    return envelope;
  }

  private static String text(ObjectNode body, String name) {
    JsonNode value = body.path(name);
    if (!value.isTextual()) {
      throw Refusal.of(ProtocolCode.INVALID_DOCUMENT, name);
    }
    return value.textValue();
  }
}

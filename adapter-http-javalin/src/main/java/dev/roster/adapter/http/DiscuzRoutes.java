package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roster.application.AskPayPasswordToken;
import dev.roster.application.EditUser;
import dev.roster.application.LogIn;
import dev.roster.application.ReadHistory;
import dev.roster.application.ReadNotices;
import dev.roster.application.Roster;
import dev.roster.application.UserRef;
import dev.roster.application.ViewUser;
import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Page;
import dev.roster.domain.credential.Password;
import dev.roster.domain.credential.Token;
import dev.roster.domain.form.FormRule;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The routes of seed 003 and of the Discuz! Q interfaces around it. */
final class DiscuzRoutes {

  private static final String ID = "id";

  private final Roster roster;
  private final DiscuzUser users;
  private final DiscuzLists lists;

  DiscuzRoutes(Roster roster) {
    this.roster = roster;
    this.users = new DiscuzUser(roster.policy());
    this.lists = new DiscuzLists(roster.policy());
  }

  RouteTable table() {
    return new RouteTable()
        .add("PATCH", "/api/users/{id}", this::edit)
        .add("GET", "/api/users/{id}", this::view)
        .add("GET", "/api/users/{id}/history", this::history)
        .add("POST", "/api/users/pay-password/reset", this::payPasswordToken)
        .add("POST", "/api/login", this::logIn)
        .add("POST", "/api/logout", this::logOut)
        .add("GET", "/api/notification", this::notices)
        .add("DELETE", "/api/notification/{ids}", this::deleteNotices);
  }

  private void edit(Exchange exchange) {
    ActorRef actor = actor(exchange);
    UserId target = target(exchange);
    DiscuzPatch sent = DiscuzPatch.read(body(exchange), target.value());
    EditUser.Edited edited =
        Exchange.orRefuse(
            roster
                .editUser()
                .edit(
                    new EditUser.Command(
                        actor,
                        UserRef.of(target),
                        sent.patch(),
                        sent.expected(),
                        exchange.requestId())));
    ObjectNode document = StrictJson.object();
    document.set("data", users.resource(edited.user()));
    document.set("meta", meta(edited, sent));
    exchange.answer(200, Exchange.JSON_API, document);
  }

  private static ObjectNode meta(EditUser.Edited edited, DiscuzPatch sent) {
    ObjectNode meta = StrictJson.object();
    ArrayNode changed = meta.putArray("changed");
    edited.changed().forEach(attribute -> changed.add(attribute.key()));
    ArrayNode ignored = meta.putArray("ignored");
    edited
        .ignored()
        .forEach(
            one ->
                ignored
                    .addObject()
                    .put("attribute", one.attribute().key())
                    .put("reason", one.why().name().toLowerCase(Locale.ROOT)));
    sent.unapplied()
        .forEach(
            (name, reason) -> ignored.addObject().put("attribute", name).put("reason", reason));
    return meta.put("version", edited.user().version());
  }

  private void view(Exchange exchange) {
    ActorRef actor = actor(exchange);
    ViewUser.Query query = new ViewUser.Query(actor, UserRef.of(target(exchange)));
    ObjectNode document = StrictJson.object();
    document.set("data", users.resource(Exchange.orRefuse(roster.viewUser().view(query))));
    exchange.answer(200, Exchange.JSON_API, document);
  }

  private void history(Exchange exchange) {
    ActorRef actor = actor(exchange);
    Page page = lists.page(exchange);
    ReadHistory.Past past =
        Exchange.orRefuse(
            roster
                .readHistory()
                .read(new ReadHistory.Query(actor, UserRef.of(target(exchange)), page)));
    exchange.answer(200, Exchange.JSON_API, lists.history(past, page));
  }

  private void payPasswordToken(Exchange exchange) {
    ActorRef actor = actor(exchange);
    exchange.sentAs(Attribute.PAY_PASSWORD, "pay_password");
    String payPassword = text(attributes(body(exchange)), "pay_password", Attribute.PAY_PASSWORD);
    Token token =
        Exchange.orRefuse(
            roster.askPayPasswordToken().ask(new AskPayPasswordToken.Command(actor, payPassword)));
    ObjectNode document = StrictJson.object();
    document
        .putObject("data")
        .put("type", "sessions")
        .put("id", token.text())
        .putObject("attributes")
        .put("sessionId", token.text());
    exchange.answer(200, Exchange.JSON_API, document);
  }

  private void logIn(Exchange exchange) {
    JsonNode attributes = attributes(body(exchange));
    List<Rejection> missing = new ArrayList<>();
    for (Attribute attribute : List.of(Attribute.USERNAME, Attribute.PASSWORD)) {
      if (attributes.path(attribute.key()).isMissingNode()) {
        missing.add(Rejection.missing(attribute));
      } else if (!attributes.path(attribute.key()).isTextual()) {
        missing.add(Rejection.form(attribute, FormRule.WRONG_TYPE));
      }
    }
    if (!missing.isEmpty()) {
      throw Refusal.of(missing);
    }
    LogIn.LoggedIn session =
        Exchange.orRefuse(
            roster
                .logIn()
                .logIn(
                    new LogIn.Command(
                        attributes.path("username").textValue(),
                        new Password(attributes.path("password").textValue()),
                        exchange.context().ip())));
    exchange.by(ActorRef.trusted(session.user().id()));
    exchange.answer(200, Exchange.JSON_API, token(session));
  }

  private ObjectNode token(LogIn.LoggedIn session) {
    String id = Long.toString(session.user().id().value());
    ObjectNode document = StrictJson.object();
    ObjectNode data = document.putObject("data").put("type", "token").put("id", id);
    data.putObject("attributes")
        .put("token_type", "Bearer")
        .put("expires_in", session.expiresIn().toSeconds())
        .put("access_token", session.access().text())
        .put("refresh_token", session.refresh().text());
    data.putObject("relationships")
        .putObject("users")
        .putObject("data")
        .put("type", DiscuzPatch.TYPE)
        .put("id", id);
    document.putArray("included").add(users.resource(session.user()));
    return document;
  }

  private void logOut(Exchange exchange) {
    roster.logOut().logOut(actor(exchange));
    exchange.context().status(204);
  }

  /** Reading marks as read; asking with {@code HEAD} marks nothing. */
  private void notices(Exchange exchange) {
    ActorRef actor = actor(exchange);
    Page page = lists.page(exchange);
    boolean head = exchange.context().req().getMethod().equals("HEAD");
    ReadNotices.Inboxed inboxed =
        lists.wantsSystem(exchange)
            ? Exchange.orRefuse(
                roster
                    .readNotices()
                    .read(new ReadNotices.Query(actor, page, exchange.language(), !head)))
            : new ReadNotices.Inboxed(actor.user(), List.of(), 0);
    exchange.answer(200, Exchange.JSON_API, lists.notices(inboxed, page));
  }

  private void deleteNotices(Exchange exchange) {
    ActorRef actor = actor(exchange);
    Set<Long> ids =
        Arrays.stream(exchange.context().pathParam("ids").split(",", -1))
            .map(Ids::number)
            .collect(Collectors.toSet());
    Exchange.orRefuse(roster.deleteNotices().delete(actor, ids));
    exchange.context().status(204);
  }

  /** Who asks; found out before anything else of the request is read. */
  private ActorRef actor(Exchange exchange) {
    Token token =
        Bearer.find(exchange.context())
            .orElseThrow(() -> Refusal.of(ProtocolCode.NOT_AUTHENTICATED));
    return exchange.by(Exchange.orRefuse(roster.authenticate().authenticate(token)));
  }

  private static UserId target(Exchange exchange) {
    long number = Ids.number(exchange.context().pathParam(ID));
    if (number > UserId.MAX) {
      throw Refusal.of(Rejection.of(RejectionCode.MODEL_NOT_FOUND));
    }
    return new UserId(number);
  }

  private static ObjectNode body(Exchange exchange) {
    MediaType.requireJson(exchange.context());
    return exchange.body();
  }

  private static JsonNode attributes(ObjectNode body) {
    JsonNode attributes = body.path("data").path("attributes");
    if (!attributes.isObject()) {
      throw Refusal.of(ProtocolCode.INVALID_DOCUMENT, DiscuzDialect.ATTRIBUTES);
    }
    return attributes;
  }

  private static String text(JsonNode attributes, String name, Attribute attribute) {
    JsonNode value = attributes.path(name);
    if (value.isMissingNode() || value.isNull()) {
      throw Refusal.of(Rejection.missing(attribute));
    }
    if (!value.isTextual()) {
      throw Refusal.of(Rejection.form(attribute, FormRule.WRONG_TYPE));
    }
    return value.textValue();
  }
}

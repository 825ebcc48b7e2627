package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roster.application.AskPayPasswordToken;
import dev.roster.application.EditUser;
import dev.roster.application.EraseUser;
import dev.roster.application.ReadHistory;
import dev.roster.application.Roster;
import dev.roster.application.UserRef;
import dev.roster.application.UserView;
import dev.roster.application.ViewUser;
import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Page;
import dev.roster.domain.credential.Token;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.user.Expectation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One user: seed 003 itself, and what was changed of it. */
record UserRoutes(Roster roster, Asking asking, UserDocuments documents, DiscuzLists lists) {

  void addTo(RouteTable table) {
    table
        .add("PATCH", "/api/users/{id}", this::edit, Shape.INCLUDE, Shape.ANY_FIELDS)
        .add("GET", "/api/users/{id}", this::view, Shape.INCLUDE, Shape.ANY_FIELDS)
        .add("DELETE", "/api/users/{id}", this::erase)
        .add("GET", "/api/users/{id}/history", this::history, DiscuzLists.LIMIT, DiscuzLists.NUMBER)
        .add("POST", "/api/users/pay-password/reset", this::payPasswordToken);
  }

  private void edit(Exchange exchange) {
    ActorRef actor = asking.actor(exchange);
    UserId target = Asking.target(exchange);
    Conditions conditions = Conditions.of(exchange.context());
    Shape shape = documents.shape(exchange, false);
    ObjectNode body = Asking.body(exchange);
    if (exchange.face().strict()) {
      DiscuzPatch.requireIdentified(body);
    }
    DiscuzPatch sent = DiscuzPatch.read(body, target.value());
    if (exchange.face().strict()) {
      requireEditable(sent, body, actor, target);
    }
    exchange.requirePrecondition(sent.expected().version().isPresent());
    Precondition precondition =
        Precondition.of(conditions, sent.expected(), () -> shown(actor, target, shape));
    EditUser.Edited edited =
        precondition.orRefuse(
            roster
                .editUser()
                .edit(
                    new EditUser.Command(
                        actor,
                        UserRef.of(target),
                        sent.patch(),
                        precondition.expected(),
                        exchange.requestId())));
    ObjectNode document = documents.one(edited.user(), shape);
    exchange.tag(ETag.of(StrictJson.bytes(document)));
    document.set("meta", meta(edited, sent));
    exchange.answer(200, Exchange.JSON_API, document);
  }

  /**
   * JSON:API: what cannot be updated is refused where it would change; elsewhere it is ignored, and
   * the answer names it.
   */
  private void requireEditable(DiscuzPatch sent, ObjectNode body, ActorRef actor, UserId target) {
    ViewUser.Query query = new ViewUser.Query(actor, UserRef.of(target));
    List<String> changed =
        roster
            .viewUser()
            .view(query)
            .fold(view -> sent.unappliedThatDiffer(body, documents.whole(view)), no -> List.of());
    if (!changed.isEmpty()) {
      throw Refusal.of(ProtocolCode.NOT_EDITABLE, changed);
    }
  }

  /** What a GET would answer now. */
  private Optional<Precondition.Shown> shown(ActorRef actor, UserId target, Shape shape) {
    return Precondition.Shown.of(
        roster.viewUser(),
        new ViewUser.Query(actor, UserRef.of(target)),
        view -> documents.one(view, shape));
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
    ActorRef actor = asking.actor(exchange);
    Shape shape = documents.shape(exchange, false);
    ViewUser.Query query = new ViewUser.Query(actor, UserRef.of(Asking.target(exchange)));
    UserView view = Exchange.orRefuse(roster.viewUser().view(query));
    exchange.answer(200, Exchange.JSON_API, documents.one(view, shape));
  }

  private void erase(Exchange exchange) {
    ActorRef actor = asking.actor(exchange);
    UserId target = Asking.target(exchange);
    Conditions conditions = Conditions.of(exchange.context());
    exchange.requirePrecondition(false);
    Precondition precondition =
        Precondition.of(conditions, Expectation.NONE, () -> shown(actor, target, Shape.WHOLE));
    precondition.orRefuse(
        roster
            .eraseUser()
            .erase(
                new EraseUser.Command(
                    actor, UserRef.of(target), precondition.expected(), exchange.requestId())));
    exchange.context().status(204);
  }

  private void history(Exchange exchange) {
    ActorRef actor = asking.actor(exchange);
    Page page = lists.page(exchange);
    ReadHistory.Past past =
        Exchange.orRefuse(
            roster
                .readHistory()
                .read(new ReadHistory.Query(actor, UserRef.of(Asking.target(exchange)), page)));
    exchange.answer(200, Exchange.JSON_API, lists.history(past, page, PageLinks.of(exchange)));
  }

  private void payPasswordToken(Exchange exchange) {
    ActorRef actor = asking.actor(exchange);
    exchange.sentAs(Attribute.PAY_PASSWORD, "pay_password");
    String payPassword =
        Asking.text(
            Asking.attributes(Asking.body(exchange)), "pay_password", Attribute.PAY_PASSWORD);
    Token token =
        Exchange.orRefuse(
            roster.askPayPasswordToken().ask(new AskPayPasswordToken.Command(actor, payPassword)));
    ObjectNode resource = Resources.named("sessions", token.text());
    Resources.attributes(resource).put("sessionId", token.text());
    ObjectNode document = StrictJson.object();
    document.set("data", resource);
    exchange.answer(200, Exchange.JSON_API, document);
  }
}

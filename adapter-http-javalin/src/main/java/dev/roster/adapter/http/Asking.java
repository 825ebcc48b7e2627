package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roster.application.Roster;
import dev.roster.application.port.ActorRef;
import dev.roster.domain.credential.Token;
import dev.roster.domain.form.FormRule;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Named;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;

/** Who asks for what: what every route of seed 003 reads first. */
record Asking(Roster roster) {

  private static final String ID = "id";

  /** Who asks; found out before anything else of the request is read. */
  ActorRef actor(Exchange exchange) {
    Token token =
        Bearer.find(exchange.context())
            .orElseThrow(() -> Refusal.of(ProtocolCode.NOT_AUTHENTICATED));
    ActorRef actor = exchange.by(Exchange.orRefuse(roster.authenticate().authenticate(token)));
    exchange.requireNegotiated();
    return actor;
  }

  static UserId target(Exchange exchange) {
    return user(exchange.context().pathParam(ID));
  }

  /** The number of a user in an address. */
  static UserId user(String text) {
    long number = Ids.number(text);
    if (number > UserId.MAX) {
      throw Refusal.of(Rejection.of(RejectionCode.MODEL_NOT_FOUND));
    }
    return new UserId(number);
  }

  static ObjectNode body(Exchange exchange) {
    exchange.requireNegotiated();
    MediaType.requireJson(exchange);
    return exchange.body();
  }

  static JsonNode attributes(ObjectNode body) {
    JsonNode attributes = body.path("data").path("attributes");
    if (!attributes.isObject()) {
      throw Refusal.of(ProtocolCode.INVALID_DOCUMENT, DiscuzDialect.ATTRIBUTES);
    }
    return attributes;
  }

  static String text(JsonNode attributes, String name, Named attribute) {
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

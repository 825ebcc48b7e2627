package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.application.LogIn.LoggedIn;
import dev.roster.application.Register;
import dev.roster.application.Roster;
import dev.roster.application.port.ActorRef;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.PatchField;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.user.Applicant;

/** How accounts begin, where anybody may make one. */
record RegisterRoutes(Roster roster, DiscuzTokens tokens) {

  void addTo(RouteTable table) {
    table.add("POST", "/api/register", this::register);
  }

  private void register(Exchange exchange) {
    exchange.sentAs(Attribute.NEW_PASSWORD, Attribute.PASSWORD.key());
    UserPatch sent = read(Asking.attributes(Asking.body(exchange)), exchange);
    LoggedIn begun =
        Exchange.orRefuse(
            roster.register().register(new Register.Command(sent, exchange.address())));
    exchange.by(ActorRef.trusted(begun.user().id()));
    exchange.answer(201, Exchange.JSON_API, tokens.document(begun));
  }

  /** {@code null} is as good as nothing; anything else is judged. */
  private static UserPatch read(JsonNode attributes, Exchange exchange) {
    UserPatch sent = UserPatch.EMPTY;
    for (Attribute attribute : Applicant.SENT) {
      JsonNode value = attributes.path(exchange.nameOf(attribute));
      if (!value.isMissingNode() && !value.isNull()) {
        sent = sent.with(attribute, PatchField.replace(RawValues.of(value)));
      }
    }
    return sent;
  }
}

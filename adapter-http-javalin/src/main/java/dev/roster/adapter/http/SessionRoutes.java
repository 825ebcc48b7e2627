package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roster.application.LogIn;
import dev.roster.application.Roster;
import dev.roster.application.port.ActorRef;
import dev.roster.domain.credential.Password;
import dev.roster.domain.form.FormRule;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.rejection.Rejection;
import java.util.ArrayList;
import java.util.List;

/** Sessions: how they begin and end. */
record SessionRoutes(Roster roster, Asking asking, DiscuzUser users) {

  void addTo(RouteTable table) {
    table.add("POST", "/api/login", this::logIn).add("POST", "/api/logout", this::logOut);
  }

  private void logIn(Exchange exchange) {
    JsonNode attributes = Asking.attributes(Asking.body(exchange));
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
                        exchange.address())));
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
    roster.logOut().logOut(asking.actor(exchange));
    exchange.context().status(204);
  }
}

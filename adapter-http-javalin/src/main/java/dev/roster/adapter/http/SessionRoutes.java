package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.application.LogIn;
import dev.roster.application.Roster;
import dev.roster.application.port.ActorRef;
import dev.roster.domain.credential.Password;
import dev.roster.domain.credential.Token;
import dev.roster.domain.form.FormRule;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.Named;
import dev.roster.domain.rejection.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Sessions: how they begin, go on and end. */
record SessionRoutes(Roster roster, Asking asking, DiscuzTokens tokens) {

  private static final String ALL = "all";
  private static final Set<String> YES = Set.of("", "1", "true");

  /** What a body holds beside attributes of users. */
  private enum Member implements Named {
    REFRESH_TOKEN;

    @Override
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  void addTo(RouteTable table) {
    table
        .add("POST", "/api/login", this::logIn)
        .add("POST", "/api/refresh-token", this::refresh)
        .add("POST", "/api/logout", this::logOut, ALL);
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
    exchange.answer(200, Exchange.JSON_API, tokens.document(session));
  }

  /** The refresh token says who asks; whatever else may say so is not read. */
  private void refresh(Exchange exchange) {
    JsonNode attributes = Asking.attributes(Asking.body(exchange));
    Token refresh =
        new Token(Asking.text(attributes, Member.REFRESH_TOKEN.key(), Member.REFRESH_TOKEN));
    LogIn.LoggedIn session = Exchange.orRefuse(roster.refreshSession().refresh(refresh));
    exchange.by(ActorRef.trusted(session.user().id()));
    exchange.answer(200, Exchange.JSON_API, tokens.document(session));
  }

  private void logOut(Exchange exchange) {
    ActorRef actor = asking.actor(exchange);
    if (everywhere(exchange)) {
      roster.logOutEverywhere().logOutEverywhere(actor);
    } else {
      roster.logOut().logOut(actor);
    }
    exchange.context().status(204);
  }

  /** Whoever misspells it must not believe to be logged out everywhere. */
  private static boolean everywhere(Exchange exchange) {
    String all = exchange.context().queryParam(ALL);
    if (all != null && !YES.contains(all)) {
      throw Refusal.of(ProtocolCode.INVALID_DOCUMENT, ALL);
    }
    return all != null;
  }
}

package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roster.application.ReadSessions;
import dev.roster.application.Roster;
import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Page;
import dev.roster.application.port.Sessions.Session;
import dev.roster.domain.actor.SessionId;
import java.util.Optional;

/** Where one is logged in. */
record OwnSessionRoutes(Roster roster, Asking asking, DiscuzLists lists) {

  private static final String TYPE = "sessions";
  private static final String ID = "id";

  void addTo(RouteTable table) {
    table
        .add("GET", "/api/sessions", this::list, DiscuzLists.LIMIT, DiscuzLists.NUMBER)
        .add("DELETE", "/api/sessions/{id}", this::end);
  }

  private void list(Exchange exchange) {
    ActorRef actor = asking.actor(exchange);
    Page page = lists.page(exchange);
    ReadSessions.Alive alive =
        Exchange.orRefuse(roster.readSessions().read(new ReadSessions.Query(actor, page)));
    ObjectNode document = StrictJson.object();
    ArrayNode data = document.putArray("data");
    alive.sessions().forEach(session -> data.add(resource(session, alive.current())));
    exchange.answer(
        200,
        Exchange.JSON_API,
        DiscuzLists.paged(document, alive.total(), page, PageLinks.of(exchange)));
  }

  private ObjectNode resource(Session session, Optional<SessionId> current) {
    ObjectNode resource = lists.resources().numbered(TYPE, session.id().value());
    Resources.attributes(resource)
        .put("created_at", roster.policy().shown(session.createdAt()))
        .put("used_at", roster.policy().shown(session.usedAt()))
        .put("expires_at", roster.policy().shown(session.expiresAt()))
        .put("ip", session.ip())
        .put("current", current.equals(Optional.of(session.id())));
    return resource;
  }

  private void end(Exchange exchange) {
    ActorRef actor = asking.actor(exchange);
    SessionId session = new SessionId(Ids.number(exchange.context().pathParam(ID)));
    Exchange.orRefuse(roster.endSession().end(actor, session));
    exchange.context().status(204);
  }
}

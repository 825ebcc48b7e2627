package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roster.application.ReadDeliveries;
import dev.roster.application.Roster;
import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Delivery;
import dev.roster.application.port.Page;
import dev.roster.domain.delivery.Channel;
import dev.roster.domain.delivery.DeliveryState;
import dev.roster.domain.identity.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What is on its way out, for administrators. Shows no address. */
record DeliveryRoutes(Roster roster, Asking asking, DiscuzLists lists) {

  private static final String TYPE = "deliveries";
  private static final String STATE = "filter[state]";
  private static final String USER = "filter[user_id]";
  private static final String CHANNEL = "filter[channel]";
  private static final String AGE = "filter[age]";

  /** In seconds: more than any program runs. */
  private static final long OLDEST = 9_999_999_999L;

  void addTo(RouteTable table) {
    table
        .add(
            "GET",
            "/api/deliveries",
            this::list,
            STATE,
            USER,
            CHANNEL,
            AGE,
            DiscuzLists.LIMIT,
            DiscuzLists.NUMBER)
        .add("POST", "/api/deliveries/{id}/retry", this::retry);
  }

  private void list(Exchange exchange) {
    ActorRef actor = asking.actor(exchange);
    Page page = lists.page(exchange);
    ReadDeliveries.Found found =
        Exchange.orRefuse(
            roster
                .readDeliveries()
                .read(new ReadDeliveries.Query(actor, which(Query.of(exchange)), page)));
    ObjectNode document = StrictJson.object();
    ArrayNode data = document.putArray("data");
    found.deliveries().forEach(delivery -> data.add(resource(delivery)));
    exchange.answer(
        200,
        Exchange.JSON_API,
        DiscuzLists.paged(document, found.total(), page, PageLinks.of(exchange)));
  }

  private static ReadDeliveries.Which which(Query query) {
    Set<DeliveryState> states = EnumSet.noneOf(DeliveryState.class);
    query.many(STATE).forEach(name -> states.add(state(name)));
    return new ReadDeliveries.Which(
        states,
        query.one(USER).map(DeliveryRoutes::user),
        query.one(CHANNEL).map(DeliveryRoutes::channel),
        query.one(AGE).map(DeliveryRoutes::age));
  }

  private static DeliveryState state(String name) {
    return Arrays.stream(DeliveryState.values())
        .filter(state -> state.text().equals(name))
        .findFirst()
        .orElseThrow(() -> Query.refused(STATE));
  }

  private static UserId user(String text) {
    return Ids.find(text).stream()
        .filter(id -> id <= UserId.MAX)
        .mapToObj(UserId::new)
        .findFirst()
        .orElseThrow(() -> Query.refused(USER));
  }

  private static Channel channel(String name) {
    try {
      return new Channel(name);
    } catch (IllegalArgumentException e) {
      throw Query.refused(CHANNEL);
    }
  }

  private static Duration age(String text) {
    return Duration.ofSeconds(
        Ids.find(text).stream()
            .filter(seconds -> seconds <= OLDEST)
            .findFirst()
            .orElseThrow(() -> Query.refused(AGE)));
  }

  private ObjectNode resource(Delivery delivery) {
    Delivery.Progress progress = delivery.progress();
    ObjectNode resource = lists.resources().numbered(TYPE, delivery.id());
    Resources.attributes(resource)
        .put("state", progress.state().text())
        .put("channel", delivery.way().channel().name())
        .put("to", delivery.way().to().text())
        .put("notice_id", delivery.notice().id().value())
        .put("user_id", delivery.about().user().value())
        .put("tries", progress.tries())
        .put("problem", progress.problem())
        .put("created_at", shown(Optional.of(delivery.createdAt())))
        .put("due_at", shown(Optional.of(progress.dueAt())))
        .put("tried_at", shown(progress.triedAt()))
        .put("ended_at", shown(progress.endedAt()))
        .put("expires_at", shown(delivery.expiresAt()));
    return resource;
  }

  private String shown(Optional<Instant> time) {
    return time.map(roster.policy()::shown).orElse(null);
  }

  private void retry(Exchange exchange) {
    ActorRef actor = asking.actor(exchange);
    long id = Ids.number(exchange.context().pathParam("id"));
    Exchange.orRefuse(roster.retryDelivery().retry(actor, id));
    exchange.context().status(204);
  }
}

package dev.roster.application;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Deliveries;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import java.util.Optional;

/** Shows deliveries, and has them sent once more. */
record DeliveryKeeping(Parts parts) implements ReadDeliveries, RetryDelivery {

  @Override
  public Outcome<Found> read(Query query) {
    return Access.toDeliveries(parts.snapshot(query.actor()))
        .map(Outcome::<Found>rejected)
        .orElseGet(() -> Outcome.done(found(query)));
  }

  private Found found(Query query) {
    Deliveries deliveries = parts.store().deliveries();
    Which which = query.which();
    Deliveries.Filter filter =
        new Deliveries.Filter(
            which.states(),
            which.user(),
            which.channel(),
            Optional.empty(),
            which.age().map(parts.now()::minus));
    return new Found(deliveries.list(filter, query.page()), deliveries.count(filter));
  }

  @Override
  public Outcome<Long> retry(ActorRef actor, long id) {
    return Access.toDeliveries(parts.snapshot(actor))
        .or(() -> waiting(id))
        .map(Outcome::<Long>rejected)
        .orElseGet(() -> Outcome.done(id));
  }

  private Optional<Rejection> waiting(long id) {
    if (!parts.store().deliveries().retry(id, parts.now())) {
      return Optional.of(Rejection.of(RejectionCode.MODEL_NOT_FOUND));
    }
    parts.signal().committed(parts.policy().deliveries().channels());
    return Optional.empty();
  }
}

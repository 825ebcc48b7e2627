package dev.roster.application;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Delivery;
import dev.roster.application.port.Page;
import dev.roster.domain.delivery.Channel;
import dev.roster.domain.delivery.DeliveryState;
import dev.roster.domain.identity.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Shows how notices stand that leave the program; to administrators. Thread-safe. */
@FunctionalInterface
public interface ReadDeliveries {

  /** Reads a page, newest first. */
  Outcome<Found> read(Query query);

  /**
   * What to read.
   *
   * @param actor who asks, not null
   * @param which not null
   * @param page which part, not null
   */
  record Query(ActorRef actor, Which which, Page page) {
    /** Refuses null. */
    public Query {
      Objects.requireNonNull(actor, "actor");
      Objects.requireNonNull(which, "which");
      Objects.requireNonNull(page, "page");
    }
  }

  /**
   * Which deliveries; empty parts and an empty set match all.
   *
   * @param states copied
   * @param user whom they are about
   * @param channel over which they go
   * @param age how long ago they were committed at least
   */
  record Which(
      Set<DeliveryState> states,
      Optional<UserId> user,
      Optional<Channel> channel,
      Optional<Duration> age) {

    /** Copies the states, and refuses null. */
    public Which {
      states = Set.copyOf(states);
      Objects.requireNonNull(user, "user");
      Objects.requireNonNull(channel, "channel");
      Objects.requireNonNull(age, "age");
    }
  }

  /**
   * A page of deliveries.
   *
   * @param deliveries newest first
   * @param total how many there are on all pages
   */
  record Found(List<Delivery> deliveries, long total) {}
}

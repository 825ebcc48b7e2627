package dev.roster.application;

import dev.roster.application.port.ActorRef;
import java.util.Objects;

/** Shows a user, as far as the actor may see it. Thread-safe; changes nothing. */
@FunctionalInterface
public interface ViewUser {

  /** Views. Anyone who is logged in and NORMAL sees the public part of anyone. */
  Outcome<UserView> view(Query query);

  /**
   * Whom to show.
   *
   * @param actor who asks, not null
   * @param target whom to show, not null
   */
  record Query(ActorRef actor, UserRef target) {
    /** Refuses null. */
    public Query {
      Objects.requireNonNull(actor, "actor");
      Objects.requireNonNull(target, "target");
    }
  }
}

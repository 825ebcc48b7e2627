package dev.roster.application;

import dev.roster.application.port.ActorRef;
import dev.roster.domain.fact.UserFacts;

/**
 * Shows all that other services have recorded of a user; for holders of {@code user.facts}.
 * Thread-safe; changes nothing.
 */
@FunctionalInterface
public interface ViewFacts {

  /**
   * Views.
   *
   * @param actor who asks, not null
   * @param target of whom, not null
   */
  Outcome<UserFacts> viewFacts(ActorRef actor, UserRef target);
}

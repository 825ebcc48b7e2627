package dev.roster.application;

import dev.roster.application.port.ActorRef;

/**
 * Has a delivery that was given up sent once more, with all its tries and without an expiry; by
 * administrators. Thread-safe.
 */
@FunctionalInterface
public interface RetryDelivery {

  /**
   * Makes it wait again.
   *
   * @param id of the delivery
   * @return its id, or that there is none that was given up
   */
  Outcome<Long> retry(ActorRef actor, long id);
}

package dev.roster.application;

import dev.roster.application.port.ActorRef;

/** Puts a rejected registration under review again, for a new reason. Thread-safe. */
@FunctionalInterface
public interface ApplyAgain {

  /**
   * Applies again.
   *
   * @param actor a user whose status is REJECTED; any other is refused
   * @param registerReason 1 to 50 characters; the last one again changes nothing, as every echo,
   *     and the view still says REJECTED
   * @param requestId goes into the audit; empty text for none
   */
  Outcome<UserView> applyAgain(ActorRef actor, String registerReason, String requestId);
}

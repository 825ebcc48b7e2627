package dev.roster.application;

import dev.roster.application.port.ActorRef;

/** Ends the session of a request. Thread-safe. */
@FunctionalInterface
public interface LogOut {

  /**
   * Logs out; with the effect of doing nothing if the session has already ended.
   *
   * @param actor whose session; one that is vouched for has none to end
   */
  void logOut(ActorRef actor);
}

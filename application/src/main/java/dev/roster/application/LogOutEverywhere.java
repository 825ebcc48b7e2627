package dev.roster.application;

import dev.roster.application.port.ActorRef;

/** Ends every session of a user. Open to narrow sessions too. Thread-safe. */
@FunctionalInterface
public interface LogOutEverywhere {

  /**
   * Logs out everywhere.
   *
   * @param actor whose sessions
   */
  void logOutEverywhere(ActorRef actor);
}

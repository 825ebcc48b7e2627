package dev.roster.application;

import dev.roster.application.port.ActorRef;

/**
 * Makes an actor of a user without a token.
 *
 * <p>For services that embed Roster and have authenticated the user themselves, and for the test
 * mode of seed 000. Thread-safe.
 */
@FunctionalInterface
public interface VouchForUser {

  /** The actor that is this user, or {@code access_denied} if there is no such user. */
  Outcome<ActorRef> vouchFor(UserRef user);
}

package dev.roster.application;

import dev.roster.application.port.ActorRef;
import dev.roster.domain.credential.Token;

/**
 * Finds out whose session a token opens.
 *
 * <p>Tokens that are unknown, expired or ended are refused alike. Using a session keeps it alive:
 * 30 days from the last use, noted at most once an hour, 180 days in all. Thread-safe.
 */
@FunctionalInterface
public interface Authenticate {

  /** The actor behind a token, or {@code access_denied}. */
  Outcome<ActorRef> authenticate(Token token);
}

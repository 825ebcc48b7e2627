package dev.roster.application;

import dev.roster.application.LogIn.LoggedIn;
import dev.roster.domain.credential.Token;

/**
 * Gives both tokens of a session for its refresh token.
 *
 * <p>The tokens before are worth nothing at once. A refresh token that was replaced and comes again
 * is refused; after ten seconds it has been stolen, and its session ends. The session lives on for
 * 30 days, but not beyond 180 from its beginning. Thread-safe.
 */
@FunctionalInterface
public interface RefreshSession {

  /** The session with its new tokens, or {@code access_denied}, whatever is wrong. */
  Outcome<LoggedIn> refresh(Token refresh);
}

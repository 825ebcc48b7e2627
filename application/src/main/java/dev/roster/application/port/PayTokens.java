package dev.roster.application.port;

import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.credential.TokenHash;
import dev.roster.domain.identity.UserId;
import java.time.Instant;

/**
 * Tokens that permit one change of the pay password.
 *
 * <p>Only hashes are stored. They end with the change of the pay password, by {@link Users#change}.
 * Thread-safe. May throw {@link Unavailable}.
 */
public interface PayTokens {

  /**
   * Stores a token, if the pay password has not moved since it was proven; in one transaction.
   *
   * @param token the hash of the token
   * @param owner who may use it
   * @param proven the stored hash that the owner has just matched
   * @param expiresAt the first moment at which it is no longer valid
   * @return false if the stored hash is another one now; then nothing is stored
   */
  boolean issue(TokenHash token, UserId owner, PasswordHash proven, Instant expiresAt);
}

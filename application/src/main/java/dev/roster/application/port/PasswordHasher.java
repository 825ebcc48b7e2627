package dev.roster.application.port;

import dev.roster.domain.credential.Password;
import dev.roster.domain.credential.PasswordHash;

/**
 * Hashes secrets, slowly on purpose.
 *
 * <p>Implementations are thread-safe, need not bound how many callers they serve at once, and are
 * never called inside a database transaction.
 */
public interface PasswordHasher {

  /**
   * A fresh salted hash.
   *
   * @param secret at most 72 bytes of UTF-8, no NUL
   * @throws IllegalArgumentException if the secret is one that the scheme would cut or confuse
   */
  PasswordHash hash(Password secret);

  /**
   * Whether a secret is the one behind a hash.
   *
   * <p>Never throws for what a person typed: a secret that {@link #hash} would refuse matches
   * nothing, and takes as long. A hash that this scheme cannot read matches nothing.
   */
  boolean matches(Password candidate, PasswordHash stored);

  /**
   * Whether a stored hash is of another scheme or cost than {@link #hash} makes now, so that it is
   * better replaced once its secret is known. Quick; never throws for what is stored.
   */
  boolean needsUpgrade(PasswordHash stored);
}

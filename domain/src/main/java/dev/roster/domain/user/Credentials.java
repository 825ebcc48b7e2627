package dev.roster.domain.user;

import dev.roster.domain.credential.PasswordHash;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The secrets of a user, as hashes.
 *
 * <p>Immutable and thread-safe; {@code toString} shows no hash.
 *
 * @param password the login password; empty for accounts that have none (mini-program accounts)
 * @param payPassword the pay password; empty until it is first set
 * @param passwordChangedAt when the login password last changed; empty if it never has
 */
public record Credentials(
    Optional<PasswordHash> password,
    Optional<PasswordHash> payPassword,
    Optional<Instant> passwordChangedAt) {

  /** No secret at all. */
  public static final Credentials NONE =
      new Credentials(Optional.empty(), Optional.empty(), Optional.empty());

  /** Refuses null. */
  public Credentials {
    Objects.requireNonNull(password, "password");
    Objects.requireNonNull(payPassword, "payPassword");
    Objects.requireNonNull(passwordChangedAt, "passwordChangedAt");
  }

  /** The login password that a new account starts with. */
  public static Credentials ofPassword(PasswordHash hash) {
    return new Credentials(Optional.of(hash), Optional.empty(), Optional.empty());
  }

  Credentials withPassword(PasswordHash hash, Instant now) {
    return new Credentials(Optional.of(hash), payPassword, Optional.of(now));
  }

  /** The same password, hashed anew; the time of its last change stays. */
  Credentials rehashed(PasswordHash fresh) {
    return new Credentials(Optional.of(fresh), payPassword, passwordChangedAt);
  }

  Credentials withPayPassword(Optional<PasswordHash> hash) {
    return new Credentials(password, hash, passwordChangedAt);
  }
}

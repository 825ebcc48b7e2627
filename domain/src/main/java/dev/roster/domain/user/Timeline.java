package dev.roster.domain.user;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * When an account was created, changed and last used; to the millisecond.
 *
 * <p>Immutable and thread-safe.
 *
 * @param createdAt not null
 * @param updatedAt when an attribute last changed, never before {@code createdAt}; not moved by
 *     logins
 * @param loginAt the last login; empty before the first
 * @param lastLoginIp the address of the last login; empty text before the first, not null
 */
public record Timeline(
    Instant createdAt, Instant updatedAt, Optional<Instant> loginAt, String lastLoginIp) {

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if the change lies before the creation
   */
  public Timeline {
    Objects.requireNonNull(loginAt, "loginAt");
    Objects.requireNonNull(lastLoginIp, "lastLoginIp");
    if (updatedAt.isBefore(createdAt)) {
      throw new IllegalArgumentException("an account cannot change before it is created");
    }
  }

  /** The timeline of an account that is created now. */
  public static Timeline startingAt(Instant now) {
    Instant created = now.truncatedTo(ChronoUnit.MILLIS);
    return new Timeline(created, created, Optional.empty(), "");
  }

  Timeline loggedIn(Instant at, String ip) {
    return new Timeline(createdAt, updatedAt, Optional.of(at), ip);
  }

  /** Moved on by a change: always later than before, even if the clock has gone backwards. */
  Timeline changedAt(Instant now) {
    Instant next = updatedAt.plusMillis(1);
    Instant moved = now.isAfter(next) ? now.truncatedTo(ChronoUnit.MILLIS) : next;
    return new Timeline(createdAt, moved, loginAt, lastLoginIp);
  }
}

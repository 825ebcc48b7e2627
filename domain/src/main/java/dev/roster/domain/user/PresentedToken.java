package dev.roster.domain.user;

import dev.roster.domain.identity.UserId;
import java.time.Instant;
import java.util.Objects;

/**
 * The stored record behind a pay-password token that a request presents; used tokens have none.
 *
 * @param owner whom it was given to, not null
 * @param expiresAt the first moment at which it is no longer valid, not null
 */
public record PresentedToken(UserId owner, Instant expiresAt) {

  /** Refuses null. */
  public PresentedToken {
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }

  boolean validFor(UserId user, Instant now) {
    return owner.equals(user) && now.isBefore(expiresAt);
  }
}

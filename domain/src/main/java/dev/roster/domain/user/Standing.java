package dev.roster.domain.user;

import dev.roster.domain.profile.Reason;
import dev.roster.domain.status.Status;
import java.util.Objects;

/**
 * What an account may do, and why.
 *
 * <p>Immutable and thread-safe.
 *
 * @param status not null
 * @param reason the moderator's reason for the last transition; may be empty, not null
 */
public record Standing(Status status, Reason reason) {

  /** Refuses null. */
  public Standing {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(reason, "reason");
  }

  /** In this status for no stated reason. */
  public static Standing of(Status status) {
    return new Standing(status, Reason.EMPTY);
  }

  /** Why it is disabled; empty text unless it is. */
  public Reason banReason() {
    return status.lockedOut() ? reason : Reason.EMPTY;
  }
}

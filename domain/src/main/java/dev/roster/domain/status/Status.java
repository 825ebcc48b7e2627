package dev.roster.domain.status;

import java.util.Arrays;
import java.util.Optional;

/**
 * What an account may do at all.
 *
 * <p>The stored and transmitted form is {@link #code()} (seed 003, request table, row {@code
 * status}). Immutable and thread-safe.
 */
public enum Status {
  /** In good standing; may do everything that its groups permit. */
  NORMAL(0),
  /** Locked out by a moderator; may not log in. */
  DISABLED(1),
  /** Registered and waiting for a moderator; logs in narrowly. */
  UNDER_REVIEW(2),
  /** The registration was refused; logs in narrowly and may apply again. */
  REJECTED(3),
  /** The registration was set aside without an answer; logs in narrowly. */
  IGNORED(4);

  private final int code;

  Status(int code) {
    this.code = code;
  }

  /** Whether the account is in good standing: only then it may do what its groups permit. */
  public boolean inGoodStanding() {
    return this == NORMAL;
  }

  /** Whether a moderator has locked the account out: no login, no session. */
  public boolean lockedOut() {
    return this == DISABLED;
  }

  /** Whether the account has applied and may still say why: {@code register_reason} can change. */
  public boolean applying() {
    return this == UNDER_REVIEW || this == REJECTED;
  }

  /**
   * What a new {@code register_reason} of the user's own makes of it: a rejected one applies again.
   */
  public Status afterNewReason() {
    return this == REJECTED ? UNDER_REVIEW : this;
  }

  /** The number that stands for this status in storage and on the wire, 0 to 4. */
  public int code() {
    return code;
  }

  /**
   * The status of a code.
   *
   * @param code any number
   * @return the status, or empty for a number that is none; never null
   */
  public static Optional<Status> ofCode(long code) {
    return Arrays.stream(values()).filter(status -> status.code == code).findFirst();
  }
}

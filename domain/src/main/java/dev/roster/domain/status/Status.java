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

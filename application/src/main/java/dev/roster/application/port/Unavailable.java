package dev.roster.application.port;

import java.time.Duration;

/**
 * Something that Roster stands on cannot answer now: storage is locked, full or gone, or hashing
 * has more work queued than it takes.
 *
 * <p>Nothing of the request has been stored, unless the connection to a database was lost while it
 * committed: then nobody knows, and a change of version tells. The message is for the log; it holds
 * no value of the request.
 */
public final class Unavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** When another try makes sense. */
  private final Duration retryAfter;

  /** For want of capacity. */
  public Unavailable(String message, Duration retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  /** For a failure below. */
  public Unavailable(String message, Duration retryAfter, Throwable cause) {
    super(message, cause);
    this.retryAfter = retryAfter;
  }

  /** When another try makes sense; at least a second. */
  public Duration retryAfter() {
    return retryAfter;
  }
}

package dev.roster.domain.actor;

/**
 * The number of a session; never the token that opens it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param value at least 1
 */
public record SessionId(long value) {

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if the value is below 1
   */
  public SessionId {
    if (value < 1) {
      throw new IllegalArgumentException("a session id is at least 1");
    }
  }
}

package dev.roster.domain.delivery;

/**
 * A way out of the program over which notices are sent, such as {@code mail}.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name 1 to 32 of {@code a-z}, {@code 0-9} and {@code -}
 */
public record Channel(String name) {

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it has another form
   */
  public Channel {
    if (!name.matches("[a-z0-9-]{1,32}")) {
      throw new IllegalArgumentException("a channel's name is 1 to 32 of a-z, 0-9 and -");
    }
  }
}

package dev.roster.application.port;

/**
 * A part of a list.
 *
 * @param number from 1
 * @param limit entries on a page, 1 to {@value #MAX_LIMIT}
 */
public record Page(int number, int limit) {

  /** As many as one page may have. */
  public static final int MAX_LIMIT = 200;

  /** The first twenty. */
  public static final Page FIRST = new Page(1, 20);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public Page {
    if (number < 1 || limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("a page has a number from 1 and 1 to 200 entries");
    }
  }

  /** How many entries lie before it. */
  public long offset() {
    return (number - 1L) * limit;
  }
}

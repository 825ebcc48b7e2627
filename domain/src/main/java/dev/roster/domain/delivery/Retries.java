package dev.roster.domain.delivery;

import java.time.Duration;

/**
 * When a delivery that failed is tried again: exponential backoff with full jitter, and a bound.
 *
 * <p>After the n-th failure the pause is a random part of {@code first * 2^(n-1)}, which grows no
 * further than {@code longest}. Immutable and thread-safe.
 *
 * @param first the longest pause after the first failure, at least a millisecond
 * @param longest the longest pause of all, at least the first
 * @param tries after how many tries it is given up, at least 1
 */
public record Retries(Duration first, Duration longest, int tries) {

  /** Within 2 s, then 4, 8, ... up to an hour; given up after 16 tries, some five hours later. */
  public static final Retries STANDARD =
      new Retries(Duration.ofSeconds(2), Duration.ofHours(1), 16);

  /** Beyond this many doublings every pause is the longest; keeps the arithmetic in range. */
  private static final int MOST_DOUBLINGS = 30;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public Retries {
    if (first.toMillis() < 1 || longest.compareTo(first) < 0 || tries < 1) {
      throw new IllegalArgumentException("a first pause, none that is longer, and a try at least");
    }
  }

  /** Whether nothing more is tried after so many tries. */
  public boolean usedUp(int made) {
    return made >= tries;
  }

  /**
   * The pause before the next try.
   *
   * @param made how many tries have failed, at least 1
   * @param part where in the range, from 0 to below 1; the caller's randomness
   */
  public Duration pause(int made, double part) {
    long doubled = 1L << Math.min(made - 1, MOST_DOUBLINGS);
    long range = Math.min(longest.toMillis(), first.toMillis() * doubled);
    return Duration.ofMillis((long) (range * part));
  }
}

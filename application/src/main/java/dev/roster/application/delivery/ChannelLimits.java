package dev.roster.application.delivery;

import dev.roster.domain.delivery.Retries;
import java.util.Objects;

/**
 * How one channel is used by one node. Immutable and thread-safe.
 *
 * @param retries when a failed try is followed by another, not null
 * @param perSecond how many tries a second begin in the long run, more than 0; no second sees more
 *     than a tenth and one above it
 * @param atOnce how many are under way at once, at least 1; a fixed destination gets at most half
 *     of them, so that one that hangs leaves room for the others
 */
public record ChannelLimits(Retries retries, double perSecond, int atOnce) {

  /** {@link Retries#STANDARD}, 200 a second, 16 at once. */
  public static final ChannelLimits STANDARD = new ChannelLimits(Retries.STANDARD, 200, 16);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public ChannelLimits {
    Objects.requireNonNull(retries, "retries");
    if (!(perSecond > 0) || atOnce < 1) {
      throw new IllegalArgumentException("a channel sends something, one at a time at least");
    }
  }

  /** How many may be on their way to one fixed destination. */
  int toOneDestination() {
    return Math.max(1, atOnce / 2);
  }
}

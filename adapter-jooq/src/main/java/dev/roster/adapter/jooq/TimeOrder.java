package dev.roster.adapter.jooq;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Numbers by time: 41 bits of milliseconds since 2025 in UTC, then 12 random bits; 1 to 2^53-1,
 * until September 2094.
 *
 * <p>They ascend: where the clock stands still or goes back, the last number is counted on.
 * Thread-safe.
 */
final class TimeOrder implements LongSupplier {

  /** The beginning of 2025 in UTC, in milliseconds. */
  static final long EPOCH = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();

  private static final int RANDOM_BITS = 12;
  private static final int TIME_BITS = 41;

  private final LongSupplier clock;
  private final AtomicLong last = new AtomicLong();

  /**
   * By a clock.
   *
   * @param clock milliseconds since 1970 in UTC
   */
  TimeOrder(LongSupplier clock) {
    this.clock = clock;
  }

  /**
   * The next number.
   *
   * @throws IllegalStateException if the clock shows a time that has no numbers
   */
  @Override
  public long getAsLong() {
    long millis = clock.getAsLong() - EPOCH;
    if (millis < 0 || millis >= 1L << TIME_BITS) {
      throw new IllegalStateException("the clock shows a time before 2025 or after 2094");
    }
    long fresh = millis << RANDOM_BITS | ThreadLocalRandom.current().nextInt(1 << RANDOM_BITS);
    return last.accumulateAndGet(fresh, (before, now) -> Math.max(before + 1, now));
  }
}

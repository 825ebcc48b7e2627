package dev.roster.adapter.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How much each of many has asked for lately: the generic cell rate algorithm, which is a leaky
 * bucket in one number, the time at which its last request would have been due.
 *
 * <p>Bounded: of more than {@value #MOST} the least asked for are forgotten, and everybody whose
 * bucket is empty again. Thread-safe.
 */
final class Buckets {

  private static final int MOST = 100_000;

  private final long interval;
  private final long tolerance;
  private final LongSupplier nanos;
  private final Cache<String, AtomicLong> due;

  /**
   * Empty buckets.
   *
   * @param rate how fast they leak and how much they hold; not off
   * @param nanos the time, as {@link System#nanoTime}
   */
  Buckets(HttpSettings.Rate rate, LongSupplier nanos) {
    this.interval = Duration.ofSeconds(1).toNanos() / rate.perSecond();
    this.tolerance = interval * (rate.burst() - 1);
    this.nanos = nanos;
    this.due =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(Duration.ofNanos(tolerance + interval))
            .ticker(nanos::getAsLong)
            .executor(Runnable::run)
            .build();
  }

  /** Takes one request in, or says how long to wait for room; never negative. */
  Duration take(String whose) {
    AtomicLong cell = due.get(whose, anew -> new AtomicLong(nanos.getAsLong()));
    while (true) {
      long now = nanos.getAsLong();
      long last = cell.get();
      long ahead = Math.max(0, last - now);
      if (ahead > tolerance) {
        return Duration.ofNanos(ahead - tolerance);
      }
      if (cell.compareAndSet(last, now + ahead + interval)) {
        return Duration.ZERO;
      }
    }
  }

  /** How many are remembered. */
  long size() {
    due.cleanUp();
    return due.estimatedSize();
  }
}

package dev.roster.benchmark.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How long each of many took, in milliseconds, sorted. Immutable as long as nobody writes to it.
 *
 * @param perSecond how many of them began in a second
 * @param millis from the shortest to the longest, at least one
 */
public record Times(double perSecond, double[] millis) {

  private static final double NANOS = 1e6;

  /** From when to when something took. */
  public record Span(Instant begin, Instant end) {

    private double millis() {
      return Duration.between(begin, end).toNanos() / NANOS;
    }
  }

  /**
   * Of those that began in a window, which begins a while after the first of all.
   *
   * @param warm that while
   * @param window how long it is
   * @throws IllegalStateException if none began in it
   */
  public static Times of(List<Span> all, Duration warm, Duration window) {
    Instant from =
        all.stream()
            .map(Span::begin)
            .min(Instant::compareTo)
            .orElseThrow(() -> new IllegalStateException("nothing was measured"))
            .plus(warm);
    Instant to = from.plus(window);
    double[] millis =
        all.stream()
            .filter(each -> !each.begin().isBefore(from) && each.begin().isBefore(to))
            .mapToDouble(Span::millis)
            .sorted()
            .toArray();
    if (millis.length == 0) {
      throw new IllegalStateException("nothing began after the warm-up");
    }
    return new Times(millis.length * 1000.0 / window.toMillis(), millis);
  }

  /**
   * So many of a hundred took no longer.
   *
   * @param percent above 0, to 100
   */
  public double percentile(double percent) {
    return millis[(int) Math.ceil(percent / 100 * millis.length) - 1];
  }

  /** The longest. */
  public double max() {
    return percentile(100);
  }
}

package dev.roster.benchmark.load;

import org.HdrHistogram.Histogram;

/**
 * What came of a {@link Load}. Latencies are in milliseconds.
 *
 * @param requests how many were answered in all, those of the warm-up included
 * @param rate answers a second while it was measured
 * @param p50 half of the latencies are no longer
 * @param p99 of a hundred, all but one
 * @param p999 of a thousand, all but one
 * @param max the longest
 */
public record Measured(
    long requests, double rate, double p50, double p99, double p999, double max) {

  private static final double NANOS = 1e6;

  static Measured of(long requests, double rate, Histogram nanos) {
    return new Measured(
        requests,
        rate,
        nanos.getValueAtPercentile(50) / NANOS,
        nanos.getValueAtPercentile(99) / NANOS,
        nanos.getValueAtPercentile(99.9) / NANOS,
        nanos.getMaxValue() / NANOS);
  }
}

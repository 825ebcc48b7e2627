package dev.roster.benchmark.report;

/**
 * One figure.
 *
 * @param name what was measured, from the general to the particular, with slashes between: {@code
 *     growth/patch/10000000/p50}, {@code jmh/decide-a-change}. Results of one name are told apart
 *     by {@code of}
 * @param unit {@code ms}, {@code 1/s}, {@code MiB}, {@code s}, or {@code x} for a ratio
 * @param value the figure, in that unit
 * @param of whose figure it is ({@code roster}, {@code bare}, {@code null}); of a ratio what it is
 *     a ratio to; else empty
 * @param note what a reader of the table should know beside it; may be empty, never null
 */
public record Result(String name, String unit, double value, String of, String note) {

  /** A figure of Roster that needs no word beside it. */
  public static Result of(String name, String unit, double value) {
    return new Result(name, unit, value, "", "");
  }
}

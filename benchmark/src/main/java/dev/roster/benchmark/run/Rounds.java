package dev.roster.benchmark.run;

import dev.roster.benchmark.load.Measured;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The rounds of one server, in the order in which they took place.
 *
 * @param all at least one
 */
record Rounds(List<Round> all) {

  /**
   * One round.
   *
   * @param cpu seconds of processor time for a thousand requests, those of the database included
   */
  record Round(Measured measured, double cpu) {}

  /** The median of a figure. */
  double median(ToDoubleFunction<Round> figure) {
    return median(all.stream().mapToDouble(figure).toArray());
  }

  double rate() {
    return median(round -> round.measured().rate());
  }

  /** The lowest and the highest of a figure. */
  String spread(ToDoubleFunction<Round> figure) {
    return spread(all.stream().mapToDouble(figure).toArray());
  }

  /** The lowest and the highest of what each round has reached of the same round of another. */
  String spreadOfRatios(Rounds other) {
    double[] ratios = new double[Math.min(all.size(), other.all.size())];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = all.get(i).measured().rate() / other.all.get(i).measured().rate();
    }
    return spread(ratios);
  }

  private static String spread(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 1
        ? ""
        : "%s to %s".formatted(rounded(sorted[0]), rounded(sorted[sorted.length - 1]));
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Three figures are as much as a shared machine knows. */
  private static String rounded(double value) {
    return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }
}

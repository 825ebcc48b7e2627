package dev.roster.benchmark.report;

import java.util.OptionalDouble;

/**
 * What a figure should be.
 *
 * @param what in words
 * @param least whether the bound is the least; otherwise it is the most
 * @param bound what it should be
 * @param unit of both
 * @param figure what was measured; empty if it was not
 */
record Target(String what, boolean least, double bound, String unit, OptionalDouble figure) {

  static Target atLeast(String what, double bound, String unit, OptionalDouble figure) {
    return new Target(what, true, bound, unit, figure);
  }

  static Target atMost(String what, double bound, String unit, OptionalDouble figure) {
    return new Target(what, false, bound, unit, figure);
  }

  /** A line of the table of targets. */
  String line() {
    String measured = figure.isEmpty() ? "not measured" : Figures.text(figure.getAsDouble()) + unit;
    String met = figure.isEmpty() ? "" : met() ? "yes" : "**no**";
    return "| %s | %s %s%s | %s | %s |"
        .formatted(what, least ? "at least" : "at most", Figures.text(bound), unit, measured, met);
  }

  private boolean met() {
    return least ? figure.getAsDouble() >= bound : figure.getAsDouble() <= bound;
  }
}

package dev.roster.benchmark.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** All results, to be looked up by name. */
record Figures(List<Result> all) {

  private static final int ENOUGH = 3;

  Optional<Result> find(String name, String of) {
    return all.stream()
        .filter(each -> each.name().equals(name) && each.of().equals(of))
        .findFirst();
  }

  OptionalDouble value(String name, String of) {
    return find(name, of).stream().mapToDouble(Result::value).findFirst();
  }

  /** A cell of a table: the figure, or a dash. */
  String cell(String name, String of) {
    return value(name, of).stream().mapToObj(Figures::text).findFirst().orElse("–");
  }

  /** The figure and the spread of it. */
  String cellWithSpread(String name, String of) {
    return find(name, of)
        .map(each -> text(each.value()) + (each.note().isEmpty() ? "" : " (" + each.note() + ")"))
        .orElse("–");
  }

  /** The parts at one place of all names that begin so, each once, in the order of the figures. */
  Stream<String> parts(String prefix, int place) {
    return all.stream()
        .map(Result::name)
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.split("/")[place])
        .distinct();
  }

  /** With three figures, as they are read: {@code 12,300}, {@code 0.85}. */
  static String text(double value) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(ENOUGH)).stripTrailingZeros();
    return value >= 1000
        ? String.format(Locale.ROOT, "%,d", rounded.longValue())
        : rounded.toPlainString();
  }
}

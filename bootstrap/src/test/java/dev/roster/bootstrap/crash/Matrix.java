package dev.roster.bootstrap.crash;

import dev.roster.bootstrap.crash.Tally.Counts;
import dev.roster.bootstrap.crash.rigged.Point;
import dev.roster.bootstrap.endtoend.Database;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was found at each point on each store, as a table of Markdown. Used by one thread. */
final class Matrix {

  private static final String CELLS = " %d | %d | %d | %d |";

  private final Map<Database.Kind, List<Tally>> tallies = new EnumMap<>(Database.Kind.class);

  /** Adds what was found in the worlds of one store. */
  void add(Database.Kind kind, List<Tally> found) {
    tallies.put(kind, List.copyOf(found));
  }

  /** Of all worlds of a store. */
  Counts at(Database.Kind kind, Point point) {
    return tallies.get(kind).stream()
        .map(tally -> tally.at(point))
        .reduce(Counts.NONE, Counts::plus);
  }

  /** How many servers have died. */
  int kills() {
    return tallies.keySet().stream()
        .mapToInt(kind -> Point.byTurns().stream().mapToInt(point -> at(kind, point).times()).sum())
        .sum();
  }

  private static String name(Database.Kind kind) {
    return switch (kind) {
      case SQLITE -> "SQLite";
      case POSTGRESQL -> "PostgreSQL";
    };
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("| | the server dies when");
    tallies
        .keySet()
        .forEach(
            kind -> text.append(" | %s: times | lost | phantom | doubled".formatted(name(kind))));
    text.append(" |\n|--:|---|").append("--:|--:|--:|--:|".repeat(tallies.size())).append('\n');
    for (Point point : Point.values()) {
      text.append("| %d | %s |".formatted(point.number(), point.text()));
      for (Database.Kind kind : tallies.keySet()) {
        Counts counts = at(kind, point);
        text.append(
            CELLS.formatted(counts.times(), counts.lost(), counts.phantom(), counts.doubled()));
      }
      text.append('\n');
    }
    return text.toString();
  }
}

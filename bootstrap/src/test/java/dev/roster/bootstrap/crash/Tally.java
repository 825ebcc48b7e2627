package dev.roster.bootstrap.crash;

import dev.roster.bootstrap.crash.rigged.Point;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was found, point by point. Thread-safe. */
final class Tally {

  private final Map<Point, Counts> counts = new EnumMap<>(Point.class);
  private final Set<String> faults = new LinkedHashSet<>();

  /** How often what was found at one point. */
  record Counts(int times, int lost, int phantom, int doubled) {

    static final Counts NONE = new Counts(0, 0, 0, 0);

    Counts plus(Counts more) {
      return new Counts(
          times + more.times, lost + more.lost, phantom + more.phantom, doubled + more.doubled);
    }
  }

  /** It came to that point. */
  void reached(Point point) {
    add(point, new Counts(1, 0, 0, 0));
  }

  /** Something is not there that has to be; each is counted once, however often it is found. */
  void lost(Point point, String what) {
    fault(point, "lost: " + what, new Counts(0, 1, 0, 0));
  }

  /** Something is there whose change is not. */
  void phantom(Point point, String what) {
    fault(point, "phantom: " + what, new Counts(0, 0, 1, 0));
  }

  /** Something has arrived once more since a server died before it could note that. */
  void doubled(Point point) {
    add(point, new Counts(0, 0, 0, 1));
  }

  /** Something has arrived once more for no good reason. */
  void wronglyDoubled(Point point, String what) {
    fault(point, "doubled: " + what, new Counts(0, 0, 0, 1));
  }

  /** Something else is wrong. */
  void wrong(Point point, String what) {
    fault(point, what, Counts.NONE);
  }

  private synchronized void fault(Point point, String what, Counts counted) {
    if (faults.add("point %d, %s".formatted(point.number(), what))) {
      add(point, counted);
    }
  }

  private synchronized void add(Point point, Counts more) {
    counts.merge(point, more, Counts::plus);
  }

  synchronized Counts at(Point point) {
    return counts.getOrDefault(point, Counts.NONE);
  }

  /** Everything that must not be, in words. */
  synchronized List<String> faults() {
    return new ArrayList<>(faults);
  }
}

package dev.roster.benchmark.run;

import dev.roster.benchmark.load.Scenario;
import dev.roster.benchmark.run.Asking.Span;
import java.util.List;

/**
 * What is measured, and for how long.
 *
 * @param stores names of {@link Stage}s
 * @param scenarios what is asked
 * @param connections how many there are at once
 * @param seconds the length of a round
 * @param rounds how often each server is asked in turn, for figures that are compared
 * @param starts how often the server is started
 */
record Plan(
    List<String> stores,
    List<Scenario> scenarios,
    List<Integer> connections,
    double seconds,
    int rounds,
    int starts) {

  /** The connections at which everything is compared. */
  static final int COMPARED = 64;

  /** The round in which servers are compared. */
  Span round() {
    return Span.seconds(seconds);
  }

  /** Longer, since of a thousand requests the slowest counts. */
  Span latency() {
    return Span.seconds(seconds * 1.5);
  }

  /**
   * How many requests warm a server up, if it answers them in time. The first scenario does most of
   * it: with the packaged options the last compiler takes up a method after some 60,000 calls.
   */
  long warmRequests(Scenario scenario) {
    return (long) (seconds * (scenario == scenarios.get(0) ? 40_000 : 500));
  }

  /** Until the compilers of the JVMs have done most of their work; the first scenario does most. */
  Span warmUp(Scenario scenario) {
    return new Span(0, (long) (seconds * (scenario == scenarios.get(0) ? 8000 : 1000)));
  }
}

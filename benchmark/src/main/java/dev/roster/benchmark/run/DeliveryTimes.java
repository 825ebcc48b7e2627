package dev.roster.benchmark.run;

import dev.roster.adapter.jooq.JooqStore;
import dev.roster.application.port.Deliveries;
import dev.roster.application.port.Delivery;
import dev.roster.application.port.Page;
import dev.roster.benchmark.delivery.Receiver;
import dev.roster.benchmark.delivery.Receiver.Taken;
import dev.roster.benchmark.delivery.Times;
import dev.roster.benchmark.load.Measured;
import dev.roster.benchmark.load.Scenario;
import dev.roster.benchmark.report.Result;
import dev.roster.benchmark.run.Asking.Span;
import dev.roster.domain.delivery.DeliveryState;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How long a webhook takes from its change to its acceptance, on one node, while statuses change at
 * an even pace and each change owes exactly one. What the times begin and end with is said in
 * {@link dev.roster.benchmark.delivery}. Names of figures are {@code delivery/<store>/<figure>}.
 *
 * @param span the warm-up and the time that is measured
 */
record DeliveryTimes(Stage stage, Processes processes, Asking asking, Span span) {

  /** Changes of status a second. */
  static final double RATE = 100;

  /** More than there are ever changes at once, unless the server falls behind. */
  private static final int CONNECTIONS = 16;

  /** Beside those of the receiver's port. */
  private static final List<String> WEBHOOK =
      List.of(
          "--channels", "webhook",
          "--webhook-secrets", "default=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
          "--webhook-networks", "127.0.0.0/8");

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
  private static final long PAUSE_MILLIS = 50;

  /**
   * Runs it.
   *
   * @param options for the server's JVM in place of its own; empty text for its own
   * @throws IllegalStateException if a change did not owe and get exactly one webhook
   */
  List<Result> run(String options) throws IOException, InterruptedException, SQLException {
    List<Taken> taken;
    Measured asked;
    double cpu;
    try (Subject receiver =
        processes.server("receiver", Receiver.class, List.of("-XX:+UseSerialGC"), List.of())) {
      List<String> flags =
          Stream.of(
                  WholeSystem.FLAGS,
                  WEBHOOK,
                  List.of("--webhook-urls", "default=" + Receiver.hook(receiver.port())),
                  stage.flags(WholeSystem.ROSTER))
              .flatMap(List::stream)
              .toList();
      try (Subject roster = start(flags, options)) {
        double before = cpu(roster);
        asked = asking.ask(roster, Scenario.MODERATE, stage.crew(), CONNECTIONS, RATE, span);
        awaitAll(receiver.port(), asked.requests());
        cpu = (cpu(roster) - before) / asked.requests() * 1000;
      }
      taken = Receiver.taken(receiver.port());
    }
    List<Times.Span> stored = stored();
    requireOneEach(asked.requests(), stored.size(), taken);
    return results(asked, cpu, times(stored), times(taken.stream().map(Taken::span).toList()));
  }

  private Subject start(List<String> flags, String options) {
    return options.isEmpty()
        ? processes.roster(WholeSystem.ROSTER, flags)
        : processes.roster(WholeSystem.ROSTER, flags, options);
  }

  /** Seconds of processor time so far, those of the database included. */
  private double cpu(Subject roster) {
    return roster.usage().cpu() + stage.usage().map(Usage::cpu).orElse(0.0);
  }

  private static void awaitAll(int receiver, long requests)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    while (Receiver.taken(receiver).size() < requests) {
      if (System.nanoTime() - begin > PATIENCE) {
        throw new IllegalStateException("not every webhook has come; see roster.log");
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /** What the store says of each, once the server has ended. */
  private List<Times.Span> stored() {
    List<Times.Span> all = new ArrayList<>();
    try (JooqStore store = stage.open(WholeSystem.ROSTER)) {
      List<Delivery> page;
      int number = 1;
      do {
        page = store.deliveries().list(Deliveries.Filter.ALL, new Page(number++, Page.MAX_LIMIT));
        page.stream().map(DeliveryTimes::accepted).forEach(all::add);
      } while (!page.isEmpty());
    }
    return all;
  }

  private static Times.Span accepted(Delivery delivery) {
    Delivery.Progress progress = delivery.progress();
    if (progress.state() != DeliveryState.ACCEPTED || progress.tries() != 1) {
      throw new IllegalStateException(
          "a delivery is %s after %d tries".formatted(progress.state().text(), progress.tries()));
    }
    return new Times.Span(delivery.createdAt(), progress.endedAt().orElseThrow());
  }

  private static void requireOneEach(long requests, long stored, List<Taken> taken) {
    long ids = taken.stream().map(Taken::id).distinct().count();
    if (stored != requests || taken.size() != requests || ids != requests) {
      throw new IllegalStateException(
          "%d changes, %d deliveries, %d webhooks with %d ids"
              .formatted(requests, stored, taken.size(), ids));
    }
  }

  private Times times(List<Times.Span> all) {
    return Times.of(all, Duration.ofMillis(span.warmMillis()), Duration.ofMillis(span.millis()));
  }

  private List<Result> results(Measured asked, double cpu, Times stored, Times received) {
    List<Result> results = new ArrayList<>();
    String name = "delivery/" + stage.name() + "/";
    results.add(Result.of(name + "rate", "1/s", asked.rate()));
    results.add(Result.of(name + "cpu", "s", cpu));
    results.add(Result.of(name + "answer", "ms", asked.p50()));
    results.addAll(of(name + "stored/", stored));
    results.addAll(of(name + "received/", received));
    return results;
  }

  private static List<Result> of(String name, Times times) {
    return List.of(
        Result.of(name + "p50", "ms", times.percentile(50)),
        Result.of(name + "p95", "ms", times.percentile(95)),
        Result.of(name + "p99", "ms", times.percentile(99)),
        Result.of(name + "max", "ms", times.max()));
  }
}

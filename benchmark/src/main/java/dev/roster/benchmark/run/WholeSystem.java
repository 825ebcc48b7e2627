package dev.roster.benchmark.run;

import dev.roster.benchmark.baseline.BaselineProcess;
import dev.roster.benchmark.baseline.Recorder;
import dev.roster.benchmark.load.Measured;
import dev.roster.benchmark.load.Scenario;
import dev.roster.benchmark.report.Result;
import dev.roster.benchmark.run.Asking.Span;
import dev.roster.benchmark.run.Rounds.Round;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Roster and its baselines on one store, asked in turns. Names of figures are {@code
 * whole/<store>/<scenario>/<connections>/<figure>}.
 */
final class WholeSystem implements AutoCloseable {

  static final String ROSTER = "roster";
  private static final String BARE = "bare";
  private static final String NULL = "null";

  /** Roster, committing each request by itself. */
  private static final String ONE_BY_ONE = "one-by-one";

  static final List<String> FLAGS =
      List.of(
          "--port", "0",
          "--session-rate", "0",
          "--address-rate", "0",
          "--address-connections", "1000",
          "--bcrypt-cost", "4",
          "--hash-waiting", "1000",
          // A server that is still cold is late, and is not to turn anybody away for that.
          "--database-patience", "60",
          "--register", "open",
          "--proxies-trusted", "127.0.0.1");

  private static final int WARMING_SPANS = 6;
  private static final long IDLE_MILLIS = 10_000;

  private final Plan plan;
  private final Stage stage;
  private final Asking asking;
  private final Map<String, Subject> subjects = new LinkedHashMap<>();
  private final List<Result> results = new ArrayList<>();

  private WholeSystem(Plan plan, Stage stage, Asking asking) {
    this.plan = plan;
    this.stage = stage;
    this.asking = asking;
  }

  /** Runs the plan on one store. */
  static List<Result> run(Plan plan, Stage stage, Processes processes, Asking asking)
      throws IOException, InterruptedException, SQLException {
    try (WholeSystem whole = new WholeSystem(plan, stage, asking)) {
      whole.start(processes);
      whole.idle();
      whole.warmUp();
      for (Scenario scenario : plan.scenarios()) {
        whole.measure(scenario);
      }
      whole.loaded();
      return whole.results;
    }
  }

  private void start(Processes processes) throws IOException, InterruptedException, SQLException {
    Path recordings = processes.work().resolve(stage.name() + "-recordings.json");
    Recorder.record(stage.scratch(), recordings);
    Subject roster = add(processes.roster(ROSTER, flags(ROSTER)));
    List<String> options = Processes.optionsOf(roster.process().pid());
    add(
        processes.server(
            BARE,
            BaselineProcess.class,
            options,
            List.of(
                recordings.toString(), stage.url(BARE), Integer.toString(stage.connections()))));
    add(processes.server(NULL, BaselineProcess.class, options, List.of(recordings.toString())));
    if (stage.name().equals("sqlite")) {
      add(processes.roster(ONE_BY_ONE, flags(ONE_BY_ONE, "--database-batch", "1")));
    }
  }

  private Subject add(Subject subject) {
    subjects.put(subject.name(), subject);
    return subject;
  }

  private List<String> flags(String subject, String... more) throws IOException, SQLException {
    return Stream.of(FLAGS, stage.flags(subject), List.of(more)).flatMap(List::stream).toList();
  }

  private void idle() throws InterruptedException {
    Thread.sleep(IDLE_MILLIS);
    memory("idle", Usage::resident);
  }

  private void loaded() {
    memory("loaded", Usage::resident);
    memory("most", Usage::mostResident);
  }

  private void memory(String when, ToDoubleFunction<Usage> figure) {
    for (String name : List.of(ROSTER, BARE, NULL)) {
      add(
          "memory/" + stage.name() + "/" + when,
          "MiB",
          figure.applyAsDouble(subjects.get(name).usage()),
          name,
          "");
    }
  }

  private void warmUp() throws IOException {
    for (Scenario scenario : plan.scenarios()) {
      for (String name : compared(scenario)) {
        System.err.printf("%s: warming up %s, %s%n", stage.name(), name, scenario.text());
        warmUp(name, scenario);
      }
    }
  }

  /** For longer if it is slow: what a compiler does depends on how often code has run. */
  private void warmUp(String name, Scenario scenario) throws IOException {
    long requests = 0;
    for (int spans = 0; spans < WARMING_SPANS && requests < plan.warmRequests(scenario); spans++) {
      requests +=
          ask(name, scenario, Plan.COMPARED, 0, plan.warmUp(scenario)).measured().requests();
    }
  }

  /** Who takes part; what a registration writes depends on what it reads, so bare leaves it out. */
  private List<String> compared(Scenario scenario) {
    return subjects.keySet().stream()
        .filter(name -> !name.equals(BARE) || scenario != Scenario.REVIEW)
        .filter(name -> !name.equals(ONE_BY_ONE) || scenario == Scenario.PATCH)
        .toList();
  }

  private void measure(Scenario scenario) throws IOException {
    for (int connections : plan.connections()) {
      boolean compared = connections == Plan.COMPARED || scenario == Scenario.PATCH;
      List<String> names =
          (compared ? compared(scenario) : List.of(ROSTER))
              .stream()
                  .filter(name -> !name.equals(ONE_BY_ONE) || connections == Plan.COMPARED)
                  .toList();
      Map<String, Rounds> rounds = inTurns(names, scenario, connections, compared);
      throughput(scenario, connections, rounds);
      if (compared) {
        latency(scenario, connections, rounds);
      }
    }
  }

  /** Everybody once a round, and who begins changes from round to round. */
  private Map<String, Rounds> inTurns(
      List<String> names, Scenario scenario, int connections, boolean compared) throws IOException {
    Map<String, List<Round>> rounds = new LinkedHashMap<>();
    names.forEach(name -> rounds.put(name, new ArrayList<>()));
    for (int round = 0; round < (compared ? plan.rounds() : 1); round++) {
      for (int i = 0; i < names.size(); i++) {
        String name = names.get((round + i) % names.size());
        rounds.get(name).add(ask(name, scenario, connections, 0, plan.round()));
      }
    }
    return rounds.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                each -> new Rounds(each.getValue()),
                (one, other) -> one,
                LinkedHashMap::new));
  }

  private void throughput(Scenario scenario, int connections, Map<String, Rounds> rounds) {
    String name = name(scenario, connections);
    rounds.forEach(
        (subject, each) -> {
          add(name + "rate", "1/s", each.rate(), subject, each.spread(r -> r.measured().rate()));
          add(name + "cpu", "s", each.median(Round::cpu), subject, "");
          add(name + "peak-p50", "ms", each.median(r -> r.measured().p50()), subject, "");
          if (!subject.equals(ROSTER)) {
            Rounds roster = rounds.get(ROSTER);
            add(
                name + "ratio",
                "x",
                roster.rate() / each.rate(),
                subject,
                roster.spreadOfRatios(each));
          }
        });
  }

  /** At half of what each has reached at most. */
  private void latency(Scenario scenario, int connections, Map<String, Rounds> peaks)
      throws IOException {
    for (String subject : List.of(ROSTER, BARE)) {
      boolean wanted =
          peaks.containsKey(subject)
              && (subject.equals(ROSTER)
                  || scenario == Scenario.PATCH && connections == Plan.COMPARED);
      if (!wanted) {
        continue;
      }
      List<Round> all = new ArrayList<>();
      for (int round = 0; round < plan.rounds(); round++) {
        double rate = peaks.get(subject).rate() / 2;
        all.add(ask(subject, scenario, connections, rate, plan.latency()));
      }
      Rounds rounds = new Rounds(all);
      String name = name(scenario, connections);
      add(name + "p50", "ms", rounds.median(r -> r.measured().p50()), subject, "");
      add(
          name + "p99",
          "ms",
          rounds.median(r -> r.measured().p99()),
          subject,
          rounds.spread(r -> r.measured().p99()));
      add(name + "p999", "ms", rounds.median(r -> r.measured().p999()), subject, "");
    }
  }

  private Round ask(String name, Scenario scenario, int connections, double rate, Span span)
      throws IOException {
    Subject subject = subjects.get(name);
    double before = cpu(subject);
    Measured measured = asking.ask(subject, scenario, stage.crew(), connections, rate, span);
    double cpu = (cpu(subject) - before) / measured.requests() * 1000;
    System.err.printf(
        "%s %s %d %s: %.0f/s, p50 %.2f ms, p99 %.2f ms, %.3f s for 1000%n",
        stage.name(),
        scenario.text(),
        connections,
        name + (rate > 0 ? " at half" : ""),
        measured.rate(),
        measured.p50(),
        measured.p99(),
        cpu);
    return new Round(measured, cpu);
  }

  private double cpu(Subject subject) {
    double database = subject.name().equals(NULL) ? 0 : stage.usage().map(Usage::cpu).orElse(0.0);
    return subject.usage().cpu() + database;
  }

  private String name(Scenario scenario, int connections) {
    return "whole/%s/%s/%d/".formatted(stage.name(), scenario.text(), connections);
  }

  private void add(String name, String unit, double value, String of, String note) {
    results.add(new Result(name, unit, value, of, note));
  }

  @Override
  public void close() {
    subjects.values().forEach(Subject::close);
  }
}

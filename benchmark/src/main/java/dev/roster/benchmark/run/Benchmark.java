package dev.roster.benchmark.run;

import dev.roster.benchmark.load.Scenario;
import dev.roster.benchmark.report.Report;
import dev.roster.benchmark.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the whole-system part, and writes its figures. */
@Command(
    name = "whole",
    mixinStandardHelpOptions = true,
    description =
        "Measures the packaged server beside bare and null, and writes the README's section.")
public final class Benchmark implements Callable<Integer> {

  @Option(
      names = "--stores",
      split = ",",
      defaultValue = "sqlite,postgresql",
      description = "sqlite, postgresql or both (default: ${DEFAULT-VALUE})")
  private List<String> stores;

  @Option(
      names = "--scenarios",
      split = ",",
      defaultValue = "patch,review,weidu,read,mixed",
      description = "what is asked (default: ${DEFAULT-VALUE})")
  private List<String> scenarios;

  @Option(
      names = "--connections",
      split = ",",
      defaultValue = "1,16,64,256",
      description = "how many at once (default: ${DEFAULT-VALUE})")
  private List<Integer> connections;

  @Option(
      names = "--seconds",
      defaultValue = "2",
      description = "the length of a round (default: ${DEFAULT-VALUE})")
  private double seconds;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "how often each server has its turn (default: ${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--report",
      description = "measure nothing, and write the README from the figures that are there")
  private boolean reportOnly;

  @Option(
      names = "--profile",
      description = "measure nothing, and say where the server's time goes in the first scenario")
  private boolean profile;

  @Option(names = "--quick", description = "two minutes: one short round, 64 connections")
  private boolean quick;

  /**
   * Runs it.
   *
   * @param arguments see {@code --help}; run from the folder of the project
   */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Benchmark()).execute(arguments));
  }

  private Plan plan() {
    List<Scenario> asked =
        scenarios.stream().map(name -> Scenario.valueOf(name.toUpperCase(Locale.ROOT))).toList();
    return quick
        ? new Plan(stores, asked, List.of(Plan.COMPARED), 1, 1, 3)
        : new Plan(stores, asked, connections, seconds, rounds, 10);
  }

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    Path project = Path.of("").toAbsolutePath();
    Path target = project.resolve("benchmark/target");
    Results results = new Results(target.resolve("results"));
    Processes processes = new Processes(project, target.resolve("work"));
    if (profile) {
      profile(processes);
      return 0;
    }
    if (!reportOnly) {
      measure(processes, results);
    }
    Report.write(project, results.read());
    return 0;
  }

  private void measure(Processes processes, Results results)
      throws IOException, InterruptedException, SQLException {
    Plan plan = plan();
    Path work = processes.work();
    empty(work);
    processes.build();
    results.write("machine", Machine.describe(work));
    results.write("start", new StartUp(processes, work.resolve("start.db")).measure(plan.starts()));
    try (Asking asking = new Asking(processes)) {
      for (String store : plan.stores()) {
        try (Stage stage = stage(store, work)) {
          results.write("whole-" + store, WholeSystem.run(plan, stage, processes, asking));
        }
      }
    }
    empty(work);
  }

  private void profile(Processes processes) throws IOException, SQLException {
    Plan plan = plan();
    empty(processes.work());
    processes.build();
    try (Asking asking = new Asking(processes)) {
      for (String store : plan.stores()) {
        try (Stage stage = stage(store, processes.work())) {
          Profile.print(stage, plan.scenarios().get(0), processes, asking, System.out);
        }
      }
    }
  }

  static Stage stage(String name, Path work) throws IOException, SQLException {
    return switch (name) {
      case "sqlite" -> new SqliteStage(work);
      case "postgresql" -> new PostgresqlStage(work);
      default -> throw new IllegalArgumentException("no store is called " + name);
    };
  }

  /** Makes a folder that has nothing in it. */
  static void empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> all = new ArrayList<>();
      try (Stream<Path> walk = Files.walk(folder)) {
        walk.sorted(Comparator.reverseOrder()).forEach(all::add);
      }
      for (Path each : all) {
        Files.delete(each);
      }
    }
    Files.createDirectories(folder);
  }
}

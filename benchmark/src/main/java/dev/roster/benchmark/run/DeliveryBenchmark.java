package dev.roster.benchmark.run;

import dev.roster.benchmark.report.Report;
import dev.roster.benchmark.report.Result;
import dev.roster.benchmark.report.Results;
import dev.roster.benchmark.run.Asking.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how long webhooks take, and writes the figures of that alone. */
@Command(
    name = "deliveries",
    mixinStandardHelpOptions = true,
    description =
        "Measures how long a webhook takes from its change to its acceptance while 100 statuses"
            + " change a second, and writes that part of the README's section.")
public final class DeliveryBenchmark implements Callable<Integer> {

  private static final String PART = "delivery";
  private static final Span WHOLE = new Span(45_000, 60_000);
  private static final Span QUICK = new Span(6_000, 5_000);

  @Option(
      names = "--stores",
      split = ",",
      defaultValue = "sqlite,postgresql",
      description = "sqlite, postgresql or both (default: ${DEFAULT-VALUE})")
  private List<String> stores;

  @Option(
      names = "--quick",
      description = "half a minute: a short warm-up and five seconds; prints, and writes nothing")
  private boolean quick;

  @Option(
      names = "--profile",
      description = "print, write nothing, and leave what the flight recorder saw of the server")
  private boolean profile;

  /**
   * Runs it.
   *
   * @param arguments see {@code --help}; run from the folder of the project
   */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new DeliveryBenchmark()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    Path project = Path.of("").toAbsolutePath();
    Path target = project.resolve("benchmark/target");
    Processes processes = new Processes(project, target.resolve("work"));
    Benchmark.empty(processes.work());
    processes.build();
    List<Result> results = new ArrayList<>();
    try (Asking asking = new Asking(processes)) {
      for (String name : stores) {
        try (Stage stage = Benchmark.stage(name, processes.work())) {
          results.addAll(
              new DeliveryTimes(stage, processes, asking, quick ? QUICK : WHOLE)
                  .run(profile ? recording(target, name) : ""));
        }
      }
    }
    results.forEach(
        each -> System.out.printf("%s %.2f %s%n", each.name(), each.value(), each.unit()));
    if (!quick && !profile) {
      new Results(target.resolve("results")).write(PART, results);
      Report.replace(project, PART + "/", results);
    }
    return 0;
  }

  private static String recording(Path target, String store) {
    return "-XX:+UseSerialGC -XX:StartFlightRecording=settings=profile,filename="
        + target.resolve("delivery-" + store + ".jfr");
  }
}

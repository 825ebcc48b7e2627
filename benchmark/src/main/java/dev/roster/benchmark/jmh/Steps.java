package dev.roster.benchmark.jmh;

import dev.roster.adapter.http.JsonSteps;
import dev.roster.benchmark.report.Result;
import dev.roster.benchmark.report.Results;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures every step on one thread, and writes the figures. */
public final class Steps {

  /** What a reader of the table should know of some of them. */
  private static final Map<String, String> NOTES =
      Map.of(
          "decide-a-change", "of one's own signature",
          "decide-a-disabling", "by an administrator, with its notice",
          "read-a-patch", "from bytes to the patch",
          "write-a-user", "from what is shown to bytes");

  private Steps() {}

  /**
   * Measures; about two minutes.
   *
   * @param arguments none; run from the folder of the project
   */
  public static void main(String[] arguments) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(DomainSteps.class.getName())
            .include(JsonSteps.class.getName())
            .mode(Mode.Throughput)
            .timeUnit(TimeUnit.SECONDS)
            .forks(2)
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(5)
            .measurementTime(TimeValue.seconds(1))
            .jvmArgs("-XX:+UseSerialGC")
            .build();
    List<Result> results = new ArrayList<>();
    for (RunResult run : new Runner(options).run()) {
      String step = words(run.getPrimaryResult().getLabel());
      results.add(
          new Result(
              "jmh/" + step,
              "1/s",
              run.getPrimaryResult().getScore(),
              "",
              NOTES.getOrDefault(step, "")));
    }
    new Results(Path.of("benchmark/target/results")).write("jmh", results);
  }

  /** {@code decideAChange} as {@code decide-a-change}. */
  private static String words(String method) {
    return method.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}

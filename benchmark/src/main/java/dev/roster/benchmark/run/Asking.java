package dev.roster.benchmark.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roster.benchmark.load.DriverProcess;
import dev.roster.benchmark.load.Load;
import dev.roster.benchmark.load.Measured;
import dev.roster.benchmark.load.Scenario;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The driver's process. Not thread-safe. */
final class Asking implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx256m");

  private final Process process;
  private final Writer in;
  private final BufferedReader out;
  private long runs = System.currentTimeMillis();

  Asking(Processes processes) {
    process = processes.java("driver", DriverProcess.class, OPTIONS, List.of());
    in = process.outputWriter(StandardCharsets.UTF_8);
    out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Asks a server.
   *
   * @param rate requests a second; 0 for as many as it answers
   */
  Measured ask(
      Subject subject, Scenario scenario, Path crew, int connections, double rate, Span span)
      throws IOException {
    String run = Long.toString(runs++, Character.MAX_RADIX);
    Load load =
        new Load(
            subject.port(),
            scenario,
            crew.toAbsolutePath(),
            connections,
            rate,
            span.warmMillis(),
            span.millis(),
            run);
    in.write(JSON.writeValueAsString(load) + "\n");
    in.flush();
    String answer = out.readLine();
    if (answer == null) {
      throw new IllegalStateException(
          "%s failed %s with %d connections; see driver.log"
              .formatted(subject.name(), scenario.text(), connections));
    }
    return JSON.readValue(answer, Measured.class);
  }

  /**
   * How long.
   *
   * @param warmMillis before it is measured
   */
  record Span(long warmMillis, long millis) {

    static Span seconds(double seconds) {
      return new Span(500, (long) (seconds * 1000));
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}

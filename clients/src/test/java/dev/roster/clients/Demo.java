package dev.roster.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The packaged server with its sample users, started as anybody does it: {@code ./roster demo}. */
final class Demo implements AutoCloseable {

  /** The start script builds first, if it has to. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final String READY = "ready ";

  private final Process process;
  private final Path printed;

  private Demo(Process process, Path printed) {
    this.process = process;
    this.printed = printed;
  }

  /** Starts one on a free port and waits until it answers. */
  static Demo speaking(Dialect dialect) {
    List<String> command = new ArrayList<>(List.of("../roster", "demo", "--port", "0"));
    command.addAll(dialect.flags());
    try {
      Path printed = Files.createTempFile(Path.of("target"), "demo", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("ROSTER_"));
      builder.environment().putAll(Map.of("JAVA_HOME", System.getProperty("java.home")));
      Demo demo = new Demo(builder.start(), printed);
      demo.url();
      return demo;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Where it answers, without a slash in the end. */
  String url() {
    Instant deadline = Instant.now().plus(PATIENCE);
    do {
      Optional<String> ready = printed().lines().filter(line -> line.startsWith(READY)).findFirst();
      if (ready.isPresent()) {
        return ready.get().substring(READY.length());
      }
    } while (process.isAlive() && Instant.now().isBefore(deadline) && pause());
    close();
    throw new AssertionError("the demo did not get ready: " + printed());
  }

  /** Asks it to end, and waits until its files are gone. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String printed() {
    try {
      return Files.readString(printed);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(50);
      return true;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

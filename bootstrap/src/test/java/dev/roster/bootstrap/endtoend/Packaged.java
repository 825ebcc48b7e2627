package dev.roster.bootstrap.endtoend;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The packaged program as a process of its own, on the JDK that runs the tests. */
public final class Packaged implements AutoCloseable {

  /** Notices leave by mail, to a port where nobody listens, so that they stay where they are. */
  static final List<String> MAIL_TO_NOBODY =
      List.of(
          "--channels", "mail",
          "--mail-host", "127.0.0.1",
          "--mail-port", "1",
          "--mail-encryption", "none",
          "--mail-from", "roster@example.org");

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Path out;
  private final Path err;

  private Packaged(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** The jar that the build has made. */
  public static Path jar() {
    return Path.of(System.getProperty("roster.jar"));
  }

  /** The java that runs the tests. */
  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** Starts a command; what it prints, and what it leaves when killed, goes to this folder. */
  static Packaged start(Path folder, String... arguments) {
    return typing("", folder, arguments);
  }

  /** Starts a command and gives it text on standard input. */
  static Packaged typing(String input, Path folder, String... arguments) {
    return started(input, folder, List.of("-jar", jar().toString()), Arrays.asList(arguments));
  }

  /**
   * Starts a server on a free port.
   *
   * @param jvm options of its JVM, the last of which say what it runs
   * @param arguments of the command
   */
  public static Packaged served(Path folder, List<String> jvm, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of("serve", "--port", "0"));
    all.addAll(arguments);
    return started("", folder, jvm, all);
  }

  private static Packaged started(
      String input, Path folder, List<String> jvm, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                java().toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Djava.io.tmpdir=" + folder));
    command.addAll(jvm);
    command.addAll(arguments);
    try {
      Path out = Files.createTempFile(folder, "out", ".txt");
      Path err = Files.createTempFile(folder, "err", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("ROSTER_"));
      Process process = builder.start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      return new Packaged(process, out, err);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Starts a server on a free port and waits until it is ready. */
  static Packaged serving(Path folder, String... arguments) {
    Packaged server = served(folder, List.of("-jar", jar().toString()), Arrays.asList(arguments));
    server.base();
    return server;
  }

  /** Where it answers; waits until it says so. */
  public String base() {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      Optional<String> ready = out().lines().filter(line -> line.startsWith("ready ")).findFirst();
      if (ready.isPresent()) {
        return ready.get().substring("ready ".length());
      }
      if (!process.isAlive()) {
        break;
      }
      pause();
    }
    throw new AssertionError("not ready: " + out() + err());
  }

  /** Waits until it ends by itself, and returns its exit code. */
  public int end() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("still running: " + out() + err());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Everything on standard output so far. */
  public String out() {
    return read(out);
  }

  /** Everything on standard error so far. */
  public String err() {
    return read(err);
  }

  /** Asks it to end, as {@code kill} does. */
  public void terminate() {
    process.destroy();
  }

  /** Ends it at once, as {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly();
    end();
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Ends it, if it still runs. */
  @Override
  public void close() {
    kill();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

package dev.roster.benchmark.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * A server that is measured.
 *
 * @param name {@code roster}, {@code bare} or {@code null}
 * @param process ended when it is closed
 * @param port where it listens on loopback
 */
record Subject(String name, Process process, int port) implements AutoCloseable {

  private static final String READY = "ready ";
  private static final int PATIENCE_SECONDS = 20;

  /** Starts it, and waits until it says that it is ready. */
  static Subject start(String name, ProcessBuilder builder) {
    try {
      Process process = builder.start();
      BufferedReader out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(READY)) {
          return new Subject(
              name, process, Integer.parseInt(line.substring(line.lastIndexOf(':') + 1)));
        }
      }
      throw new IllegalStateException(
          name + " has not become ready; see " + builder.redirectError().file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Usage usage() {
    return new Usage(process.pid());
  }

  /** Ends it as an operator would, and waits until it has ended. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

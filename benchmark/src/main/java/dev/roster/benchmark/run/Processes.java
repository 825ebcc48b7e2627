package dev.roster.benchmark.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Starts processes, from the folder of the project.
 *
 * @param project that folder
 * @param work for what they write; one folder a run
 */
record Processes(Path project, Path work) {

  private static final String START_SCRIPT = "roster";

  /** Builds the program if it is not built yet, so that no start has to. */
  void build() {
    run(List.of(script(), "--version"));
  }

  /** The packaged program, as anybody starts it. */
  ProcessBuilder command(String name, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(script()));
    command.addAll(arguments);
    return builder(name, command);
  }

  /** The packaged server. */
  Subject roster(String name, List<String> flags) {
    List<String> arguments = new ArrayList<>(List.of("serve"));
    arguments.addAll(flags);
    return Subject.start(name, command(name, arguments));
  }

  /** The packaged server, with options for its JVM beside those that it has. */
  Subject roster(String name, List<String> flags, String options) {
    List<String> arguments = new ArrayList<>(List.of("serve"));
    arguments.addAll(flags);
    ProcessBuilder builder = command(name, arguments);
    builder.environment().put("JAVA_OPTS", options);
    return Subject.start(name, builder);
  }

  /**
   * A process of this module.
   *
   * @param options for the JVM
   */
  Process java(String name, Class<?> main, List<String> options, List<String> arguments) {
    try {
      return builder(name, command(main, options, arguments)).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server of this module. */
  Subject server(String name, Class<?> main, List<String> options, List<String> arguments) {
    return Subject.start(name, builder(name, command(main, options, arguments)));
  }

  private static List<String> command(Class<?> main, List<String> options, List<String> arguments) {
    List<String> command =
        new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    return command;
  }

  /** The options of a JVM that runs a jar, but for archives, which fit that jar alone. */
  static List<String> optionsOf(long pid) {
    try {
      List<String> words =
          Arrays.asList(Files.readString(Path.of("/proc/" + pid + "/cmdline")).split("\0"));
      return words.subList(1, words.indexOf("-jar")).stream()
          .filter(word -> !word.matches("-Xshare.*|.*Archive.*|-XX:AOT.*"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String script() {
    return project.resolve(START_SCRIPT).toString();
  }

  private ProcessBuilder builder(String name, List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectError(work.resolve(name.replaceAll("\\W+", "-") + ".log").toFile());
    builder.environment().keySet().removeIf(variable -> variable.startsWith("ROSTER_"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder;
  }

  private void run(List<String> command) {
    try {
      int exit = builder("build", command).inheritIO().start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException(command + " has ended with " + exit);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

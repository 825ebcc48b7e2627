package dev.roster.bootstrap.command;

import java.io.InputStream;
import java.util.Map;
import java.util.Objects;

/**
 * What a command finds around itself.
 *
 * @param environment all variables, not null
 * @param in standard input, not null
 */
public record Surroundings(Map<String, String> environment, InputStream in) {

  /** Copies the variables and refuses null. */
  public Surroundings {
    environment = Map.copyOf(environment);
    Objects.requireNonNull(in, "in");
  }

  /** Those of the process. */
  public static Surroundings ofTheProcess() {
    return new Surroundings(System.getenv(), System.in);
  }
}

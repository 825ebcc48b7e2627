package dev.roster.bootstrap.rules;

import java.nio.file.Path;

/** Rules about deliveries cannot be used; the message says where and why. */
public final class InvalidRules extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** In a line, counted from 1. */
  InvalidRules(Path file, int line, String problem) {
    super("%s:%d: %s".formatted(file, line, problem));
  }

  /** Beside what else is configured. */
  public InvalidRules(String problem) {
    super(problem);
  }

  /** As a whole. */
  InvalidRules(Path file, String problem) {
    super("%s: %s".formatted(file, problem));
  }
}

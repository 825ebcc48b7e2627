package dev.roster.bootstrap.configuration;

import java.util.List;

/**
 * The configuration cannot be used.
 *
 * <p>Each problem is one line that names the key, the rule and the source, and never the value.
 */
public final class InvalidConfiguration extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** For these problems, at least one. */
  InvalidConfiguration(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
  }

  /** For one problem. */
  InvalidConfiguration(String problem) {
    this(List.of(problem));
  }
}

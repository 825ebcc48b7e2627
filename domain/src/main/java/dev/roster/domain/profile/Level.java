package dev.roster.domain.profile;

import dev.roster.domain.form.Characters;
import dev.roster.domain.form.Malformed;

/**
 * The grade of a user on the platform.
 *
 * <p>Up to {@value #MAX} characters, kept as sent; may be empty, never null. Immutable. Source:
 * seed 000, request payload, {@code level}.
 */
public record Level(String text) {

  /** The most characters. */
  public static final int MAX = 32;

  /** Nothing is said. */
  public static final Level EMPTY = new Level("");

  /**
   * Checks the length.
   *
   * @throws Malformed if the text is too long or not well-formed
   */
  public Level {
    Characters.atMost(MAX, text);
  }

  /** Whether nothing is said. */
  public boolean isEmpty() {
    return text.isEmpty();
  }
}

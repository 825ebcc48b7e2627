package dev.roster.domain.profile;

import dev.roster.domain.form.Characters;
import dev.roster.domain.form.Malformed;

/**
 * What users tell about themselves.
 *
 * <p>Up to {@value #MAX} characters, kept as sent; may be empty, never null. Immutable. Source:
 * seed 000, request payload, {@code desc}.
 */
public record Description(String text) {

  /** The most characters. */
  public static final int MAX = 1024;

  /** Nothing is said. */
  public static final Description EMPTY = new Description("");

  /**
   * Checks the length.
   *
   * @throws Malformed if the text is too long or not well-formed
   */
  public Description {
    Characters.atMost(MAX, text);
  }

  /** Whether nothing is said. */
  public boolean isEmpty() {
    return text.isEmpty();
  }
}

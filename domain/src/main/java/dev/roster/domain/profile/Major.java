package dev.roster.domain.profile;

import dev.roster.domain.form.Characters;
import dev.roster.domain.form.Malformed;

/**
 * The main line of business of a user.
 *
 * <p>Up to {@value #MAX} characters, kept as sent; may be empty, never null. Immutable. Source:
 * seed 000, request payload, {@code major}.
 */
public record Major(String text) {

  /** The most characters. */
  public static final int MAX = 128;

  /** Nothing is said. */
  public static final Major EMPTY = new Major("");

  /**
   * Checks the length.
   *
   * @throws Malformed if the text is too long or not well-formed
   */
  public Major {
    Characters.atMost(MAX, text);
  }

  /** Whether nothing is said. */
  public boolean isEmpty() {
    return text.isEmpty();
  }
}

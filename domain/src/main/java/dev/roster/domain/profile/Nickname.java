package dev.roster.domain.profile;

import dev.roster.domain.form.Characters;
import dev.roster.domain.form.Malformed;

/**
 * The name that users are called by, unlike the name that they log in with.
 *
 * <p>Up to {@value #MAX} characters, kept as sent; may be empty, never null. Immutable. Source:
 * seed 000, request payload, {@code nickname}.
 */
public record Nickname(String text) {

  /** The most characters. */
  public static final int MAX = 64;

  /** Nothing is said. */
  public static final Nickname EMPTY = new Nickname("");

  /**
   * Checks the length.
   *
   * @throws Malformed if the text is too long or not well-formed
   */
  public Nickname {
    Characters.atMost(MAX, text);
  }

  /** Whether nothing is said. */
  public boolean isEmpty() {
    return text.isEmpty();
  }
}

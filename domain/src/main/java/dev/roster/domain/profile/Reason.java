package dev.roster.domain.profile;

import dev.roster.domain.form.Characters;
import dev.roster.domain.form.Malformed;

/**
 * Why a moderator decided on a status as they did.
 *
 * <p>Up to {@value #MAX} characters, kept as sent; may be empty, never null. Masks itself: not
 * every actor may read it. Immutable. Source: seed 003, request table, {@code refuse_message}.
 */
public record Reason(String text) {

  /** The most characters. */
  public static final int MAX = 255;

  /** Nothing is said. */
  public static final Reason EMPTY = new Reason("");

  /**
   * Checks the length.
   *
   * @throws Malformed if the text is too long or not well-formed
   */
  public Reason {
    Characters.atMost(MAX, text);
  }

  /** Whether nothing is said. */
  public boolean isEmpty() {
    return text.isEmpty();
  }

  @Override
  public String toString() {
    return "Reason[***]";
  }
}

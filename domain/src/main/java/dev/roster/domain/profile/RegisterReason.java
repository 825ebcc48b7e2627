package dev.roster.domain.profile;

import dev.roster.domain.form.Characters;
import dev.roster.domain.form.Malformed;

/**
 * Why somebody wants an account.
 *
 * <p>Up to {@value #MAX} characters, kept as sent; may be empty, never null. Masks itself: not
 * every actor may read it. Immutable. Source: seed 003, request table, {@code register_reason}.
 */
public record RegisterReason(String text) {

  /** The most characters. */
  public static final int MAX = 50;

  /** Nothing is said. */
  public static final RegisterReason EMPTY = new RegisterReason("");

  /**
   * Checks the length.
   *
   * @throws Malformed if the text is too long or not well-formed
   */
  public RegisterReason {
    Characters.atMost(MAX, text);
  }

  /** Whether nothing is said. */
  public boolean isEmpty() {
    return text.isEmpty();
  }

  @Override
  public String toString() {
    return "RegisterReason[***]";
  }
}

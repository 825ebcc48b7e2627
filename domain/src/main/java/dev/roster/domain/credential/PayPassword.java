package dev.roster.domain.credential;

import dev.roster.domain.form.Characters;
import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;

/**
 * A pay password that somebody wants from now on: exactly {@value #LENGTH} ASCII digits.
 *
 * <p>Never null. Masks itself. Immutable. Source: seed 003, request table, {@code payPassword}.
 */
public record PayPassword(String digits) {

  /** The number of digits. */
  public static final int LENGTH = 6;

  /**
   * Checks the rule above.
   *
   * @throws Malformed {@link FormRule#NOT_SIX_DIGITS}
   */
  public PayPassword {
    if (!Characters.isNumber(LENGTH, digits)) {
      throw Malformed.of(FormRule.NOT_SIX_DIGITS);
    }
  }

  /** The same digits as something to be verified or hashed. */
  public Password asPassword() {
    return new Password(digits);
  }

  @Override
  public String toString() {
    return "PayPassword[***]";
  }
}

package dev.roster.domain.credential;

import dev.roster.domain.form.Characters;
import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;
import java.nio.charset.StandardCharsets;

/**
 * A login password that somebody wants from now on.
 *
 * <p>{@value #MIN} to {@value #MAX} characters, at most {@value #MAX_BYTES} bytes of UTF-8 (bcrypt
 * reads no further), no NUL; taken exactly as sent, neither trimmed nor normalised. Never null.
 * Masks itself. Immutable. Whether it is too common is asked elsewhere. Source: seed 003, request
 * table, {@code newPassword}; the limits are a decision of this project.
 */
public record NewPassword(String text) {

  /** The fewest characters. */
  public static final int MIN = 8;

  /** The most characters. */
  public static final int MAX = 64;

  /** The most bytes of UTF-8. */
  public static final int MAX_BYTES = 72;

  /**
   * Checks the rules above.
   *
   * @throws Malformed {@link FormRule#ILLEGAL_CHARACTER}, {@link FormRule#TOO_SHORT}, {@link
   *     FormRule#TOO_LONG} or {@link FormRule#TOO_MANY_BYTES}
   */
  public NewPassword {
    Characters.between(MIN, MAX, text);
    if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw Malformed.of(FormRule.TOO_MANY_BYTES, "max", MAX_BYTES);
    }
  }

  /** The same text as something to be verified or hashed. */
  public Password asPassword() {
    return new Password(text);
  }

  @Override
  public String toString() {
    return "NewPassword[***]";
  }
}

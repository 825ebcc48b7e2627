package dev.roster.domain.credential;

import dev.roster.domain.form.Characters;
import java.util.Objects;

/**
 * A bearer of authority: the token of a session or of one change of a pay password, as it was just
 * issued or as somebody presents it.
 *
 * <p>Any text, since anything can be presented; one that is not {@linkplain #wellFormed
 * well-formed} was never issued. Never null. Masks itself; only its {@link #hash()} is stored.
 * Immutable. Source: seed 003, request table, {@code pay_password_token}; seed 000, restrictions.
 */
public record Token(String text) {

  /** The length of every issued token, in characters. */
  public static final int LENGTH = 26;

  public Token {
    Objects.requireNonNull(text);
  }

  /** Whether the text has the shape of an issued token: {@value #LENGTH} of {@code [a-z0-9]}. */
  public static boolean wellFormed(String text) {
    return Characters.isCode(LENGTH, text);
  }

  /** What is stored of this token, and looked up. */
  public TokenHash hash() {
    return TokenHash.of(text);
  }

  @Override
  public String toString() {
    return "Token[***]";
  }
}

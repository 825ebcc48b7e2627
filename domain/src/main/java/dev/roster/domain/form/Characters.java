package dev.roster.domain.form;

/**
 * What a character is: one Unicode code point, never a UTF-16 unit; and which texts can be stored.
 *
 * <p>Stateless. A null text is a bug of the caller and throws {@link NullPointerException}.
 */
public final class Characters {

  private Characters() {}

  /** The length of the text in characters. */
  public static int count(String text) {
    return text.codePointCount(0, text.length());
  }

  /**
   * Refuses what is no text: NUL, which not every store can hold, and unpaired surrogates, which
   * have no UTF-8 form.
   *
   * @return the text as it was given
   * @throws Malformed {@link FormRule#ILLEGAL_CHARACTER}
   */
  public static String wellFormed(String text) {
    int length = text.length();
    for (int at = 0; at < length; at++) {
      char unit = text.charAt(at);
      boolean pair =
          Character.isHighSurrogate(unit)
              && at + 1 < length
              && Character.isLowSurrogate(text.charAt(at + 1));
      if (pair) {
        at++;
      } else if (unit == 0 || Character.isSurrogate(unit)) {
        throw Malformed.of(FormRule.ILLEGAL_CHARACTER);
      }
    }
    return text;
  }

  /**
   * Refuses a text that is not {@linkplain #wellFormed well-formed} or has more than {@code max}
   * characters.
   *
   * @return the text as it was given
   * @throws Malformed {@link FormRule#ILLEGAL_CHARACTER}, or {@link FormRule#TOO_LONG} with {@code
   *     max}
   */
  public static String atMost(int max, String text) {
    if (count(wellFormed(text)) > max) {
      throw Malformed.of(FormRule.TOO_LONG, "max", max);
    }
    return text;
  }

  /**
   * Refuses a text that is not {@linkplain #wellFormed well-formed} or has fewer than {@code min}
   * or more than {@code max} characters.
   *
   * @return the text as it was given
   * @throws Malformed {@link FormRule#ILLEGAL_CHARACTER}, {@link FormRule#TOO_SHORT} with {@code
   *     min}, or {@link FormRule#TOO_LONG} with {@code max}
   */
  public static String between(int min, int max, String text) {
    if (count(atMost(max, text)) < min) {
      throw Malformed.of(FormRule.TOO_SHORT, "min", min);
    }
    return text;
  }

  /** Whether the text is exactly {@code length} of {@code a-z} and {@code 0-9}, as all ids are. */
  public static boolean isCode(int length, String text) {
    return text.length() == length
        && text.chars().allMatch(c -> c >= 'a' && c <= 'z' || isAsciiDigit(c));
  }

  /** Whether the text is exactly {@code length} of the ten ASCII digits, and of no others. */
  public static boolean isNumber(int length, String text) {
    return text.length() == length && text.chars().allMatch(Characters::isAsciiDigit);
  }

  private static boolean isAsciiDigit(int c) {
    return c >= '0' && c <= '9';
  }
}

package dev.roster.domain.profile;

import dev.roster.domain.form.Characters;
import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;

/**
 * The mail address of a user: where mail goes, never a way to log in.
 *
 * <p>Up to {@value #MAX} characters, one {@code @} with something on either side, no spaces, line
 * ends or invisible characters; more is only known when a mail arrives. Kept as sent. Never null,
 * never empty: a user without an address has no {@code Email}. Masks itself. Immutable. Source: a
 * decision of this project; the limit is that of SMTP paths.
 */
public record Email(String address) {

  /** The most characters. */
  public static final int MAX = 254;

  private static final char AT = '@';
  private static final String HIDDEN = "***";

  /**
   * Checks the rules above.
   *
   * @throws Malformed {@link FormRule#NOT_AN_EMAIL}, or {@link FormRule#TOO_LONG} or {@link
   *     FormRule#ILLEGAL_CHARACTER}
   */
  public Email {
    Characters.atMost(MAX, address);
    int at = address.indexOf(AT);
    boolean oneInside = at > 0 && at == address.lastIndexOf(AT) && at < address.length() - 1;
    if (!oneInside || address.codePoints().anyMatch(Email::isBlankOrInvisible)) {
      throw Malformed.of(FormRule.NOT_AN_EMAIL);
    }
  }

  /**
   * The address as it may be shown: the first character and the domain, {@code a***@example.com}.
   */
  public String masked() {
    int at = address.indexOf(AT);
    String domain = address.substring(at);
    int first = address.offsetByCodePoints(0, 1);
    return first == at ? HIDDEN + domain : address.substring(0, first) + HIDDEN + domain;
  }

  @Override
  public String toString() {
    return "Email[" + HIDDEN + "]";
  }

  private static boolean isBlankOrInvisible(int codePoint) {
    return Character.isSpaceChar(codePoint)
        || Character.isISOControl(codePoint)
        || Character.getType(codePoint) == Character.FORMAT;
  }
}

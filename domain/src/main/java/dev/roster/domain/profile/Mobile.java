package dev.roster.domain.profile;

import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;
import java.util.regex.Pattern;

/**
 * The mobile number of a user, in its one canonical form: eleven digits for mainland China, {@code
 * +} and seven to fifteen digits (E.164) for the rest of the world. What follows {@code +86} is a
 * mainland mobile number or none.
 *
 * <p>One number has one form, so that it is unique and can be looked up. Only ASCII digits. Never
 * null, never empty: a user without a number has no {@code Mobile}. Masks itself. Immutable.
 * Source: seed 003, request table, {@code mobile}; the forms are a decision of this project.
 */
public record Mobile(String number) {

  /** The pattern of a number of mainland China. */
  static final String MAINLAND = "1[3-9][0-9]{9}";

  private static final Pattern CANONICAL = Pattern.compile(MAINLAND + "|\\+(?!86)[1-9][0-9]{6,14}");
  private static final Pattern MAINLAND_FROM_ABROAD =
      Pattern.compile("\\A\\+86(" + MAINLAND + ")\\z");
  private static final String HIDDEN = "****";
  private static final int MAINLAND_HEAD = 3;
  private static final int MAINLAND_TAIL = 4;
  private static final int ABROAD_TAIL = 2;

  /** The country codes of one and of two digits (ITU-T E.164); all others have three. */
  private static final Pattern SHORT_CODE =
      Pattern.compile("\\+([17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])");

  private static final int LONG_CODE = "+000".length();

  /**
   * Checks the canonical form.
   *
   * @throws Malformed {@link FormRule#NOT_A_MOBILE}
   */
  public Mobile {
    if (!CANONICAL.matcher(number).matches()) {
      throw Malformed.of(FormRule.NOT_A_MOBILE);
    }
  }

  /**
   * Reads a number as people write it: spaces and dashes (the ASCII ones) are dropped, and a
   * mainland number may start with {@code +86}.
   *
   * @throws Malformed {@link FormRule#NOT_A_MOBILE}
   */
  public static Mobile parse(String raw) {
    String digits = raw.replace(" ", "").replace("-", "");
    return new Mobile(MAINLAND_FROM_ABROAD.matcher(digits).replaceFirst("$1"));
  }

  /**
   * The number as it may be shown: {@code 138****5678}; elsewhere the country code and the last two
   * digits, {@code +44****67}. The number of stars is fixed, so the length does not show.
   */
  public String masked() {
    boolean abroad = number.startsWith("+");
    int head = abroad ? countryCodeEnd() : MAINLAND_HEAD;
    int tail = abroad ? ABROAD_TAIL : MAINLAND_TAIL;
    return number.substring(0, head) + HIDDEN + number.substring(number.length() - tail);
  }

  @Override
  public String toString() {
    return "Mobile[" + masked() + "]";
  }

  private int countryCodeEnd() {
    var code = SHORT_CODE.matcher(number);
    return code.lookingAt() ? code.end() : LONG_CODE;
  }
}

package dev.roster.domain.profile;

import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;
import java.util.Objects;

/**
 * The gender of a user, as far as the user tells it.
 *
 * <p>Immutable. Source: seed 000, request payload, {@code gender}; its example sends the number 0.
 */
public enum Gender {
  UNKNOWN(0, "未知"),
  MALE(1, "男"),
  FEMALE(2, "女");

  private final int code;
  private final String word;

  Gender(int code, String word) {
    this.code = code;
    this.word = word;
  }

  /** The number that is stored and answered: 0, 1 or 2. */
  public int code() {
    return code;
  }

  /**
   * The gender of a number.
   *
   * @throws Malformed {@link FormRule#NOT_A_GENDER} if it is not 0, 1 or 2
   */
  public static Gender ofCode(int code) {
    for (Gender gender : values()) {
      if (gender.code == code) {
        return gender;
      }
    }
    throw Malformed.of(FormRule.NOT_A_GENDER);
  }

  /**
   * The gender of a text: the number in ASCII, the Chinese word, or nothing for unknown.
   *
   * @throws Malformed {@link FormRule#NOT_A_GENDER} if it is another text
   */
  public static Gender parse(String text) {
    Objects.requireNonNull(text);
    if (text.isEmpty()) {
      return UNKNOWN;
    }
    for (Gender gender : values()) {
      if (text.equals(gender.word) || text.equals(Integer.toString(gender.code))) {
        return gender;
      }
    }
    throw Malformed.of(FormRule.NOT_A_GENDER);
  }
}

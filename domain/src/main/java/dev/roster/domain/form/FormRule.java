package dev.roster.domain.form;

import java.util.Locale;

/**
 * A rule of form that one value can break by itself, without looking at anything stored.
 *
 * <p>Immutable. Source: seed 003 and seed 000 name the attributes; their rules are decisions of
 * this project, listed in the README.
 */
public enum FormRule {
  /** The value is missing or empty where one is needed. */
  REQUIRED,
  /** The value is of another JSON type than the attribute. */
  WRONG_TYPE,
  /** The text has fewer characters than {@code min}. */
  TOO_SHORT,
  /** The text has more characters than {@code max}. */
  TOO_LONG,
  /** The number is below {@code min}. */
  TOO_SMALL,
  /** The number is above {@code max}. */
  TOO_LARGE,
  /** The number has more than {@code max} decimals. */
  TOO_MANY_DECIMALS,
  /** There are more than {@code max} of them. */
  TOO_MANY,
  /** One of the names is that of no kind of messages. */
  NOT_A_KIND,
  /** The text takes more bytes of UTF-8 than {@code max}. */
  TOO_MANY_BYTES,
  /** The text holds a character that is not allowed here. */
  ILLEGAL_CHARACTER,
  /** The letters of the text are of scripts that are not written together. */
  MIXED_SCRIPTS,
  /** The name could be taken for somebody's mobile number. */
  READS_AS_MOBILE,
  /** The name, or one that looks like it, belongs to the system. */
  RESERVED,
  /** The text is no mobile number. */
  NOT_A_MOBILE,
  /** The text is no mail address. */
  NOT_AN_EMAIL,
  /** The value is no status code. */
  NOT_A_STATUS,
  /** The text is no point in time. */
  NOT_A_TIME,
  /** The value is no gender code. */
  NOT_A_GENDER,
  /** The text is neither an allowed URL nor a relative key. */
  NOT_A_REFERENCE,
  /** The value is no group id and no list of group ids. */
  NOT_A_GROUP,
  /** No group has this id. */
  UNKNOWN_GROUP,
  /** The pay password is not six digits. */
  NOT_SIX_DIGITS,
  /** The password is among the most common ones. */
  TOO_COMMON,
  /** The confirmation differs from the value that it confirms. */
  NOT_CONFIRMED,
  /** The attribute has no empty state, so null cannot remove it. */
  NOT_REMOVABLE,
  /** Two attributes exclude each other. */
  NOT_TOGETHER;

  private final String key;

  FormRule() {
    this.key = name().toLowerCase(Locale.ROOT);
  }

  /**
   * The stable name of the rule, in lower snake case, as the message catalogue and the answers know
   * it.
   */
  public String key() {
    return key;
  }
}

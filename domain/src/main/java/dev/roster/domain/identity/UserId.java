package dev.roster.domain.identity;

import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;

/**
 * The numeric id of a user, 1 to 2^53-1, so that every JSON parser reads it exactly.
 *
 * <p>Immutable. Source: seed 003, response table, {@code id}.
 */
public record UserId(long value) {

  /** The largest id. */
  public static final long MAX = (1L << 53) - 1;

  /**
   * Checks the range.
   *
   * @throws Malformed {@link FormRule#WRONG_TYPE}: it is not of the type of ids
   */
  public UserId {
    if (value < 1 || value > MAX) {
      throw Malformed.of(FormRule.WRONG_TYPE);
    }
  }
}

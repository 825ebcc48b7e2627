package dev.roster.domain.fact;

import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;

/**
 * How many there are of something, 0 to 2^31-1.
 *
 * <p>Immutable. Source: seed 003, response table, {@code threadCount} (int); seed 000, response
 * body, {@code work_num} and {@code serve_num} (int).
 */
public record Count(int value) {

  /** None. */
  public static final Count NONE = new Count(0);

  /**
   * Checks the range.
   *
   * @throws Malformed {@link FormRule#TOO_SMALL} if it is negative
   */
  public Count {
    if (value < 0) {
      throw Malformed.of(FormRule.TOO_SMALL, "min", 0);
    }
  }

  /**
   * The count of a number of any size.
   *
   * @throws Malformed {@link FormRule#TOO_SMALL} or {@link FormRule#TOO_LARGE}
   */
  public static Count of(long number) {
    if (number > Integer.MAX_VALUE) {
      throw Malformed.of(FormRule.TOO_LARGE, "max", Integer.MAX_VALUE);
    }
    return new Count((int) Math.max(number, -1));
  }
}

package dev.roster.domain.fact;

import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;

/**
 * A share, 0 to 1.
 *
 * <p>Immutable. Source: seed 000, response body, {@code refund_rate} and {@code dispute_rate}
 * (float).
 */
public record Rate(double value) {

  /** No share. */
  public static final Rate NONE = new Rate(0);

  /**
   * Checks the range; there is one zero.
   *
   * @throws Malformed {@link FormRule#TOO_LARGE} if it is above 1, {@link FormRule#TOO_SMALL} if it
   *     is negative or no number
   */
  public Rate {
    if (value > 1) {
      throw Malformed.of(FormRule.TOO_LARGE, "max", 1);
    }
    if (!(value >= 0)) {
      throw Malformed.of(FormRule.TOO_SMALL, "min", 0);
    }
    value = value == 0 ? 0 : value;
  }
}

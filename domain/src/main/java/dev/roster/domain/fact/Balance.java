package dev.roster.domain.fact;

import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;
import java.math.BigDecimal;

/**
 * An amount of money in hundredths, 0 to 10^15-1, so that every JSON parser reads it exactly.
 *
 * <p>Immutable. Source: seed 003, response table, {@code walletBalance} (float). Decision: nobody
 * owes; there are at most two decimals.
 */
public record Balance(long hundredths) {

  /** Nothing. */
  public static final Balance NONE = new Balance(0);

  /** The most decimals of an amount. */
  public static final int DECIMALS = 2;

  private static final long MAX = 999_999_999_999_999L;
  private static final BigDecimal MAX_AMOUNT = BigDecimal.valueOf(MAX, DECIMALS);

  /**
   * Checks the range.
   *
   * @throws Malformed {@link FormRule#TOO_SMALL} or {@link FormRule#TOO_LARGE}
   */
  public Balance {
    if (hundredths < 0) {
      throw Malformed.of(FormRule.TOO_SMALL, "min", 0);
    }
    if (hundredths > MAX) {
      throw Malformed.of(FormRule.TOO_LARGE, "max", MAX_AMOUNT.longValue());
    }
  }

  /**
   * The balance of an amount of any size and precision.
   *
   * @throws Malformed {@link FormRule#TOO_SMALL}, {@link FormRule#TOO_LARGE} or {@link
   *     FormRule#TOO_MANY_DECIMALS}
   */
  public static Balance of(BigDecimal amount) {
    if (amount.signum() < 0) {
      throw Malformed.of(FormRule.TOO_SMALL, "min", 0);
    }
    if (amount.compareTo(MAX_AMOUNT) > 0) {
      throw Malformed.of(FormRule.TOO_LARGE, "max", MAX_AMOUNT.longValue());
    }
    if (amount.stripTrailingZeros().scale() > DECIMALS) {
      throw Malformed.of(FormRule.TOO_MANY_DECIMALS, "max", DECIMALS);
    }
    return new Balance(amount.movePointRight(DECIMALS).longValueExact());
  }

  /** The amount, with two decimals. */
  public BigDecimal amount() {
    return BigDecimal.valueOf(hundredths, DECIMALS);
  }
}

package dev.roster.adapter.http;

import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Reads numbers in addresses: decimal ASCII digits, no sign, no zero in front, and nothing else.
 */
final class Ids {

  private static final Pattern CANONICAL = Pattern.compile("[1-9][0-9]{0,17}");

  private Ids() {}

  /**
   * The number.
   *
   * @throws Refusal {@code model_not_found} for any other text: what it names does not exist
   */
  static long number(String text) {
    return find(text).orElseThrow(() -> Refusal.of(Rejection.of(RejectionCode.MODEL_NOT_FOUND)));
  }

  /** The number; empty for any other text. */
  static OptionalLong find(String text) {
    return CANONICAL.matcher(text).matches()
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }
}

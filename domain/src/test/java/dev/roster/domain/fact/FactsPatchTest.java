package dev.roster.domain.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.domain.patch.PatchField;
import dev.roster.domain.patch.RawValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link FactsPatch}. */
class FactsPatchTest {

  private static final UserFacts KNOWN =
      UserFacts.of(
          1,
          2,
          3,
          0.25,
          0.5,
          new BigDecimal("12.50"),
          Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
          Map.of("replied", 8, "liked", 1));

  @Test
  void what_is_not_sent_stays() {
    assertThat(FactsPatch.EMPTY.applyTo(KNOWN)).isEqualTo(KNOWN);
    UserFacts after = sent(Fact.WORK_NUM, RawValue.of(9)).applyTo(KNOWN);
    assertThat(after).isEqualTo(KNOWN.withWorkNum(new Count(9)));
  }

  @ParameterizedTest
  @EnumSource(Fact.class)
  void what_is_removed_is_as_if_it_had_never_been_recorded(Fact fact) {
    FactsPatch patch = FactsPatch.EMPTY.with(fact, PatchField.remove());
    assertThat(patch.violations(KNOWN)).isEmpty();
    assertThat(patch.applyTo(UserFacts.EMPTY)).isEqualTo(UserFacts.EMPTY);
    assertThat(patch.applyTo(KNOWN)).isNotEqualTo(KNOWN);
  }

  @Test
  void everything_together_is_reset_to_nothing() {
    FactsPatch patch = FactsPatch.EMPTY;
    for (Fact fact : Fact.values()) {
      patch = patch.with(fact, PatchField.remove());
    }
    assertThat(patch.applyTo(KNOWN)).isEqualTo(UserFacts.EMPTY);
  }

  @Test
  void a_kind_that_is_not_sent_stays_and_one_without_messages_goes() {
    Map<String, PatchField<RawValue>> kinds = new HashMap<>();
    kinds.put("liked", PatchField.remove());
    kinds.put("rewarded", PatchField.replace(RawValue.of(2)));
    kinds.put("asked", PatchField.replace(RawValue.of(0)));
    UserFacts after = sent(Fact.UNREAD, new RawValue.Members(kinds)).applyTo(KNOWN);
    assertThat(after.unread().byKind())
        .isEqualTo(Map.of("replied", new Count(8), "rewarded", new Count(2)));
  }

  static Stream<Arguments> good() {
    return Stream.of(
        Arguments.of(Fact.THREAD_COUNT, RawValue.of(0)),
        Arguments.of(Fact.THREAD_COUNT, RawValue.of(2147483647L)),
        Arguments.of(Fact.REFUND_RATE, RawValue.of(0)),
        Arguments.of(Fact.REFUND_RATE, RawValue.of(1)),
        Arguments.of(Fact.REFUND_RATE, decimal("0.01")),
        Arguments.of(Fact.WALLET_BALANCE, RawValue.of(0)),
        Arguments.of(Fact.WALLET_BALANCE, decimal("0.01")),
        Arguments.of(Fact.WALLET_BALANCE, decimal("12.500")),
        Arguments.of(Fact.WALLET_BALANCE, decimal("9999999999999.99")),
        Arguments.of(Fact.PAY_TIME, RawValue.of("2026-01-01T00:00:00+08:00")),
        Arguments.of(Fact.UNREAD, kinds(32, "k")),
        Arguments.of(Fact.UNREAD, kind("a" + "_9".repeat(15) + "z", RawValue.of(1))));
  }

  @ParameterizedTest
  @MethodSource("good")
  void it_takes_what_is_in_range(Fact fact, RawValue raw) {
    assertThat(sent(fact, raw).violations(UserFacts.EMPTY)).isEmpty();
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        Arguments.of(Fact.THREAD_COUNT, RawValue.of(-1), "too_small"),
        Arguments.of(Fact.WORK_NUM, RawValue.of(2147483648L), "too_large"),
        Arguments.of(Fact.WORK_NUM, RawValue.of(Long.MIN_VALUE), "too_small"),
        Arguments.of(Fact.SERVE_NUM, RawValue.of("3"), "wrong_type"),
        Arguments.of(Fact.SERVE_NUM, decimal("3.5"), "wrong_type"),
        Arguments.of(Fact.SERVE_NUM, new RawValue.Unfit(), "wrong_type"),
        Arguments.of(Fact.REFUND_RATE, decimal("1.0000001"), "too_large"),
        Arguments.of(Fact.REFUND_RATE, decimal("-0.1"), "too_small"),
        Arguments.of(Fact.DISPUTE_RATE, RawValue.of("0.1"), "wrong_type"),
        Arguments.of(Fact.WALLET_BALANCE, decimal("-0.01"), "too_small"),
        Arguments.of(Fact.WALLET_BALANCE, decimal("0.001"), "too_many_decimals"),
        Arguments.of(Fact.WALLET_BALANCE, decimal("1e-999999999"), "too_many_decimals"),
        Arguments.of(Fact.WALLET_BALANCE, decimal("1e999999999"), "too_large"),
        Arguments.of(Fact.WALLET_BALANCE, RawValue.of(10_000_000_000_000L), "too_large"),
        Arguments.of(Fact.PAY_TIME, RawValue.of(0), "wrong_type"),
        Arguments.of(Fact.PAY_TIME, RawValue.of(""), "not_a_time"),
        Arguments.of(Fact.PAY_TIME, RawValue.of("2026-01-01 00:00:00"), "not_a_time"),
        Arguments.of(Fact.PAY_TIME, RawValue.of("0000-01-01T00:00:00Z"), "not_a_time"),
        Arguments.of(Fact.PAY_TIME, RawValue.of("9999-12-31T23:59:59Z"), "not_a_time"),
        Arguments.of(Fact.UNREAD, RawValue.of(8), "wrong_type"),
        Arguments.of(Fact.UNREAD, kind("system", RawValue.of(1)), "not_a_kind"),
        Arguments.of(Fact.UNREAD, kind("", RawValue.of(1)), "not_a_kind"),
        Arguments.of(Fact.UNREAD, kind("Replied", RawValue.of(1)), "not_a_kind"),
        Arguments.of(Fact.UNREAD, kind("1a", RawValue.of(1)), "not_a_kind"),
        Arguments.of(Fact.UNREAD, kind("a\n", RawValue.of(1)), "not_a_kind"),
        Arguments.of(Fact.UNREAD, kind("a".repeat(33), RawValue.of(1)), "not_a_kind"),
        Arguments.of(Fact.UNREAD, kind("replied", RawValue.of(-1)), "too_small"),
        Arguments.of(Fact.UNREAD, kind("replied", RawValue.of("1")), "wrong_type"),
        Arguments.of(Fact.UNREAD, kinds(33, "k"), "too_many"));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void it_refuses_what_is_not(Fact fact, RawValue raw, String rule) {
    assertThat(sent(fact, raw).violations(UserFacts.EMPTY))
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.attribute()).contains(fact);
              assertThat(rejection.rule().orElseThrow().key()).isEqualTo(rule);
            });
  }

  @Test
  void the_kinds_that_are_known_count_too() {
    assertThat(sent(Fact.UNREAD, kinds(31, "k")).violations(KNOWN)).hasSize(1);
    assertThat(sent(Fact.UNREAD, kinds(30, "k")).violations(KNOWN)).isEmpty();
  }

  @Test
  void everything_that_is_wrong_is_told_in_the_order_of_the_facts() {
    FactsPatch patch =
        sent(Fact.UNREAD, RawValue.of(1))
            .with(Fact.THREAD_COUNT, PatchField.replace(RawValue.of(-1)))
            .with(Fact.WORK_NUM, PatchField.replace(RawValue.of(1)));
    assertThat(patch.violations(KNOWN))
        .extracting(rejection -> rejection.attribute().orElseThrow())
        .isEqualTo(List.of(Fact.THREAD_COUNT, Fact.UNREAD));
  }

  @Test
  void there_is_one_zero() {
    assertThat(sent(Fact.REFUND_RATE, decimal("-0.0")).applyTo(KNOWN).refundRate())
        .isEqualTo(Rate.NONE);
    assertThat(new Rate(-0.0)).isEqualTo(Rate.NONE);
  }

  @Test
  void it_shows_no_values() {
    assertThat(sent(Fact.WALLET_BALANCE, decimal("12.34"))).asString().doesNotContain("12");
    assertThat(decimal("12.34")).asString().doesNotContain("12");
  }

  private static FactsPatch sent(Fact fact, RawValue raw) {
    return FactsPatch.EMPTY.with(fact, PatchField.replace(raw));
  }

  private static RawValue decimal(String number) {
    return new RawValue.Decimal(new BigDecimal(number));
  }

  private static RawValue kind(String name, RawValue count) {
    return new RawValue.Members(Map.of(name, PatchField.replace(count)));
  }

  private static RawValue kinds(int number, String prefix) {
    Map<String, PatchField<RawValue>> kinds = new HashMap<>();
    for (int i = 0; i < number; i++) {
      kinds.put(prefix + i, PatchField.replace(RawValue.of(1)));
    }
    return new RawValue.Members(kinds);
  }
}

package dev.roster.domain.fact;

import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;
import dev.roster.domain.patch.Named;
import dev.roster.domain.patch.PatchField;
import dev.roster.domain.patch.RawValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * Everything that other services can record of a user: how it is called, read and reset.
 *
 * <p>Numbers are sent as numbers. Removing a fact resets it to its empty value. Immutable and
 * thread-safe.
 */
public enum Fact implements Named {
  // @formatter:off
  THREAD_COUNT(  "threadCount",   (facts, raw) -> facts.withThreadCount(count(raw)),   facts -> facts.withThreadCount(Count.NONE)),
  WORK_NUM(      "workNum",       (facts, raw) -> facts.withWorkNum(count(raw)),       facts -> facts.withWorkNum(Count.NONE)),
  SERVE_NUM(     "serveNum",      (facts, raw) -> facts.withServeNum(count(raw)),      facts -> facts.withServeNum(Count.NONE)),
  REFUND_RATE(   "refundRate",    (facts, raw) -> facts.withRefundRate(rate(raw)),     facts -> facts.withRefundRate(Rate.NONE)),
  DISPUTE_RATE(  "disputeRate",   (facts, raw) -> facts.withDisputeRate(rate(raw)),    facts -> facts.withDisputeRate(Rate.NONE)),
  WALLET_BALANCE("walletBalance", (facts, raw) -> facts.with(Balance.of(number(raw))), facts -> facts.with(Balance.NONE)),
  PAY_TIME(      "payTime",       (facts, raw) -> facts.withPayTime(time(raw)),        facts -> facts.withPayTime(Optional.empty())),
  UNREAD(        "typeUnreadNotifications", (facts, raw) -> facts.with(facts.unread().with(kinds(raw))), facts -> facts.with(UnreadMessages.NONE));
  // @formatter:on

  /** So that it has a year of four digits in any zone. */
  private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

  private final String key;
  private final BiFunction<UserFacts, RawValue, UserFacts> replace;
  private final UnaryOperator<UserFacts> reset;

  Fact(
      String key,
      BiFunction<UserFacts, RawValue, UserFacts> replace,
      UnaryOperator<UserFacts> reset) {
    this.key = key;
    this.replace = replace;
    this.reset = reset;
  }

  @Override
  public String key() {
    return key;
  }

  /**
   * The facts with what was sent of this one. Kinds of unread messages that were not sent stay.
   *
   * @throws Malformed if it breaks a rule of form
   */
  UserFacts changed(UserFacts facts, PatchField<RawValue> field) {
    return field.fold(() -> facts, () -> reset.apply(facts), raw -> replace.apply(facts, raw));
  }

  private static Count count(RawValue raw) {
    if (raw instanceof RawValue.Whole whole) {
      return Count.of(whole.value());
    }
    throw Malformed.of(FormRule.WRONG_TYPE);
  }

  private static Rate rate(RawValue raw) {
    return new Rate(number(raw).doubleValue());
  }

  private static BigDecimal number(RawValue raw) {
    if (raw instanceof RawValue.Whole whole) {
      return BigDecimal.valueOf(whole.value());
    }
    if (raw instanceof RawValue.Decimal decimal) {
      return decimal.value();
    }
    throw Malformed.of(FormRule.WRONG_TYPE);
  }

  private static Optional<Instant> time(RawValue raw) {
    String text = raw.text().orElseThrow(() -> Malformed.of(FormRule.WRONG_TYPE));
    try {
      Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
      if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
        throw Malformed.of(FormRule.NOT_A_TIME);
      }
      return Optional.of(time);
    } catch (DateTimeException notATime) {
      throw Malformed.of(FormRule.NOT_A_TIME);
    }
  }

  private static Map<String, Count> kinds(RawValue raw) {
    if (!(raw instanceof RawValue.Members members)) {
      throw Malformed.of(FormRule.WRONG_TYPE);
    }
    Map<String, Count> kinds = new TreeMap<>();
    members
        .fields()
        .forEach(
            (kind, field) ->
                kinds.put(kind, field.fold(() -> Count.NONE, () -> Count.NONE, Fact::count)));
    return kinds;
  }
}

package dev.roster.domain.fact;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What other services know of a user.
 *
 * <p>Immutable and thread-safe; nothing is null.
 *
 * @param threadCount threads written
 * @param workNum works shown
 * @param serveNum services done
 * @param refundRate the share of refunds
 * @param disputeRate the share of disputes
 * @param walletBalance what is in the wallet
 * @param payTime when the membership was paid
 * @param unread unread messages, but for Roster's own
 */
public record UserFacts(
    Count threadCount,
    Count workNum,
    Count serveNum,
    Rate refundRate,
    Rate disputeRate,
    Balance walletBalance,
    Optional<Instant> payTime,
    UnreadMessages unread) {

  /** What is shown where nothing is known. */
  public static final UserFacts EMPTY =
      new UserFacts(
          Count.NONE,
          Count.NONE,
          Count.NONE,
          Rate.NONE,
          Rate.NONE,
          Balance.NONE,
          Optional.empty(),
          UnreadMessages.NONE);

  /** Refuses null. */
  public UserFacts {
    Objects.requireNonNull(threadCount, "threadCount");
    Objects.requireNonNull(workNum, "workNum");
    Objects.requireNonNull(serveNum, "serveNum");
    Objects.requireNonNull(refundRate, "refundRate");
    Objects.requireNonNull(disputeRate, "disputeRate");
    Objects.requireNonNull(walletBalance, "walletBalance");
    Objects.requireNonNull(payTime, "payTime");
    Objects.requireNonNull(unread, "unread");
  }

  /**
   * The facts of plain numbers, as a service has them.
   *
   * @param unread by kind, such as {@code replied}
   * @throws dev.roster.domain.form.Malformed if a number is out of its range
   */
  public static UserFacts of(
      int threadCount,
      int workNum,
      int serveNum,
      double refundRate,
      double disputeRate,
      BigDecimal walletBalance,
      Optional<Instant> payTime,
      Map<String, Integer> unread) {
    Map<String, Count> counts = new TreeMap<>();
    unread.forEach((kind, count) -> counts.put(kind, new Count(count)));
    return new UserFacts(
        new Count(threadCount),
        new Count(workNum),
        new Count(serveNum),
        new Rate(refundRate),
        new Rate(disputeRate),
        Balance.of(walletBalance),
        payTime,
        new UnreadMessages(counts));
  }

  /** What of it anyone may see: without the wallet, the payment and the unread messages. */
  public UserFacts shared() {
    return with(Balance.NONE).withPayTime(Optional.empty()).with(UnreadMessages.NONE);
  }

  // @formatter:off
  UserFacts withThreadCount(Count changed) {
    return new UserFacts(changed, workNum, serveNum, refundRate, disputeRate, walletBalance, payTime, unread);
  }

  UserFacts withWorkNum(Count changed) {
    return new UserFacts(threadCount, changed, serveNum, refundRate, disputeRate, walletBalance, payTime, unread);
  }

  UserFacts withServeNum(Count changed) {
    return new UserFacts(threadCount, workNum, changed, refundRate, disputeRate, walletBalance, payTime, unread);
  }

  UserFacts withRefundRate(Rate changed) {
    return new UserFacts(threadCount, workNum, serveNum, changed, disputeRate, walletBalance, payTime, unread);
  }

  UserFacts withDisputeRate(Rate changed) {
    return new UserFacts(threadCount, workNum, serveNum, refundRate, changed, walletBalance, payTime, unread);
  }

  UserFacts with(Balance changed) {
    return new UserFacts(threadCount, workNum, serveNum, refundRate, disputeRate, changed, payTime, unread);
  }

  UserFacts withPayTime(Optional<Instant> changed) {
    return new UserFacts(threadCount, workNum, serveNum, refundRate, disputeRate, walletBalance, changed, unread);
  }

  UserFacts with(UnreadMessages changed) {
    return new UserFacts(threadCount, workNum, serveNum, refundRate, disputeRate, walletBalance, payTime, changed);
  }
  // @formatter:on
}

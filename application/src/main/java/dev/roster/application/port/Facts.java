package dev.roster.application.port;

import dev.roster.domain.identity.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Numbers about a user that other services own and Roster only shows.
 *
 * <p>A service that embeds Roster implements it to show its own. Implementations are thread-safe
 * and quick; they are asked once for every view, and once for every list.
 */
@FunctionalInterface
public interface Facts {

  /** Nobody owns any numbers: every view shows the documented empty values. */
  Facts NONE = user -> UserFacts.EMPTY;

  /** What is known of a user; {@link UserFacts#EMPTY} if nothing is. */
  UserFacts of(UserId user);

  /**
   * What is known of several users, asked at once for a list; by itself one after another.
   *
   * @return users who are missing have none
   */
  default Map<UserId, UserFacts> of(Set<UserId> users) {
    Map<UserId, UserFacts> facts = new HashMap<>();
    users.forEach(user -> facts.put(user, of(user)));
    return facts;
  }

  /**
   * The numbers.
   *
   * @param threadCount threads written
   * @param workNum works shown
   * @param serveNum services done
   * @param refundRate 0 to 1
   * @param disputeRate 0 to 1
   * @param walletBalance with two decimals
   * @param payTime when the membership was paid
   * @param unread unread messages by kind, such as {@code replied}; without {@code system}
   */
  record UserFacts(
      int threadCount,
      int workNum,
      int serveNum,
      double refundRate,
      double disputeRate,
      BigDecimal walletBalance,
      Optional<Instant> payTime,
      Map<String, Integer> unread) {

    /** What is shown where nothing is known. */
    public static final UserFacts EMPTY =
        new UserFacts(0, 0, 0, 0, 0, BigDecimal.ZERO.setScale(2), Optional.empty(), Map.of());

    /** Copies the map. */
    public UserFacts {
      Objects.requireNonNull(walletBalance, "walletBalance");
      Objects.requireNonNull(payTime, "payTime");
      unread = Map.copyOf(unread);
    }

    /** What of it anyone may see: without the wallet, the payment and the unread messages. */
    public UserFacts shared() {
      return new UserFacts(
          threadCount,
          workNum,
          serveNum,
          refundRate,
          disputeRate,
          EMPTY.walletBalance,
          EMPTY.payTime,
          EMPTY.unread);
    }
  }
}

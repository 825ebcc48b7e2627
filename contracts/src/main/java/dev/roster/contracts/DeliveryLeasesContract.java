package dev.roster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.Deliveries.Leased;
import dev.roster.application.port.Deliveries.Settlement;
import dev.roster.application.port.Delivery;
import dev.roster.application.port.Delivery.Progress;
import dev.roster.domain.delivery.DeliveryState;
import dev.roster.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who holds a delivery of {@link dev.roster.application.port.Deliveries}, and what is noted. */
abstract class DeliveryLeasesContract extends DeliveryContract {

  private static final Instant MUCH_LATER = NOW.plus(Duration.ofDays(7));
  private static final int USERS = 12;
  private static final int EACH = 3;

  DeliveryLeasesContract(StoreContract contract) {
    super(contract);
  }

  @Test
  void a_lease_is_noted_with_its_try_and_nobody_else_gets_the_row_until_it_runs_out() {
    notify(ada, WEBHOOK);
    Delivery waiting = deliveries().get(0);
    Leased leased = leased(WEBHOOK);
    assertThat(leased.delivery())
        .isEqualTo(deliveries().get(0))
        .isEqualTo(
            with(
                waiting,
                new Progress(
                    DeliveryState.LEASED,
                    1,
                    NOW,
                    Optional.of(UNTIL),
                    Optional.of(LATER),
                    Optional.empty(),
                    "")));
    assertThat(lease(WEBHOOK, 10, UNTIL.minusMillis(1))).isEmpty();
    assertThat(lease(WEBHOOK, 10, UNTIL)).hasSize(1);
  }

  private static Delivery with(Delivery delivery, Progress progress) {
    return new Delivery(
        delivery.id(),
        delivery.about(),
        delivery.notice(),
        delivery.way(),
        delivery.createdAt(),
        delivery.expiresAt(),
        progress);
  }

  @Test
  void a_lease_that_ran_out_is_taken_over_and_the_late_answer_of_its_holder_is_refused() {
    notify(ada, WEBHOOK);
    Leased late = leased(WEBHOOK);
    Leased next = leased(WEBHOOK, UNTIL);
    assertThat(next.delivery().id()).isEqualTo(late.delivery().id());
    assertThat(next.token()).isGreaterThan(late.token());
    assertThat(next.delivery().progress().tries()).isEqualTo(2);
    for (DeliveryState state : Set.of(DeliveryState.ACCEPTED, DeliveryState.WAITING)) {
      assertThat(settle(late, state)).isFalse();
    }
    assertThat(reloaded(late)).isEqualTo(next.delivery());
    assertThat(settle(next, DeliveryState.ACCEPTED)).isTrue();
    assertThat(settle(late, DeliveryState.FAILED)).isFalse();
    assertThat(reloaded(late).progress().state()).isEqualTo(DeliveryState.ACCEPTED);
  }

  @Test
  void a_late_answer_counts_as_long_as_nobody_has_taken_over() {
    notify(ada, WEBHOOK);
    Leased late = leased(WEBHOOK);
    Settlement accepted =
        new Settlement(DeliveryState.ACCEPTED, UNTIL.plusSeconds(60), Duration.ZERO, "");
    assertThat(store.deliveries().settle(late.delivery().id(), late.token(), accepted)).isTrue();
    assertThat(lease(WEBHOOK, 10, UNTIL.plusSeconds(60))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = DeliveryState.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"LEASED", "WAITING"})
  void what_came_of_a_try_is_noted_once(DeliveryState state) {
    notify(ada, WEBHOOK);
    Leased leased = leased(WEBHOOK);
    Instant at = LATER.plusMillis(17);
    boolean open = state == DeliveryState.FAILED;
    Duration pause = open ? Duration.ofMillis(2500) : Duration.ZERO;
    Settlement settlement = new Settlement(state, at, pause, "'refused' 😀");
    assertThat(store.deliveries().settle(leased.delivery().id(), leased.token(), settlement))
        .isTrue();
    assertThat(store.deliveries().settle(leased.delivery().id(), leased.token(), settlement))
        .isFalse();
    assertThat(reloaded(leased).progress())
        .isEqualTo(
            new Progress(
                state,
                1,
                open ? at.plus(pause) : NOW,
                Optional.empty(),
                Optional.of(LATER),
                open ? Optional.empty() : Optional.of(at),
                "'refused' 😀"));
  }

  @Test
  void the_longest_problem_is_kept_whole() {
    notify(ada, WEBHOOK);
    Leased leased = leased(WEBHOOK);
    String problem = "问".repeat(Settlement.MAX_PROBLEM);
    store
        .deliveries()
        .settle(
            leased.delivery().id(),
            leased.token(),
            new Settlement(DeliveryState.DEAD, LATER, Duration.ZERO, problem));
    assertThat(reloaded(leased).progress().problem()).isEqualTo(problem);
  }

  @Test
  void one_that_is_given_back_has_not_been_tried() {
    notify(ada, WEBHOOK);
    Delivery untried = deliveries().get(0);
    Leased leased = leased(WEBHOOK);
    Instant at = LATER.plusSeconds(1);
    assertThat(settle(leased, DeliveryState.WAITING)).isTrue();
    assertThat(reloaded(leased))
        .isEqualTo(
            with(
                untried,
                new Progress(
                    DeliveryState.WAITING,
                    0,
                    at,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    "")));
    assertThat(settle(leased, DeliveryState.ACCEPTED)).isFalse();
    assertThat(leased(WEBHOOK, at).token()).isGreaterThan(leased.token());
  }

  @Test
  void what_nobody_has_leased_cannot_be_settled() {
    notify(ada, WEBHOOK);
    Delivery waiting = deliveries().get(0);
    Settlement accepted = new Settlement(DeliveryState.ACCEPTED, LATER, Duration.ZERO, "");
    assertThat(store.deliveries().settle(waiting.id(), 0, accepted)).isFalse();
    assertThat(store.deliveries().settle(waiting.id(), 1, accepted)).isFalse();
    assertThat(store.deliveries().settle(waiting.id() + 1, 1, accepted)).isFalse();
    assertThat(deliveries()).containsExactly(waiting);
  }

  @Test
  void what_is_expired_is_noted_and_never_given_out_and_holds_up_nothing() {
    notify(ada, MAIL);
    notify(ada, MAIL, NOW.plusSeconds(1));
    notify(bob, WEBHOOK);
    assertThat(version(leased(MAIL, MUCH_LATER))).isEqualTo(3);
    Delivery expired = deliveries().get(2);
    assertThat(expired.progress().state()).isEqualTo(DeliveryState.EXPIRED);
    assertThat(expired.progress().endedAt()).contains(MUCH_LATER);
    assertThat(expired.progress().tries()).isZero();
    assertThat(leased(WEBHOOK, MUCH_LATER.plusSeconds(60)).delivery().about().user())
        .as("what expires never")
        .isEqualTo(bob.id());
  }

  @Test
  void one_whose_pause_is_longer_than_its_time_expires_all_the_same() {
    notify(ada, MAIL);
    settle(leased(MAIL), DeliveryState.FAILED, Duration.ofDays(30));
    notify(ada, MAIL, NOW.plusSeconds(1));
    assertThat(version(leased(MAIL, MUCH_LATER))).isEqualTo(3);
    assertThat(deliveries().get(1).progress().state()).isEqualTo(DeliveryState.EXPIRED);
  }

  @Test
  void one_that_is_being_sent_does_not_expire_until_its_lease_runs_out() {
    notify(ada, MAIL);
    Leased sent = leased(MAIL, MUCH_LATER.minusSeconds(1));
    assertThat(lease(MAIL, 10, MUCH_LATER.plusSeconds(1))).isEmpty();
    assertThat(reloaded(sent).progress().state()).isEqualTo(DeliveryState.LEASED);
    assertThat(lease(MAIL, 10, MUCH_LATER.plusSeconds(29))).isEmpty();
    assertThat(reloaded(sent).progress().state()).isEqualTo(DeliveryState.EXPIRED);
    assertThat(reloaded(sent).progress().leasedUntil()).isEmpty();
    assertThat(settle(sent, DeliveryState.ACCEPTED)).isFalse();
  }

  /** Each in a thread of its own takes what it gets until all is sent. */
  @Test
  void those_who_lease_at_once_never_get_the_same_row_nor_one_before_its_turn() throws Exception {
    List<User> users =
        Stream.iterate(1, number -> number + 1)
            .limit(USERS)
            .map(number -> stored(Account.named("user" + number)))
            .toList();
    for (int round = 0; round < EACH; round++) {
      users.forEach(user -> notify(user, WEBHOOK));
    }
    Set<String> sent = ConcurrentHashMap.newKeySet();
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    Race.of(8, number -> sendAll(sent, wrong));
    assertThat(wrong).isEmpty();
    assertThat(sent).hasSize(USERS * EACH);
    assertThat(deliveries())
        .allMatch(delivery -> delivery.progress().state() == DeliveryState.ACCEPTED)
        .allMatch(delivery -> delivery.progress().tries() == 1);
  }

  /** Until everything is sent, or something is wrong; how many were leased here. */
  private int sendAll(Set<String> sent, Queue<String> wrong) {
    int leases = 0;
    while (sent.size() < USERS * EACH && wrong.isEmpty()) {
      for (Leased leased : lease(WEBHOOK, 3)) {
        long user = leased.delivery().about().user().value();
        long version = version(leased);
        if (version > 2 && !sent.contains(user + "/" + (version - 1))) {
          wrong.add("before its turn: " + leased);
        }
        if (!sent.add(user + "/" + version)) {
          wrong.add("given out twice: " + leased);
        }
        if (!settle(leased, DeliveryState.ACCEPTED)) {
          wrong.add("not noted: " + leased);
        }
        leases++;
      }
    }
    return leases;
  }
}

package dev.roster.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.application.port.Deliveries.Backlog;
import dev.roster.application.port.Deliveries.Filter;
import dev.roster.application.port.Deliveries.Leased;
import dev.roster.application.port.Delivery;
import dev.roster.application.port.Delivery.Progress;
import dev.roster.application.port.Page;
import dev.roster.domain.delivery.Channel;
import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.delivery.DeliveryState;
import dev.roster.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How {@link dev.roster.application.port.Deliveries} are looked through and sent once more. */
abstract class DeliveryListsContract extends DeliveryContract {

  private static final Instant AGAIN = NOW.plus(Duration.ofDays(2));
  private static final Instant LONG_AFTER = AGAIN.plus(Duration.ofDays(30));

  DeliveryListsContract(StoreContract contract) {
    super(contract);
  }

  /** Mail of ada, mail of bob, webhook of ada; a second between each. */
  private List<Delivery> three() {
    notify(ada, MAIL, NOW.plusSeconds(1));
    notify(bob, MAIL, NOW.plusSeconds(2));
    notify(ada, WEBHOOK, NOW.plusSeconds(3));
    return deliveries();
  }

  private static Filter of(DeliveryState... states) {
    return within(Set.of(states), Optional.empty(), Optional.empty());
  }

  private static Filter within(
      Set<DeliveryState> states, Optional<Instant> since, Optional<Instant> before) {
    return new Filter(states, Optional.empty(), Optional.empty(), since, before);
  }

  private static Filter about(User user) {
    return new Filter(
        Set.of(), Optional.of(user.id()), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Filter over(Channel channel) {
    return new Filter(
        Set.of(), Optional.empty(), Optional.of(channel), Optional.empty(), Optional.empty());
  }

  private static Filter before(Instant moment) {
    return within(Set.of(), Optional.empty(), Optional.of(moment));
  }

  private static Filter since(Instant moment) {
    return within(Set.of(), Optional.of(moment), Optional.empty());
  }

  private void assertFound(Filter filter, Delivery... expected) {
    assertThat(store.deliveries().list(filter, Page.FIRST)).containsExactly(expected);
    assertThat(store.deliveries().count(filter)).isEqualTo(expected.length);
  }

  @Test
  void they_are_listed_newest_first_page_by_page() {
    List<Delivery> all = three();
    assertThat(all)
        .extracting(Delivery::createdAt)
        .containsExactly(NOW.plusSeconds(3), NOW.plusSeconds(2), NOW.plusSeconds(1));
    assertThat(store.deliveries().list(Filter.ALL, new Page(1, 2))).isEqualTo(all.subList(0, 2));
    assertThat(store.deliveries().list(Filter.ALL, new Page(2, 2))).isEqualTo(all.subList(2, 3));
    assertThat(store.deliveries().list(Filter.ALL, new Page(3, 2))).isEmpty();
    assertThat(store.deliveries().list(Filter.ALL, new Page(Integer.MAX_VALUE, 200))).isEmpty();
    assertThat(store.deliveries().count(Filter.ALL)).isEqualTo(3);
  }

  @Test
  void they_are_found_by_user_channel_and_age() {
    List<Delivery> all = three();
    assertFound(about(ada), all.get(0), all.get(2));
    assertFound(about(chief));
    assertFound(over(DeliveryRules.MAIL), all.get(1), all.get(2));
    assertFound(over(DeliveryRules.KAFKA));
    assertFound(before(NOW.plusSeconds(2)), all.get(2));
    assertFound(before(NOW.plusSeconds(1)));
    assertFound(since(NOW.plusSeconds(2)), all.get(0), all.get(1));
    assertFound(since(NOW.plusSeconds(3).plusMillis(1)));
  }

  @Test
  void they_are_found_by_state() {
    three();
    Leased leased = lease(MAIL, 1).get(0);
    List<Delivery> all = deliveries();
    assertFound(of(DeliveryState.LEASED), all.get(2));
    assertFound(of(DeliveryState.WAITING), all.get(0), all.get(1));
    assertFound(of(DeliveryState.WAITING, DeliveryState.LEASED), all.toArray(Delivery[]::new));
    settle(leased, DeliveryState.DEAD);
    assertFound(of(DeliveryState.LEASED));
    assertFound(of(DeliveryState.DEAD, DeliveryState.EXPIRED), deliveries().get(2));
  }

  @Test
  void every_part_of_a_filter_has_to_match() {
    List<Delivery> all = three();
    Filter filter =
        new Filter(
            DeliveryState.OPEN,
            Optional.of(ada.id()),
            Optional.of(DeliveryRules.MAIL),
            Optional.of(NOW.plusSeconds(1)),
            Optional.of(NOW.plusSeconds(2)));
    assertFound(filter, all.get(2));
    Optional<Channel> webhook = Optional.of(DeliveryRules.WEBHOOK);
    Optional<Instant> later = Optional.of(NOW.plusMillis(1_001));
    assertFound(
        new Filter(
            filter.states(),
            Optional.of(bob.id()),
            filter.channel(),
            filter.since(),
            filter.before()));
    assertFound(
        new Filter(filter.states(), filter.user(), webhook, filter.since(), filter.before()));
    assertFound(
        new Filter(
            Set.of(DeliveryState.DEAD),
            filter.user(),
            filter.channel(),
            filter.since(),
            filter.before()));
    assertFound(
        new Filter(filter.states(), filter.user(), filter.channel(), later, filter.before()));
    assertFound(
        new Filter(
            Set.of(DeliveryState.WAITING),
            Optional.empty(),
            filter.channel(),
            Optional.empty(),
            Optional.empty()),
        all.get(1),
        all.get(2));
  }

  @Test
  void the_backlog_counts_what_has_not_ended_and_says_how_old_the_oldest_is() {
    assertThat(store.deliveries().backlog()).isEmpty();
    three();
    assertThat(store.deliveries().backlog())
        .isEqualTo(
            Map.of(
                DeliveryRules.MAIL, new Backlog(2, NOW.plusSeconds(1)),
                DeliveryRules.WEBHOOK, new Backlog(1, NOW.plusSeconds(3))));
    settle(leased(WEBHOOK), DeliveryState.ACCEPTED);
    settle(lease(MAIL, 1).get(0), DeliveryState.DEAD);
    settle(lease(MAIL, 1).get(0), DeliveryState.FAILED, Duration.ofDays(1));
    assertThat(store.deliveries().backlog())
        .isEqualTo(Map.of(DeliveryRules.MAIL, new Backlog(1, NOW.plusSeconds(2))));
  }

  @ParameterizedTest
  @EnumSource(
      value = DeliveryState.class,
      names = {"DEAD", "EXPIRED"})
  void one_that_was_given_up_can_be_made_to_wait_again_without_an_expiry(DeliveryState end) {
    notify(ada, MAIL);
    Leased given = leased(MAIL);
    settle(given, end);
    assertThat(store.deliveries().retry(given.delivery().id(), AGAIN)).isTrue();
    assertThat(reloaded(given).expiresAt()).isEmpty();
    assertThat(reloaded(given).progress())
        .isEqualTo(
            new Progress(
                DeliveryState.WAITING,
                0,
                AGAIN,
                Optional.empty(),
                Optional.of(LATER),
                Optional.empty(),
                ""));
    assertThat(settle(given, DeliveryState.ACCEPTED)).as("by who held it before").isFalse();
    assertThat(lease(MAIL, 10, AGAIN.minusMillis(1))).isEmpty();
    Leased again = leased(MAIL, LONG_AFTER);
    assertThat(again.token()).isGreaterThan(given.token());
    assertThat(settle(given, DeliveryState.ACCEPTED)).isFalse();
    assertThat(settle(again, DeliveryState.ACCEPTED)).isTrue();
  }

  @Test
  void only_what_was_given_up_can_be_sent_once_more() {
    notify(ada, MAIL);
    long id = deliveries().get(0).id();
    assertThat(store.deliveries().retry(id, AGAIN)).as("waiting").isFalse();
    Leased leased = leased(MAIL);
    assertThat(store.deliveries().retry(id, AGAIN)).as("leased").isFalse();
    settle(leased, DeliveryState.FAILED, Duration.ZERO);
    assertThat(store.deliveries().retry(id, AGAIN)).as("failed").isFalse();
    settle(leased(MAIL, LATER.plusSeconds(1)), DeliveryState.ACCEPTED);
    assertThat(store.deliveries().retry(id, AGAIN)).as("accepted").isFalse();
    assertThat(store.deliveries().retry(id + 1, AGAIN)).as("nobody's").isFalse();
    assertThat(deliveries().get(0).progress().state()).isEqualTo(DeliveryState.ACCEPTED);
  }

  @Test
  void all_that_were_given_up_in_a_span_of_time_are_sent_once_more() {
    for (int second = 1; second <= 5; second++) {
      notify(ada, MAIL, NOW.plusSeconds(second));
    }
    for (int times = 1; times <= 4; times++) {
      settle(leased(MAIL), times == 3 ? DeliveryState.ACCEPTED : DeliveryState.DEAD);
    }
    Filter span =
        within(
            DeliveryState.GIVEN_UP,
            Optional.of(NOW.plusSeconds(2)),
            Optional.of(NOW.plusSeconds(4)));
    assertThat(store.deliveries().count(span)).isEqualTo(1);
    assertThat(store.deliveries().retryAll(span, AGAIN)).isEqualTo(1);
    assertThat(deliveries())
        .extracting(delivery -> delivery.progress().state())
        .containsExactly(
            DeliveryState.WAITING,
            DeliveryState.DEAD,
            DeliveryState.ACCEPTED,
            DeliveryState.WAITING,
            DeliveryState.DEAD);
    assertThat(deliveries().get(3).progress().dueAt()).isEqualTo(AGAIN);
    assertThat(store.deliveries().retryAll(span, AGAIN)).isZero();
    assertThat(store.deliveries().retryAll(of(DeliveryState.DEAD, DeliveryState.EXPIRED), AGAIN))
        .isEqualTo(2);
  }

  @Test
  void what_was_accepted_comes_again_in_order_and_under_its_id_where_that_is_asked_for() {
    for (int second = 1; second <= 3; second++) {
      notify(ada, MAIL, NOW.plusSeconds(second));
      notify(ada, WEBHOOK, NOW.plusSeconds(second));
    }
    List<Leased> before = new ArrayList<>();
    for (int times = 1; times <= 3; times++) {
      Leased leased = leased(MAIL);
      settle(leased, times == 2 ? DeliveryState.DEAD : DeliveryState.ACCEPTED);
      before.add(leased);
      settle(leased(WEBHOOK), DeliveryState.ACCEPTED);
    }
    Filter overMail =
        new Filter(
            DeliveryState.ENDED,
            Optional.empty(),
            Optional.of(DeliveryRules.MAIL),
            Optional.empty(),
            Optional.empty());
    assertThat(store.deliveries().count(overMail)).isEqualTo(3);
    assertThat(store.deliveries().retryAll(overMail, AGAIN)).isEqualTo(3);
    assertThat(lease(WEBHOOK, 10, LONG_AFTER)).isEmpty();
    for (Leased first : before) {
      Leased again = leased(MAIL, LONG_AFTER);
      assertThat(again.delivery().id()).isEqualTo(first.delivery().id());
      assertThat(again.delivery().progress().tries()).isEqualTo(1);
      assertThat(again.token()).isGreaterThan(first.token());
      assertThat(settle(first, DeliveryState.ACCEPTED)).as("by who held it before").isFalse();
      assertThat(settle(again, DeliveryState.ACCEPTED)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = DeliveryState.class,
      names = {"WAITING", "LEASED", "FAILED"})
  void what_has_not_ended_cannot_be_sent_once_more(DeliveryState open) {
    notify(ada, MAIL);
    settle(leased(MAIL), DeliveryState.DEAD);
    List<Delivery> before = deliveries();
    for (Filter refused : List.of(Filter.ALL, of(open), of(open, DeliveryState.DEAD))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.deliveries().retryAll(refused, AGAIN));
    }
    assertThat(deliveries()).isEqualTo(before);
  }
}

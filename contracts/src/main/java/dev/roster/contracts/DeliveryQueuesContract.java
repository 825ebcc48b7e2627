package dev.roster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.Deliveries.Leased;
import dev.roster.domain.delivery.Addressee;
import dev.roster.domain.delivery.DeliveryRule;
import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.delivery.DeliveryState;
import dev.roster.domain.delivery.Recipient;
import dev.roster.domain.notice.NoticeId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.user.Policy;
import dev.roster.domain.user.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In which order {@link dev.roster.application.port.Deliveries} gives out what is due. */
abstract class DeliveryQueuesContract extends DeliveryContract {

  /** Over one channel to two destinations. */
  private static final Policy TO_TWO =
      rules(disabled(new Recipient.Fixed("first")), disabled(new Recipient.Fixed("second")));

  /** Over one channel to the user and to all administrators. */
  private static final Policy TO_ALL =
      rules(
          disabled(new Recipient.Subject()),
          disabled(new Recipient.Members(GroupId.ADMINISTRATORS)));

  DeliveryQueuesContract(StoreContract contract) {
    super(contract);
  }

  private static DeliveryRule disabled(Recipient recipient) {
    return DeliveryRule.of(NoticeId.ACCOUNT_DISABLED, DeliveryRules.WEBHOOK, recipient);
  }

  @Test
  void of_one_user_one_is_given_out_after_the_other_in_the_order_of_its_versions() {
    for (int times = 0; times < 3; times++) {
      notify(ada, MAIL);
    }
    List<Long> versions = new ArrayList<>();
    for (int times = 0; times < 3; times++) {
      Leased leased = leased(MAIL);
      assertThat(lease(MAIL, 10)).isEmpty();
      versions.add(version(leased));
      settle(leased, DeliveryState.ACCEPTED);
    }
    assertThat(versions).containsExactly(2L, 3L, 4L);
    assertThat(lease(MAIL, 10)).isEmpty();
  }

  @Test
  void those_of_one_version_are_given_out_in_the_order_of_their_numbers() {
    Request.by(
            chief,
            ada,
            ChangeContract.disabling("").replace(Attribute.GROUPS, GroupId.UNPAID.value()))
        .with(MAIL)
        .acceptedBy(store);
    Leased first = leased(MAIL);
    settle(first, DeliveryState.ACCEPTED);
    Leased second = leased(MAIL);
    assertThat(version(second)).isEqualTo(version(first));
    assertThat(second.delivery().id()).isGreaterThan(first.delivery().id());
    assertThat(List.of(first, second))
        .extracting(each -> each.delivery().notice().id())
        .containsExactly(NoticeId.ACCOUNT_DISABLED, NoticeId.GROUPS_CHANGED);
  }

  @ParameterizedTest
  @EnumSource(
      value = DeliveryState.class,
      names = {"ACCEPTED", "DEAD", "EXPIRED"})
  void what_has_ended_holds_up_nothing_whatever_came_of_it(DeliveryState end) {
    notify(ada, MAIL);
    notify(ada, MAIL);
    settle(leased(MAIL), end);
    assertThat(version(leased(MAIL))).isEqualTo(3);
  }

  @Test
  void one_that_failed_holds_up_those_behind_it_until_it_is_tried_again() {
    notify(ada, MAIL);
    notify(ada, MAIL);
    Leased first = leased(MAIL);
    settle(first, DeliveryState.FAILED, Duration.ofSeconds(60));
    assertThat(lease(MAIL, 10, LATER.plusSeconds(60))).isEmpty();
    Leased again = leased(MAIL, LATER.plusSeconds(61));
    assertThat(again.delivery().id()).isEqualTo(first.delivery().id());
    settle(again, DeliveryState.ACCEPTED);
    assertThat(version(leased(MAIL))).isEqualTo(3);
  }

  @Test
  void another_user_is_not_held_up() {
    notify(ada, MAIL);
    settle(leased(MAIL), DeliveryState.FAILED, Duration.ofDays(1));
    notify(ada, MAIL);
    notify(bob, MAIL);
    assertThat(leased(MAIL).delivery().about().user()).isEqualTo(bob.id());
  }

  @Test
  void another_channel_is_not_held_up() {
    notify(ada, OVER_TWO_CHANNELS);
    settle(leased(MAIL), DeliveryState.FAILED, Duration.ofDays(1));
    Leased other = leased(WEBHOOK);
    assertThat(other.delivery().about().user()).isEqualTo(ada.id());
    assertThat(other.delivery().way().channel()).isEqualTo(DeliveryRules.WEBHOOK);
  }

  @Test
  void another_addressee_is_not_held_up() {
    notify(ada, TO_ALL);
    List<Leased> both = lease(TO_ALL, 10);
    assertThat(both)
        .extracting(each -> each.delivery().way().to())
        .containsExactlyInAnyOrder(person(ada), person(chief));
    both.forEach(
        each ->
            settle(
                each,
                each.delivery().way().to().equals(person(ada))
                    ? DeliveryState.FAILED
                    : DeliveryState.ACCEPTED,
                Duration.ofDays(1)));
    notify(ada, TO_ALL);
    notify(ada, TO_ALL);
    Leased next = leased(TO_ALL);
    assertThat(next.delivery().way().to()).isEqualTo(person(chief));
    assertThat(version(next)).isEqualTo(4);
  }

  @Test
  void those_that_were_due_first_come_first_and_no_more_than_asked_for() {
    User eve = stored(Account.named("eve"));
    notify(bob, MAIL, NOW.plusSeconds(3));
    notify(ada, MAIL, NOW.plusSeconds(1));
    notify(eve, MAIL, NOW.plusSeconds(2));
    assertThat(lease(MAIL, 10, NOW)).isEmpty();
    assertThat(lease(MAIL, 2))
        .extracting(each -> each.delivery().about().user())
        .containsExactly(ada.id(), eve.id());
    assertThat(leased(MAIL).delivery().about().user()).isEqualTo(bob.id());
  }

  @Test
  void a_busy_destination_gets_nothing_and_others_do_in_its_place() {
    notify(ada, TO_TWO);
    notify(bob, TO_TWO);
    Addressee.Destination first = new Addressee.Destination(new Recipient.Fixed("first"));
    Addressee.Destination second = new Addressee.Destination(new Recipient.Fixed("second"));
    assertThat(
            store
                .deliveries()
                .lease(DeliveryRules.WEBHOOK, Set.of(first, second), 10, LATER, UNTIL))
        .isEmpty();
    assertThat(store.deliveries().lease(DeliveryRules.WEBHOOK, Set.of(first), 2, LATER, UNTIL))
        .hasSize(2)
        .allMatch(each -> each.delivery().way().to().equals(second));
    assertThat(lease(TO_TWO, 10))
        .hasSize(2)
        .allMatch(each -> each.delivery().way().to().equals(first));
  }

  @Test
  void what_is_due_next_is_the_earliest_of_the_heads_of_all_queues() {
    assertThat(store.deliveries().nextDue(DeliveryRules.MAIL)).isEmpty();
    notify(ada, MAIL, NOW.plusSeconds(1));
    notify(ada, MAIL, NOW.plusSeconds(2));
    notify(bob, MAIL, NOW.plusSeconds(9));
    assertThat(store.deliveries().nextDue(DeliveryRules.MAIL)).contains(NOW.plusSeconds(1));
    Leased first = lease(MAIL, 1).get(0);
    assertThat(store.deliveries().nextDue(DeliveryRules.MAIL)).contains(NOW.plusSeconds(9));
    lease(MAIL, 1, LATER.plusSeconds(7));
    assertThat(store.deliveries().nextDue(DeliveryRules.MAIL)).contains(UNTIL);
    settle(first, DeliveryState.FAILED, Duration.ofMinutes(5));
    assertThat(store.deliveries().nextDue(DeliveryRules.MAIL)).contains(UNTIL.plusSeconds(7));
    assertThat(store.deliveries().nextDue(DeliveryRules.WEBHOOK)).isEmpty();
  }

  @Test
  void nothing_is_due_next_once_everything_has_ended() {
    notify(ada, MAIL);
    settle(leased(MAIL), DeliveryState.DEAD);
    assertThat(store.deliveries().nextDue(DeliveryRules.MAIL)).isEmpty();
  }
}

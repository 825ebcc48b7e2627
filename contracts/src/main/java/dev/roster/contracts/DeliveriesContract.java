package dev.roster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Deliveries.Leased;
import dev.roster.application.port.Deliveries.Settlement;
import dev.roster.application.port.Delivery;
import dev.roster.application.port.Delivery.Progress;
import dev.roster.application.port.Lookup;
import dev.roster.domain.delivery.Addressee;
import dev.roster.domain.delivery.DeliveryRule;
import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.delivery.DeliveryState;
import dev.roster.domain.delivery.Recipient;
import dev.roster.domain.delivery.Trigger;
import dev.roster.domain.delivery.Wording;
import dev.roster.domain.notice.Language;
import dev.roster.domain.notice.NoticeId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.Email;
import dev.roster.domain.user.Decision;
import dev.roster.domain.user.EraseDecision;
import dev.roster.domain.user.Erasure;
import dev.roster.domain.user.Expectation;
import dev.roster.domain.user.Policy;
import dev.roster.domain.user.User;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How {@link dev.roster.application.port.Deliveries} come to be, and when they are gone. */
abstract class DeliveriesContract extends DeliveryContract {

  private static final Recipient SUBJECT = new Recipient.Subject();
  private static final Recipient ADMINISTRATORS = new Recipient.Members(GroupId.ADMINISTRATORS);

  DeliveriesContract(StoreContract contract) {
    super(contract);
  }

  private static DeliveryRule mail(NoticeId notice, Recipient to) {
    return DeliveryRule.of(notice, DeliveryRules.MAIL, to);
  }

  @Test
  void one_says_everything_that_its_rule_and_its_change_say() {
    Duration day = Duration.ofDays(1);
    Wording english = new Wording(Language.EN, "");
    Policy policy =
        rules(
            new DeliveryRule(
                new Trigger.OfNotice(NoticeId.ACCOUNT_DISABLED),
                DeliveryRules.WEBHOOK,
                new Recipient.Fixed("audit"),
                english,
                true,
                Optional.of(day)));
    Decision.Accepted accepted =
        Request.by(chief, ada, ChangeContract.disabling("'{username}' 😀"))
            .with(policy)
            .acceptedBy(store);
    Delivery delivery = deliveries().get(0);
    assertThat(delivery)
        .isEqualTo(
            new Delivery(
                delivery.id(),
                new Delivery.About(ada.id(), 2),
                accepted.notices().get(0).notice(),
                new Delivery.Way(
                    DeliveryRules.WEBHOOK,
                    new Addressee.Destination(new Recipient.Fixed("audit")),
                    Optional.empty(),
                    english),
                NOW,
                Optional.of(NOW.plus(day)),
                new Progress(
                    DeliveryState.WAITING,
                    0,
                    NOW,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    "")));
    assertThat(delivery.id()).isPositive();
    assertThat(deliveries()).hasSize(1);
  }

  /** The reference implementation notifies before it validates. */
  @Test
  void one_exists_exactly_when_its_change_was_committed() {
    UserPatch broken = ChangeContract.disabling("").replace(Attribute.USERNAME, "no spaces");
    assertThat(Request.by(chief, ada, broken).with(OVER_TWO_CHANNELS).sendTo(store))
        .isInstanceOf(Decision.Rejected.class);
    UserPatch taken = ChangeContract.disabling("").replace(Attribute.USERNAME, "bob");
    assertThat(Request.by(chief, ada, taken).with(OVER_TWO_CHANNELS).sendTo(store))
        .isInstanceOf(Decision.Rejected.class);
    assertThat(deliveries()).isEmpty();
    notify(ada, OVER_TWO_CHANNELS);
    assertThat(deliveries()).hasSize(2).allMatch(each -> each.about().version() == 2);
  }

  @Test
  void one_about_a_user_is_gone_with_it_and_those_of_others_stay() {
    notify(ada, MAIL);
    notify(bob, MAIL);
    Leased held =
        lease(MAIL, 10).stream()
            .filter(each -> each.delivery().about().user().equals(ada.id()))
            .findFirst()
            .orElseThrow();
    erase(ada);
    assertThat(deliveries()).singleElement().matches(each -> each.about().user().equals(bob.id()));
    assertThat(settle(held, DeliveryState.ACCEPTED)).isFalse();
    assertThat(store.deliveries().retry(held.delivery().id(), LATER)).isFalse();
  }

  private void erase(User user) {
    assertThat(
            store
                .users()
                .erase(
                    Lookup.of(user.id(), ActorRef.trusted(chief.id()), NOW),
                    Request.ID,
                    snapshot ->
                        EraseDecision.decide(snapshot, Expectation.NONE, Policy.STANDARD, NOW)))
        .isInstanceOf(Erasure.Accepted.class);
  }

  @Test
  void a_dispatch_to_a_group_goes_to_each_member_that_the_change_leaves() {
    User second = administrator("second");
    Policy policy = rules(mail(NoticeId.GROUPS_CHANGED, ADMINISTRATORS));
    move(ada, GroupId.ADMINISTRATORS, policy);
    assertThat(deliveries())
        .extracting(each -> each.way().to())
        .containsExactlyInAnyOrder(person(chief), person(second), person(ada));
    assertThat(deliveries())
        .allMatch(each -> each.about().user().equals(ada.id()))
        .allMatch(each -> each.notice().id().equals(NoticeId.GROUPS_CHANGED));
    move(second, GroupId.MEMBERS, policy);
    assertThat(deliveries())
        .filteredOn(each -> each.about().user().equals(second.id()))
        .extracting(each -> each.way().to())
        .containsExactlyInAnyOrder(person(chief), person(ada));
  }

  private void move(User user, GroupId group, Policy policy) {
    Request.by(chief, user, patch().replace(Attribute.GROUPS, group.value()))
        .with(policy)
        .acceptedBy(store);
  }

  @Test
  void a_dispatch_to_a_group_without_members_goes_to_nobody() {
    Policy policy = rules(mail(NoticeId.ACCOUNT_DISABLED, new Recipient.Members(GroupId.GUESTS)));
    notify(ada, policy);
    assertThat(inbox(ada)).hasSize(1);
    assertThat(deliveries()).isEmpty();
  }

  @Test
  void whom_two_dispatches_of_a_notice_reach_over_one_channel_gets_it_once_by_the_first() {
    User second = administrator("second");
    Wording english = new Wording(Language.EN, "");
    Policy policy =
        rules(
            new DeliveryRule(
                new Trigger.OfNotice(NoticeId.ACCOUNT_DISABLED),
                DeliveryRules.MAIL,
                SUBJECT,
                english,
                true,
                Optional.empty()),
            mail(NoticeId.ACCOUNT_DISABLED, ADMINISTRATORS),
            DeliveryRule.of(NoticeId.ACCOUNT_DISABLED, DeliveryRules.WEBHOOK, SUBJECT));
    notify(second, policy);
    assertThat(deliveries())
        .filteredOn(each -> each.way().channel().equals(DeliveryRules.MAIL))
        .hasSize(2)
        .anyMatch(
            each -> each.way().to().equals(person(second)) && each.way().wording().equals(english))
        .anyMatch(
            each ->
                each.way().to().equals(person(chief))
                    && each.way().wording().equals(Wording.STANDARD));
    assertThat(deliveries()).hasSize(3);
  }

  @Test
  void two_notices_of_one_change_are_two_deliveries() {
    UserPatch patch =
        ChangeContract.disabling("").replace(Attribute.GROUPS, GroupId.UNPAID.value());
    Request.by(chief, ada, patch).with(MAIL).acceptedBy(store);
    assertThat(deliveries())
        .extracting(each -> each.notice().id())
        .containsExactlyInAnyOrder(NoticeId.ACCOUNT_DISABLED, NoticeId.GROUPS_CHANGED);
  }

  @Test
  void a_notice_about_credentials_is_delivered_to_the_old_address_and_not_in_the_inbox() {
    Policy policy = rules(mail(NoticeId.CONTACT_CHANGED, SUBJECT));
    Request.by(chief, ada, patch().replace(Attribute.EMAIL, "new@example.com"))
        .with(policy)
        .acceptedBy(store);
    assertThat(deliveries())
        .singleElement()
        .matches(each -> each.way().address().equals(ada.contact().email()))
        .matches(each -> !each.toString().contains("someone"));
    assertThat(ada.contact().email()).contains(new Email("someone@example.com"));
    assertThat(inbox(ada)).isEmpty();
  }

  @Test
  void a_delivery_is_no_part_of_the_inbox() {
    notify(ada, MAIL);
    store.inbox().delete(ada.id(), Set.of(inbox(ada).get(0).id()));
    Leased leased = leased(MAIL);
    assertThat(
            store
                .deliveries()
                .settle(
                    leased.delivery().id(),
                    leased.token(),
                    new Settlement(DeliveryState.ACCEPTED, LATER, Duration.ZERO, "")))
        .isTrue();
    assertThat(inbox(ada)).isEmpty();
  }
}

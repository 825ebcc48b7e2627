package dev.roster.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.application.delivery.ChannelLimits;
import dev.roster.application.delivery.DeliveryListener;
import dev.roster.application.delivery.DeliveryWorker;
import dev.roster.application.delivery.EmailContacts;
import dev.roster.application.port.Deliveries;
import dev.roster.application.port.Deliveries.Settlement;
import dev.roster.application.port.Delivery;
import dev.roster.application.port.DeliveryChannel.Sent;
import dev.roster.application.port.Message;
import dev.roster.application.port.Page;
import dev.roster.domain.delivery.Channel;
import dev.roster.domain.delivery.DeliveryRule;
import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.delivery.DeliveryState;
import dev.roster.domain.delivery.Recipient;
import dev.roster.domain.delivery.Retries;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.notice.NoticeCatalogue;
import dev.roster.domain.notice.NoticeId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.profile.Email;
import dev.roster.domain.status.Status;
import dev.roster.domain.status.TransitionTable;
import dev.roster.domain.user.Contact;
import dev.roster.domain.user.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The worker on a store in memory. It looks by itself only once an hour, unless told otherwise. */
@Timeout(60)
class DeliveryWorkerTest {

  private static final Channel MAIL = DeliveryRules.MAIL;
  private static final ChannelLimits LIMITS =
      new ChannelLimits(new Retries(Duration.ofSeconds(10), Duration.ofMinutes(10), 3), 1_000, 4);

  /** What {@link java.util.random.RandomGenerator#nextDouble} makes a half of. */
  private static final long HALF = Long.MIN_VALUE;

  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(1);

  private final PostOffice office = new PostOffice(MAIL);
  private final BlockingQueue<Settlement> settled = new LinkedBlockingQueue<>();
  private final List<Settlement> notNoted = new ArrayList<>();
  private final List<RuntimeException> leasingFailed = new ArrayList<>();
  private Trial trial;
  private DeliveryWorker worker;
  private UserId chief;

  @AfterEach
  void stop() {
    if (worker != null) {
      worker.close();
    }
    assertThat(leasingFailed).isEmpty();
  }

  private void begin() {
    begin(LIMITS, Trial.POLICY);
  }

  /** A worker that is told of commits, and a trial whose clock stands still. */
  private void begin(ChannelLimits limits, Policy policy) {
    trial =
        new Trial(builder -> builder.policy(policy).signal(channels -> worker.committed(channels)));
    worker =
        DeliveryWorker.on(trial.memory.deliveries())
            .channel(office, limits)
            .contacts(new EmailContacts(trial.memory.users()))
            .policy(policy)
            .clock(trial.clock)
            .poll(Duration.ofHours(1))
            .random(() -> HALF)
            .stopTimeout(STOP_TIMEOUT)
            .listener(listener())
            .build();
    worker.start();
    chief = trial.administrator("chief");
  }

  private DeliveryListener listener() {
    return new DeliveryListener() {
      @Override
      public void settled(Delivery delivery, Settlement settlement) {
        settled.add(settlement);
      }

      @Override
      public void leasingFailed(Channel channel, RuntimeException reason) {
        leasingFailed.add(reason);
      }

      @Override
      public void notNoted(Delivery delivery, Settlement settlement) {
        notNoted.add(settlement);
      }
    };
  }

  private UserId member(String name) {
    UserId member =
        trial.create(
            Trial.named(name)
                .with(
                    new Contact(Optional.empty(), Optional.of(new Email(name + "@example.com")))));
    trial.clock.move(Duration.ofSeconds(1));
    return member;
  }

  private void disable(UserId user) {
    Trial.done(trial.edit(chief, user, Trial.status(Status.DISABLED, "spam")));
  }

  private void enable(UserId user) {
    trial.clock.move(Duration.ofSeconds(1));
    Trial.done(trial.edit(chief, user, Trial.status(Status.NORMAL, "")));
  }

  private Settlement settled() throws InterruptedException {
    Settlement settlement = settled.poll(10, TimeUnit.SECONDS);
    assertThat(settlement).as("a try has ended").isNotNull();
    return settlement;
  }

  /** Moves the clock, and has the worker look at it. */
  private void later(Duration time) {
    trial.clock.move(time);
    worker.committed(Set.of(MAIL));
  }

  private List<Delivery> stored() {
    return trial.memory.deliveries().list(Deliveries.Filter.ALL, Page.FIRST);
  }

  @Test
  void what_was_committed_is_sent_at_once_and_noted_as_accepted() throws Exception {
    begin();
    disable(member("ada"));
    Message message = office.next();
    assertThat(message.address()).isEqualTo("ada@example.com");
    assertThat(message.notice().id()).isEqualTo(NoticeId.ACCOUNT_DISABLED);
    assertThat(message.text().content()).isEqualTo("ada你好，你的帐号已禁用，原因：spam");
    assertThat(message.occurredAt()).isEqualTo(trial.clock.instant());
    assertThat(settled().state()).isEqualTo(DeliveryState.ACCEPTED);
    assertThat(stored())
        .singleElement()
        .satisfies(
            delivery -> {
              assertThat(message.id()).isEqualTo("delivery-" + delivery.id());
              assertThat(delivery.progress().state()).isEqualTo(DeliveryState.ACCEPTED);
              assertThat(delivery.progress().tries()).isEqualTo(1);
            });
  }

  @Test
  void what_is_refused_by_the_rules_of_the_change_sends_nothing() throws Exception {
    begin();
    UserId ada = member("ada");
    assertThat(Trial.refused(trial.edit(chief, ada, Trial.status(Status.REJECTED, ""))))
        .isNotEmpty();
    disable(member("eve"));
    assertThat(office.next().address()).isEqualTo("eve@example.com");
    assertThat(office.quiet()).isTrue();
  }

  @Test
  void what_failed_is_tried_again_after_a_pause_under_the_same_id() throws Exception {
    begin();
    office.behave(message -> new Sent.Failed("busy", Optional.empty()));
    disable(member("ada"));
    Message first = office.next();
    Settlement failed = settled();
    assertThat(failed.state()).isEqualTo(DeliveryState.FAILED);
    assertThat(failed.pause()).isLessThan(Duration.ofSeconds(10));
    assertThat(failed.problem()).isEqualTo("busy");
    office.behave(message -> new Sent.Accepted());
    later(Duration.ofSeconds(10));
    assertThat(office.next().id()).isEqualTo(first.id());
    assertThat(settled().state()).isEqualTo(DeliveryState.ACCEPTED);
  }

  @Test
  void a_destination_that_asks_for_a_pause_gets_it_up_to_the_longest_one() throws Exception {
    begin();
    office.behave(message -> new Sent.Failed("busy", Optional.of(Duration.ofMinutes(5))));
    disable(member("ada"));
    assertThat(settled().pause()).isEqualTo(Duration.ofMinutes(5));
    office.behave(message -> new Sent.Failed("busy", Optional.of(Duration.ofDays(1))));
    later(Duration.ofMinutes(5));
    assertThat(settled().pause()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void what_failed_too_often_is_dead_and_holds_nothing_up() throws Exception {
    begin();
    UserId ada = member("ada");
    office.behave(
        message ->
            message.notice().id().equals(NoticeId.ACCOUNT_DISABLED)
                ? new Sent.Failed("busy", Optional.empty())
                : new Sent.Accepted());
    disable(ada);
    enable(ada);
    for (int tries = 1; tries < 3; tries++) {
      assertThat(settled().state()).isEqualTo(DeliveryState.FAILED);
      later(Duration.ofMinutes(1));
    }
    assertThat(settled().state()).isEqualTo(DeliveryState.DEAD);
    assertThat(settled().state()).as("that it was enabled").isEqualTo(DeliveryState.ACCEPTED);
  }

  @Test
  void a_destination_that_is_down_for_an_hour_gets_what_is_owed_in_the_end() throws Exception {
    begin(new ChannelLimits(Retries.STANDARD, 1_000, 4), Trial.POLICY);
    office.behave(message -> new Sent.Failed("down", Optional.empty()));
    UserId ada = member("ada");
    Instant up = trial.clock.instant().plus(Duration.ofHours(1));
    disable(ada);
    Settlement failed = settled();
    while (trial.clock.instant().isBefore(up)) {
      assertThat(failed.state()).isEqualTo(DeliveryState.FAILED);
      later(failed.pause());
      failed = settled();
    }
    office.behave(message -> new Sent.Accepted());
    later(failed.pause());
    assertThat(settled().state()).isEqualTo(DeliveryState.ACCEPTED);
    assertThat(stored().get(0).progress().tries()).isBetween(11, 14);
  }

  @Test
  void a_user_hears_in_order_also_when_the_first_fails() throws Exception {
    begin();
    UserId ada = member("ada");
    office.behave(message -> new Sent.Failed("busy", Optional.empty()));
    disable(ada);
    enable(ada);
    assertThat(settled().state()).isEqualTo(DeliveryState.FAILED);
    office.behave(message -> new Sent.Accepted());
    later(Duration.ofMinutes(1));
    settled();
    settled();
    assertThat(office.accepted())
        .extracting(message -> message.notice().id())
        .containsExactly(NoticeId.ACCOUNT_DISABLED, NoticeId.ACCOUNT_ENABLED);
  }

  @Test
  void what_is_refused_for_good_is_dead_at_once() throws Exception {
    begin();
    office.behave(message -> new Sent.Refused("no such mailbox"));
    disable(member("ada"));
    Settlement refused = settled();
    assertThat(refused.state()).isEqualTo(DeliveryState.DEAD);
    assertThat(refused.problem()).isEqualTo("no such mailbox");
  }

  @Test
  void who_has_no_address_is_not_reached() throws Exception {
    begin();
    UserId ada = trial.member("ada");
    trial.clock.move(Duration.ofSeconds(1));
    disable(ada);
    Settlement none = settled();
    assertThat(none.state()).isEqualTo(DeliveryState.DEAD);
    assertThat(none.problem()).isEqualTo("the user has no address on this channel");
    assertThat(office.quiet()).isTrue();
  }

  @Test
  void a_channel_that_throws_has_failed_and_its_words_are_not_kept() throws Exception {
    begin();
    office.behave(
        message -> {
          throw new IllegalStateException("ada@example.com");
        });
    disable(member("ada"));
    Settlement failed = settled();
    assertThat(failed.state()).isEqualTo(DeliveryState.FAILED);
    assertThat(failed.problem()).isEqualTo("the channel failed: IllegalStateException");
  }

  @Test
  void what_is_no_longer_worth_sending_is_not_sent() throws Exception {
    begin();
    office.behave(message -> new Sent.Failed("busy", Optional.of(Duration.ofMinutes(10))));
    UserId ada = member("ada");
    disable(ada);
    office.next();
    settled();
    office.behave(message -> new Sent.Accepted());
    later(Duration.ofDays(7));
    enable(ada);
    assertThat(office.next().notice().id()).isEqualTo(NoticeId.ACCOUNT_ENABLED);
    settled();
    assertThat(stored())
        .extracting(delivery -> delivery.progress().state())
        .containsExactlyInAnyOrder(DeliveryState.EXPIRED, DeliveryState.ACCEPTED);
  }

  @Test
  void a_changed_address_is_told_to_the_old_one() throws Exception {
    begin();
    UserId ada = member("ada");
    Trial.done(
        trial.edit(chief, ada, UserPatch.EMPTY.replace(Attribute.EMAIL, "thief@example.com")));
    Message message = office.next();
    assertThat(message.address()).isEqualTo("ada@example.com");
    assertThat(message.notice().id()).isEqualTo(NoticeId.CONTACT_CHANGED);
    assertThat(trial.inbox(ada)).isEmpty();
  }

  @Test
  void a_destination_that_hangs_leaves_room_for_the_others() throws Exception {
    List<DeliveryRule> rules =
        List.of(
            DeliveryRule.of(NoticeId.ACCOUNT_DISABLED, MAIL, new Recipient.Fixed("hangs")),
            DeliveryRule.of(NoticeId.ACCOUNT_ENABLED, MAIL, new Recipient.Fixed("works")));
    begin(
        LIMITS,
        Policy.STANDARD.with(
            DeliveryRules.of(rules, Map.of(), TransitionTable.STANDARD, NoticeCatalogue.STANDARD)));
    CountDownLatch over = new CountDownLatch(1);
    Sent taken = new Sent.Accepted();
    office.behave(message -> message.address().equals("hangs") ? hang(over, taken) : taken);
    List<UserId> users = new ArrayList<>();
    for (int number = 0; number < 10; number++) {
      users.add(member("user" + number));
      disable(users.get(number));
    }
    users.forEach(this::enable);
    for (int number = 0; number < 10; number++) {
      settled();
    }
    assertThat(office.accepted()).allMatch(message -> message.address().equals("works"));
    over.countDown();
  }

  /** Does nothing until something is over, and what is said then. */
  private static Sent hang(CountDownLatch over, Sent then) {
    try {
      over.await();
      return then;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Sent.Failed("interrupted", Optional.empty());
    }
  }

  @Test
  void what_is_under_way_is_finished_before_the_end_and_nothing_is_begun_after_it()
      throws Exception {
    begin();
    CountDownLatch over = new CountDownLatch(1);
    office.behave(message -> hang(over, new Sent.Accepted()));
    disable(member("ada"));
    office.next();
    Thread closing = new Thread(worker::close);
    closing.start();
    while (closing.isAlive() && closing.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    over.countDown();
    closing.join();
    assertThat(settled().state()).isEqualTo(DeliveryState.ACCEPTED);
    assertThat(office.closed()).isTrue();
    disable(member("eve"));
    assertThat(stored())
        .extracting(delivery -> delivery.progress().state())
        .containsExactly(DeliveryState.WAITING, DeliveryState.ACCEPTED);
  }

  @Test
  void what_takes_too_long_at_the_end_is_broken_off_and_tried_again_by_somebody() throws Exception {
    begin();
    office.behave(
        message -> {
          office.awaitClosed();
          return new Sent.Failed("closed", Optional.empty());
        });
    disable(member("ada"));
    office.next();
    worker.close();
    assertThat(settled().state()).isEqualTo(DeliveryState.FAILED);
  }

  @Test
  void what_others_have_committed_is_found_without_a_signal() throws Exception {
    trial = new Trial();
    chief = trial.administrator("chief");
    disable(member("ada"));
    worker =
        DeliveryWorker.on(trial.memory.deliveries())
            .channel(office, LIMITS)
            .contacts(new EmailContacts(trial.memory.users()))
            .clock(trial.clock)
            .poll(Duration.ofMillis(10))
            .build();
    worker.start();
    office.next();
    disable(member("eve"));
    assertThat(office.next().address()).isEqualTo("eve@example.com");
  }

  @Test
  void an_answer_that_comes_after_the_lease_was_taken_over_is_not_noted() throws Exception {
    begin();
    CountDownLatch over = new CountDownLatch(1);
    office.behave(message -> hang(over, new Sent.Accepted()));
    disable(member("ada"));
    office.next();
    trial.clock.move(Duration.ofHours(1));
    Deliveries deliveries = trial.memory.deliveries();
    assertThat(
            deliveries.lease(
                MAIL, Set.of(), 1, trial.clock.instant(), trial.clock.instant().plusSeconds(60)))
        .hasSize(1);
    over.countDown();
    worker.close();
    assertThat(settled).isEmpty();
    assertThat(notNoted).extracting(Settlement::state).containsExactly(DeliveryState.ACCEPTED);
  }

  @Test
  void a_burst_is_spread_by_the_rate_of_the_channel() throws Exception {
    begin(new ChannelLimits(LIMITS.retries(), 50, 4), Trial.POLICY);
    long begun = System.nanoTime();
    for (int number = 0; number < 56; number++) {
      disable(member("user" + number));
    }
    for (int number = 0; number < 56; number++) {
      settled();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .as("6 at once, and 50 a second")
        .isGreaterThan(Duration.ofMillis(990));
  }

  @Test
  void two_channels_of_one_name_are_refused() {
    trial = new Trial();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                DeliveryWorker.on(trial.memory.deliveries())
                    .channel(office, LIMITS)
                    .channel(new PostOffice(MAIL), LIMITS)
                    .build())
        .withMessage("two channels are named mail");
  }
}

package dev.roster.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.roster.application.port.DeliveryChannel;
import dev.roster.application.port.DeliveryChannel.Sent;
import dev.roster.application.port.Message;
import dev.roster.domain.delivery.Recipient;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.notice.Language;
import dev.roster.domain.notice.Notice;
import dev.roster.domain.notice.NoticeId;
import dev.roster.domain.notice.NoticeTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every channel must pass. A channel's author extends it and gives the destinations, as real
 * as they can be.
 */
public abstract class DeliveryChannelContract {

  /** How long a test waits beyond a channel's patience until it calls it endless. */
  private static final Duration ENDLESS = Duration.ofSeconds(20);

  /** What a destination does with what it is sent. */
  public enum Behaviour {
    /** Takes it. */
    ACCEPTS,
    /** Says that it will never take it. */
    REFUSES,
    /** Says that it cannot take it now. */
    FAILS,
    /** Listens, and says nothing. */
    HANGS,
    /** Is not there. */
    DOWN
  }

  /**
   * What a destination has taken, as it reads it.
   *
   * @param id of the message, wherever the channel puts it
   * @param title of the text
   * @param text as plain text, without line breaks that the channel adds
   */
  public record Received(String id, String title, String text) {}

  /** A destination, and a channel that reaches it. */
  public interface Destination extends AutoCloseable {

    /** The channel, always the same; where it is kept waiting, patient for a second or two. */
    DeliveryChannel channel();

    /** What a rule calls the destination, or those who have one of its kind. */
    Recipient recipient();

    /** Where to, as {@link Message#address} has it. */
    String address();

    /** What must not be shown: addresses, passwords, keys; at least one. */
    List<String> secrets();

    /** What it has taken so far, in the order in which it was taken. */
    List<Received> received();

    /** Ends both. */
    @Override
    void close();
  }

  /** A destination that behaves so, and has received nothing; called once for each test. */
  protected abstract Destination newDestination(Behaviour behaviour) throws Exception;

  @Test
  void what_was_accepted_has_been_taken_as_it_was_sent() throws Exception {
    try (Destination there = newDestination(Behaviour.ACCEPTS)) {
      assertThat(send(there, "msg_1", "anna")).isEqualTo(new Sent.Accepted());
      assertThat(there.received()).containsExactly(expected("msg_1", "anna"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"审核通知", "😀 é e\u0301", "<b>&amp;\"'\\ {username} %s", "=?utf-8?B?eA==?=", "."})
  void every_character_arrives(String words) throws Exception {
    try (Destination there = newDestination(Behaviour.ACCEPTS)) {
      assertThat(send(there, "msg_1", words)).isEqualTo(new Sent.Accepted());
      assertThat(there.received()).containsExactly(expected("msg_1", words));
    }
  }

  @Test
  void the_same_message_again_has_the_same_id_and_another_has_its_own() throws Exception {
    try (Destination there = newDestination(Behaviour.ACCEPTS)) {
      send(there, "msg_1", "anna");
      send(there, "msg_2", "bert");
      send(there, "msg_1", "anna");
      assertThat(there.received())
          .containsExactly(
              expected("msg_1", "anna"), expected("msg_2", "bert"), expected("msg_1", "anna"));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Behaviour.class,
      names = {"FAILS", "HANGS", "DOWN"})
  void what_was_not_taken_has_failed_within_the_channels_patience(Behaviour behaviour)
      throws Exception {
    try (Destination there = newDestination(behaviour)) {
      long begun = System.nanoTime();
      Sent sent = send(there, "msg_1", "anna");
      Duration taken = Duration.ofNanos(System.nanoTime() - begun);
      assertThat(sent).isInstanceOf(Sent.Failed.class);
      assertThat(taken).isLessThanOrEqualTo(there.channel().patience());
      assertThat(there.received()).isEmpty();
    }
  }

  @Test
  void what_will_never_be_taken_is_refused() throws Exception {
    try (Destination there = newDestination(Behaviour.REFUSES)) {
      assertThat(send(there, "msg_1", "anna")).isInstanceOf(Sent.Refused.class);
      assertThat(there.received()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Behaviour.class,
      names = {"REFUSES", "FAILS", "HANGS", "DOWN"})
  void a_destination_that_did_not_take_one_is_asked_for_the_next(Behaviour behaviour)
      throws Exception {
    try (Destination there = newDestination(behaviour)) {
      Class<?> first = send(there, "msg_1", "anna").getClass();
      assertThat(send(there, "msg_1", "anna")).isInstanceOf(first);
    }
  }

  @ParameterizedTest
  @EnumSource(Behaviour.class)
  void nothing_that_is_shown_tells_an_address_a_secret_or_the_text(Behaviour behaviour)
      throws Exception {
    try (Destination there = newDestination(behaviour)) {
      String shown = send(there, "msg_1", "anna's words") + " " + there.channel();
      assertThat(there.secrets()).isNotEmpty();
      assertThat(shown).doesNotContain(there.secrets()).doesNotContain("anna's words");
      assertThat(shown.length()).isLessThan(500);
    }
  }

  @Test
  void several_are_sent_at_once_and_each_arrives_once() throws Exception {
    try (Destination there = newDestination(Behaviour.ACCEPTS)) {
      List<Sent> sent = Race.of(8, number -> send(there, "msg_" + number, "user " + number));
      assertThat(sent).containsOnly(new Sent.Accepted());
      assertThat(there.received())
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, 8)
                  .mapToObj(number -> expected("msg_" + number, "user " + number))
                  .toList());
    }
  }

  @Test
  void those_that_wait_for_a_silent_destination_do_not_wait_for_each_other() throws Exception {
    try (Destination there = newDestination(Behaviour.HANGS)) {
      long begun = System.nanoTime();
      List<Sent> sent = Race.of(8, number -> send(there, "msg_" + number, "user " + number));
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isLessThan(there.channel().patience().multipliedBy(2));
      assertThat(sent).hasSize(8).hasOnlyElementsOfType(Sent.Failed.class);
    }
  }

  @Test
  void a_closed_channel_sends_nothing_and_may_be_closed_again() throws Exception {
    try (Destination there = newDestination(Behaviour.ACCEPTS)) {
      send(there, "msg_1", "anna");
      there.channel().close();
      there.channel().close();
      assertThat(send(there, "msg_2", "bert")).isInstanceOf(Sent.Failed.class);
      assertThat(there.received()).containsExactly(expected("msg_1", "anna"));
    }
  }

  @Test
  void it_reaches_whom_it_says() throws Exception {
    try (Destination there = newDestination(Behaviour.ACCEPTS)) {
      assertThat(there.channel().reaches(there.recipient())).isTrue();
      assertThat(there.channel().channel()).isEqualTo(there.channel().channel());
      assertThat(there.channel().patience()).isPositive();
    }
  }

  /** Whatever the channel does, the test ends. */
  private static Sent send(Destination there, String id, String words) {
    return assertTimeoutPreemptively(
        there.channel().patience().plus(ENDLESS),
        () -> there.channel().send(message(id, there.address(), words)));
  }

  private static Message message(String id, String address, String words) {
    return new Message(
        id,
        new UserId(7),
        3,
        new Notice(NoticeId.ACCOUNT_DISABLED, Map.of("username", "anna", "reason", "广告")),
        new NoticeTemplate.Text(title(words), words),
        Language.ZH_CN,
        address,
        Instant.parse("2026-11-21T12:58:26.123Z"));
  }

  private static String title(String words) {
    return "账号禁用通知 " + words;
  }

  private static Received expected(String id, String words) {
    return new Received(id, title(words), words);
  }
}

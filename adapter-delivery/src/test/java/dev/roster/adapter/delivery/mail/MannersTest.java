package dev.roster.adapter.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.roster.adapter.delivery.mail.MailSettings.Encryption;
import dev.roster.adapter.delivery.mail.MailSettings.Login;
import dev.roster.application.port.DeliveryChannel.Sent;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of a try when the server has manners of its own. */
class MannersTest {

  private static final Duration SHORT = Duration.ofMillis(150);
  private static final Duration LONG = Duration.ofSeconds(20);

  private Peer peer;

  @BeforeEach
  void start() throws IOException {
    peer = new Peer();
  }

  @AfterEach
  void stop() throws IOException {
    peer.close();
  }

  @Test
  void a_server_that_takes_the_mail_has_accepted_it() {
    assertThat(send(LONG)).isEqualTo(new Sent.Accepted());
    assertThat(peer.heard())
        .contains(
            "EHLO roster.example",
            "MAIL FROM:<no-reply@roster.example>",
            "RCPT TO:<anna@example.com>");
  }

  @ParameterizedTest
  @CsvSource({
    // @formatter:off
    "RCPT, 550", "RCPT, 551", "RCPT, 553", "RCPT, 501", "RCPT, 554", "DATA, 554", "DATA, 550", "., 550", "., 554", "., 500"
    // @formatter:on
  })
  void a_5xx_about_the_recipient_or_the_mail_is_final(String command, int code) {
    peer.answering(command, code + " 5.1.1 <anna@example.com> secret words");
    assertThat(send(LONG))
        .isEqualTo(new Sent.Refused("answered %d at %s".formatted(code, named(command))));
  }

  @ParameterizedTest
  @CsvSource({
    // @formatter:off
    "CONNECT, 421", "CONNECT, 554", "MAIL, 421", "MAIL, 451", "MAIL, 530", "MAIL, 550", "MAIL, 553",
    "RCPT, 421", "RCPT, 450", "RCPT, 451", "RCPT, 452", "RCPT, 530", "RCPT, 535", "RCPT, 552",
    "DATA, 421", "DATA, 451", "DATA, 250", "., 421", "., 451", "., 452", "., 552"
    // @formatter:on
  })
  void every_other_answer_may_be_mended(String command, int code) {
    peer.answering(command, code + " 4.7.1 <anna@example.com> secret words");
    assertThat(send(LONG)).isEqualTo(failed("answered %d at %s".formatted(code, named(command))));
  }

  @Test
  void an_answer_of_several_lines_is_one() {
    peer.answering("RCPT", "550-no\r\n550-such\r\n550 user");
    assertThat(send(LONG)).isEqualTo(new Sent.Refused("answered 550 at RCPT"));
  }

  @Test
  void the_answer_counts_though_the_server_hangs_up_after_it() {
    peer.at(
        "RCPT",
        (connection, out) -> {
          out.write("550 no\r\n".getBytes());
          connection.close();
        });
    assertThat(send(LONG)).isEqualTo(new Sent.Refused("answered 550 at RCPT"));
  }

  @Test
  void a_mail_that_was_taken_is_accepted_whatever_the_server_does_then() throws Exception {
    peer.at(
        ".",
        (connection, out) -> {
          out.write("250 taken\r\n".getBytes());
          connection.close();
        });
    assertThat(send(LONG)).isEqualTo(new Sent.Accepted());
    CountDownLatch ended = new CountDownLatch(1);
    peer.answering(".", "250 taken")
        .at(
            "QUIT",
            (connection, out) -> {
              Peer.hang(connection, out);
              ended.countDown();
            });
    MailChannel channel = channel(Encryption.NONE, LONG);
    assertThat(channel.send(Mails.disabled())).isEqualTo(new Sent.Accepted());
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "."})
  void a_server_that_hangs_up_may_take_it_later(String command) {
    peer.at(command, Peer::hangUp);
    if (command.equals("EHLO")) {
      peer.at("HELO", Peer::hangUp);
    }
    assertThat(send(LONG)).isInstanceOf(Sent.Failed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "."})
  void a_server_that_hangs_is_waited_for_as_long_as_was_said(String command) {
    peer.at(command, Peer::hang);
    assertEndsInTime();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONNECT", "EHLO", "RCPT", "."})
  void a_server_that_trickles_is_waited_for_no_longer(String command) {
    peer.at(command, Peer::trickle);
    assertEndsInTime();
    peer.at(command, Peer::chatter);
    assertEndsInTime();
  }

  private void assertEndsInTime() {
    MailChannel channel = channel(Encryption.NONE, SHORT);
    long begun = System.nanoTime();
    assertThat(channel.send(Mails.disabled())).isEqualTo(failed("no answer in time"));
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isBetween(SHORT.minusMillis(10), channel.patience());
    channel.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "", "2", "20", "999 much", "1", "-55 no", "\u0000\u0001\u00ff"})
  void an_answer_that_is_none_may_be_a_better_one_later(String garbage) {
    peer.answering("RCPT", garbage);
    assertThat(send(LONG)).isEqualTo(failed("no SMTP answer at RCPT"));
    peer.answering("CONNECT", garbage);
    assertThat(send(LONG)).isEqualTo(failed("no SMTP answer at CONNECT"));
  }

  /** Told by the outcome: one that is only ended by the clock says so. */
  @Test
  void an_answer_without_end_does_not_fill_the_memory() {
    peer.at("EHLO", Peer::flood);
    assertThat(send(LONG)).isEqualTo(failed("the connection broke at EHLO"));
  }

  @Test
  void a_server_that_offers_no_tls_gets_neither_mail_nor_password() {
    assertThat(send(Encryption.STARTTLS, LONG)).isEqualTo(failed("no trusted TLS connection"));
    peer.answering("EHLO", "250-peer\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN")
        .answering("STARTTLS", "454 not now");
    assertThat(send(Encryption.STARTTLS, LONG)).isEqualTo(failed("answered 454 at STARTTLS"));
    peer.answering("STARTTLS", "220 go on\r\n250 AUTH PLAIN");
    assertThat(send(Encryption.STARTTLS, LONG)).isEqualTo(failed("no trusted TLS connection"));
    assertThat(peer.heard()).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "250 8BITMIME | 235 welcome | no known way to log in",
        "250 AUTH NTLM XOAUTH2 CRAM-MD5 | 235 welcome | no known way to log in",
        "250 AUTH PLAIN | 535 wrong | answered 535 at AUTH",
        "250 AUTH LOGIN | 454 not now | answered 454 at AUTH",
        "250 AUTH PLAIN | hello | no SMTP answer at AUTH"
      })
  void who_is_to_log_in_sends_nothing_without(String hello, String answer, String problem) {
    peer.answering("EHLO", "250-peer\r\n" + hello).answering("AUTH", answer);
    assertThat(sendLoggedIn()).isEqualTo(failed(problem));
    assertThat(peer.heard()).noneMatch(line -> line.startsWith("MAIL"));
  }

  @Test
  void a_password_goes_to_a_server_that_asks_for_it() {
    peer.answering("EHLO", "250-peer\r\n250 AUTH LOGIN PLAIN").answering("AUTH", "235 welcome");
    assertThat(sendLoggedIn()).isEqualTo(new Sent.Accepted());
    String both = Base64.getEncoder().encodeToString("roster\0roster\0hunter2".getBytes());
    assertThat(peer.heard()).contains("AUTH PLAIN " + both);
  }

  private Sent sendLoggedIn() {
    Optional<Login> login = Optional.of(new Login("roster", "hunter2", true));
    try (MailChannel channel =
        MailChannel.open(Mails.settings(peer.port(), Encryption.NONE, login, LONG))) {
      return channel.send(Mails.disabled());
    }
  }

  @Test
  void a_server_without_tls_from_the_first_byte_is_not_talked_to() {
    assertThat(send(Encryption.TLS, LONG)).isEqualTo(failed("no trusted TLS connection"));
    assertThat(peer.heard()).noneMatch(line -> line.contains("roster"));
  }

  @Test
  void a_server_that_is_not_there_may_come_back() throws IOException {
    int port;
    try (ServerSocket nobody = new ServerSocket(0)) {
      port = nobody.getLocalPort();
    }
    MailChannel channel = MailChannel.open(Mails.settings(port, Encryption.NONE));
    assertThat(channel.send(Mails.disabled())).isEqualTo(failed("no connection"));
  }

  @Test
  void an_address_that_is_none_is_refused_without_asking_the_server() {
    MailChannel channel = channel(Encryption.NONE, LONG);
    assertThat(channel.send(Mails.to("anna@example.com\r\nRCPT TO:<eve@example.com>")))
        .isEqualTo(new Sent.Refused("the address cannot be written to"));
    assertThat(peer.heard()).isEmpty();
  }

  @Test
  void a_closed_channel_sends_nothing_and_may_be_closed_again() {
    MailChannel channel = channel(Encryption.NONE, LONG);
    channel.close();
    assertThatCode(channel::close).doesNotThrowAnyException();
    assertThat(channel.send(Mails.disabled())).isEqualTo(failed("the channel is closed"));
    assertThat(peer.heard()).isEmpty();
  }

  @Test
  void closing_cuts_off_what_is_under_way() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    peer.at(
        "RCPT",
        (connection, out) -> {
          asked.countDown();
          Peer.hang(connection, out);
        });
    MailChannel channel = channel(Encryption.NONE, LONG);
    CompletableFuture<Sent> sent =
        CompletableFuture.supplyAsync(() -> channel.send(Mails.disabled()));
    assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
    channel.close();
    assertThat(sent.get(10, TimeUnit.SECONDS)).isInstanceOf(Sent.Failed.class);
  }

  @Test
  void who_is_interrupted_does_not_wait() throws Exception {
    peer.at("RCPT", Peer::hang);
    MailChannel channel = channel(Encryption.NONE, LONG);
    Thread.currentThread().interrupt();
    assertThat(channel.send(Mails.disabled())).isEqualTo(failed("interrupted"));
    assertThat(Thread.interrupted()).isTrue();
  }

  private static String named(String command) {
    return command.equals(".") ? "DATA" : command;
  }

  private static Sent failed(String problem) {
    return new Sent.Failed(problem, Optional.empty());
  }

  private Sent send(Duration all) {
    return send(Encryption.NONE, all);
  }

  private Sent send(Encryption encryption, Duration all) {
    try (MailChannel channel = channel(encryption, all)) {
      return channel.send(Mails.disabled());
    }
  }

  private MailChannel channel(Encryption encryption, Duration all) {
    Optional<Login> login =
        Optional.of(new Login("roster", "hunter2", false))
            .filter(who -> encryption != Encryption.NONE);
    return MailChannel.open(Mails.settings(peer.port(), encryption, login, all));
  }
}

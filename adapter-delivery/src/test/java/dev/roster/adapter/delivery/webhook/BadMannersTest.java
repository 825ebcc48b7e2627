package dev.roster.adapter.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.roster.application.port.DeliveryChannel.Sent;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a destination does, a try ends in time, with an answer that is no surprise. */
class BadMannersTest {

  private static final String NO_HTTP = "no HTTP answer";

  /** What happens at the other end. */
  static Stream<Arguments> waiting() {
    // @formatter:off
    return Stream.of(
        Arguments.of("says nothing",           Receiver.silence()),
        Arguments.of("trickles a status",      Receiver.endless("HTTP/1.1 2", "0", 20)),
        Arguments.of("trickles a header",      Receiver.endless("HTTP/1.1 200 OK\r\nX: ", "x", 20)),
        Arguments.of("trickles headers",       Receiver.endless("HTTP/1.1 200 OK\r\n", "X: x\r\n", 20)),
        Arguments.of("says continue for ever", Receiver.endless("", "HTTP/1.1 100 Continue\r\n\r\n", 0)));
    // @formatter:on
  }

  @ParameterizedTest
  @MethodSource("waiting")
  void who_keeps_one_waiting_has_not_taken_it(String what, Receiver.Manner manner)
      throws Exception {
    assertThat(sent(manner, Samples.SHORT)).isEqualTo(failed("no answer in time"));
  }

  /** What happens at the other end, and what is said of it if that is always the same. */
  static Stream<Arguments> failing() {
    // @formatter:off
    return Stream.of(
        Arguments.of("ends at once",             closing(""),                                         null),
        Arguments.of("ends in the status",       closing("HTTP/1.1 20"),                              NO_HTTP),
        Arguments.of("says what is no HTTP",     closing("SSH-2.0-OpenSSH_9.2p1\r\n"),                NO_HTTP),
        Arguments.of("says what is no status",   closing("HTTP/1.1 fine OK\r\n\r\n"),                 NO_HTTP),
        Arguments.of("has a status of 0",        closing("HTTP/1.1 0 x\r\n\r\n"),                     NO_HTTP),
        Arguments.of("has a status of 99",       closing("HTTP/1.1 99 x\r\n\r\n"),                    null),
        Arguments.of("has a negative status",    closing("HTTP/1.1 -200 x\r\n\r\n"),                  NO_HTTP),
        Arguments.of("has a long status",        closing("HTTP/1.1 2000 x\r\n\r\n"),                  null),
        Arguments.of("speaks HTTP/3.0",          closing("HTTP/3.0 200 OK\r\n\r\n"),                  NO_HTTP),
        Arguments.of("switches protocols",       closing("HTTP/1.1 101 x\r\nUpgrade: h2c\r\n\r\n"),   NO_HTTP),
        Arguments.of("says what cannot be read", closing(noise()),                                    null),
        Arguments.of("has one endless header",   Receiver.endless("HTTP/1.1 200 OK\r\nX: ", "x".repeat(1000), 0), NO_HTTP),
        Arguments.of("has endless headers",      Receiver.endless("HTTP/1.1 200 OK\r\n", "X: x\r\n".repeat(50), 0), NO_HTTP),
        Arguments.of("has endless lines",        Receiver.endless("", "\r\n".repeat(50), 0),          NO_HTTP));
    // @formatter:on
  }

  @ParameterizedTest
  @MethodSource("failing")
  void who_gives_no_answer_has_not_taken_it(String what, Receiver.Manner manner, String problem)
      throws Exception {
    Sent sent = sent(manner, WebhookSettings.Limits.STANDARD);
    assertThat(sent).isInstanceOf(Sent.Failed.class);
    if (problem != null) {
      assertThat(sent).isEqualTo(new Sent.Failed(problem, Optional.empty()));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 410})
  void who_answers_and_then_trickles_has_answered(int status) throws Exception {
    Duration second = Duration.ofSeconds(1);
    assertThat(
            sent(
                Receiver.endless(head(status), "x", 20),
                new WebhookSettings.Limits(second, second)))
        .isEqualTo(meant(status));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 410, 500})
  void who_answers_and_then_never_ends_has_answered_and_is_cut_off(int status) throws Exception {
    try (Receiver receiver = Receiver.that(Receiver.endless(head(status), "x".repeat(1000), 0));
        WebhookChannel channel = Samples.channel(receiver.url())) {
      assertThat(channel.send(Samples.message())).isEqualTo(meant(status));
      receiver.awaitEnd();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\n",
        "HTTP/1.1 200 OK\r\nX: x\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc",
      })
  void who_has_said_that_it_took_it_and_then_breaks_off_has_taken_it(String answer)
      throws Exception {
    assertThat(sent(closing(answer), WebhookSettings.Limits.STANDARD))
        .isEqualTo(new Sent.Accepted());
  }

  @Test
  void who_is_slow_but_in_time_has_taken_it() throws Exception {
    Receiver.Manner slow =
        (self, out) -> {
          self.pause(100);
          Receiver.text(Receiver.OK).answer(self, out);
        };
    assertThat(sent(slow, WebhookSettings.Limits.STANDARD)).isEqualTo(new Sent.Accepted());
  }

  @Test
  void who_closes_an_idle_connection_is_asked_over_another() throws Exception {
    try (Receiver receiver = Receiver.that(closing(Receiver.OK));
        WebhookChannel channel = Samples.channel(receiver.url())) {
      channel.send(Samples.message());
      receiver.awaitEnd();
      channel.send(Samples.message());
      assertThat(channel.send(Samples.message())).isEqualTo(new Sent.Accepted());
    }
  }

  @Test
  void who_is_back_gets_the_next_try() throws Exception {
    int port;
    try (Receiver receiver = Receiver.answering(Receiver.OK)) {
      port = receiver.port();
    }
    try (WebhookChannel channel = Samples.channel(URI.create("http://127.0.0.1:" + port + "/"))) {
      assertThat(channel.send(Samples.message())).isEqualTo(failed("no connection"));
      try (Receiver back = Receiver.at(port, Receiver.text(Receiver.OK))) {
        assertThat(channel.send(Samples.message())).isEqualTo(new Sent.Accepted());
        assertThat(back.requests).hasSize(1);
      }
    }
  }

  private static Sent sent(Receiver.Manner manner, WebhookSettings.Limits limits) throws Exception {
    try (Receiver receiver = Receiver.that(manner);
        WebhookChannel channel =
            WebhookChannel.open(Samples.within(limits, receiver.url()), Samples.CLOCK)) {
      long begun = System.nanoTime();
      Sent sent =
          assertTimeoutPreemptively(Duration.ofSeconds(30), () -> channel.send(Samples.message()));
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isLessThanOrEqualTo(channel.patience());
      return sent;
    }
  }

  private static String head(int status) {
    return "HTTP/1.1 " + status + " Whatever\r\n\r\n";
  }

  private static Sent meant(int status) {
    return switch (status) {
      case 410 -> new Sent.Refused("answered 410");
      case 500 -> failed("answered 500");
      default -> new Sent.Accepted();
    };
  }

  private static Sent failed(String problem) {
    return new Sent.Failed(problem, Optional.empty());
  }

  /** Says that, and ends the connection. */
  private static Receiver.Manner closing(String text) {
    return (self, out) -> {
      Receiver.text(text).answer(self, out);
      out.flush();
      out.close();
    };
  }

  private static String noise() {
    StringBuilder noise = new StringBuilder();
    new Random(1).ints(5000, 0, 256).forEach(each -> noise.append((char) each));
    return noise.toString();
  }
}

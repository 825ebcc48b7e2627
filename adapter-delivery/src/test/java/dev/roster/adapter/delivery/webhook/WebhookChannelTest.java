package dev.roster.adapter.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.DeliveryChannel.Sent;
import dev.roster.domain.delivery.Recipient;
import dev.roster.domain.permission.GroupId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a webhook is sent, and what its answers mean. */
class WebhookChannelTest {

  @Test
  void a_message_is_an_event_of_cloud_events() throws Exception {
    try (Receiver receiver = Receiver.answering(Receiver.OK);
        WebhookChannel channel = Samples.channel(receiver.url())) {
      channel.send(Samples.message());

      Receiver.Request request = receiver.requests.get(0);
      assertThat(request.line()).isEqualTo("POST /hooks/secret-path?key=secret-key HTTP/1.1");
      assertThat(request.header("content-type")).isEqualTo("application/cloudevents+json");
      assertThat(request.text())
          .isEqualTo(
              """
              {"specversion":"1.0","id":"delivery-4096","source":"https://roster.example",\
              "type":"dev.roster.notice.10","subject":"7","time":"2026-11-21T12:58:26.123Z",\
              "datacontenttype":"application/json","data":{"notice":10,"user":7,"version":3,\
              "variables":{"reason":"广告","username":"anna"},"language":"zh-CN",\
              "title":"账号禁用通知","text":"anna你好，你的账号已禁用，原因：广告"}}""");
    }
  }

  @Test
  void headers_name_nobody_and_ask_for_nothing() throws Exception {
    try (Receiver receiver = Receiver.answering(Receiver.OK);
        WebhookChannel channel = Samples.channel(receiver.url())) {
      channel.send(Samples.message());

      assertThat(receiver.requests.get(0).headers())
          .containsOnlyKeys(
              "host",
              "user-agent",
              "connection",
              "content-type",
              "content-length",
              "webhook-id",
              "webhook-timestamp",
              "webhook-signature")
          .containsEntry("user-agent", "Roster")
          .containsEntry("host", "127.0.0.1:" + receiver.port());
    }
  }

  @Test
  void each_try_has_the_same_id_and_body_and_a_time_of_its_own() throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(Samples.NOW);
    InstantSource clock = now::get;
    try (Receiver receiver = Receiver.answering(Receiver.status(500));
        WebhookChannel channel = WebhookChannel.open(Samples.to(receiver.url()), clock)) {
      channel.send(Samples.message());
      now.set(Samples.NOW.plusSeconds(3600));
      receiver.becomes(Receiver.text(Receiver.OK));
      assertThat(channel.send(Samples.message())).isEqualTo(new Sent.Accepted());

      assertThat(receiver.requests)
          .extracting(request -> request.header("webhook-id"))
          .containsExactly("delivery-4096", "delivery-4096");
      assertThat(receiver.requests)
          .extracting(request -> request.header("webhook-timestamp"))
          .containsExactly("1795266000", "1795269600");
      assertThat(receiver.requests.get(1).text()).isEqualTo(receiver.requests.get(0).text());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 207, 299})
  void every_status_of_success_is_taken(int status) throws Exception {
    assertThat(answered(Receiver.status(status))).isEqualTo(new Sent.Accepted());
  }

  @Test
  void gone_is_never_again() throws Exception {
    assertThat(answered(Receiver.status(410))).isEqualTo(new Sent.Refused("answered 410"));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {300, 304, 400, 401, 403, 404, 405, 408, 413, 422, 425, 429, 500, 502, 503, 504})
  void every_other_status_is_tried_again_but_not_at_once(int status) throws Exception {
    try (Receiver receiver =
            Receiver.answering(Receiver.status(status, "WWW-Authenticate: Basic"));
        WebhookChannel channel = Samples.channel(receiver.url())) {
      assertThat(channel.send(Samples.message()))
          .isEqualTo(new Sent.Failed("answered " + status, Optional.empty()));
      assertThat(receiver.requests).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void a_redirect_is_not_followed(int status) throws Exception {
    try (Receiver other = Receiver.answering(Receiver.OK);
        Receiver receiver =
            Receiver.answering(Receiver.status(status, "Location: " + other.url()));
        WebhookChannel channel = Samples.channel(receiver.url())) {
      assertThat(channel.send(Samples.message()))
          .isEqualTo(new Sent.Failed("answered " + status, Optional.empty()));
      assertThat(other.connections).hasValue(0);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "429 | 120                            | PT2M",
        "503 | 1                              | PT1S",
        "500 | 7                              | PT7S",
        "302 | 7                              | PT7S",
        "503 | 999999999999999999             | PT24H",
        "429 | Sat, 21 Nov 2026 13:10:00 GMT  | PT10M",
        "503 | Saturday, 21-Nov-26 13:10:00 GMT | PT10M",
        "503 | Wed, 21 Nov 2046 13:10:00 GMT  | PT24H",
        "503 | Sat, 21 Nov 2026 12:59:59 GMT  | none",
        "503 | 0                              | none",
        "503 | -5                             | none",
        "503 | 1.5                            | none",
        "503 | 99999999999999999999           | none",
        "503 | soon                           | none",
      })
  void a_destination_says_how_long_it_wants_to_be_left_alone(
      int status, String after, Duration pause) throws Exception {
    assertThat(answered(Receiver.status(status, "Retry-After: " + after)))
        .isEqualTo(new Sent.Failed("answered " + status, Optional.ofNullable(pause)));
  }

  @Test
  void a_connection_is_used_again() throws Exception {
    String body = "HTTP/1.1 %d x\r\nContent-Length: 5000\r\n\r\n" + "x".repeat(5000);
    try (Receiver receiver = Receiver.answering(body.formatted(200));
        WebhookChannel channel = Samples.channel(receiver.url())) {
      channel.send(Samples.message());
      receiver.becomes(Receiver.text(body.formatted(500)));
      channel.send(Samples.message());
      receiver.becomes(Receiver.text(Receiver.status(204)));
      channel.send(Samples.message());
      channel.send(Samples.message());

      assertThat(receiver.requests).hasSize(4);
      assertThat(receiver.connections).hasValue(1);
    }
  }

  @Test
  void it_reaches_the_destinations_that_it_has_and_nobody_else() {
    try (WebhookChannel channel = Samples.channel(URI.create("https://receiver.test/"))) {
      assertThat(channel.channel().name()).isEqualTo("webhook");
      assertThat(channel.reaches(new Recipient.Fixed("audit"))).isTrue();
      assertThat(channel.reaches(new Recipient.Fixed("other"))).isFalse();
      assertThat(channel.reaches(new Recipient.Subject())).isFalse();
      assertThat(channel.reaches(new Recipient.Members(new GroupId(1)))).isFalse();
      assertThat(channel.send(Samples.message("delivery-4096", "other")))
          .isEqualTo(new Sent.Refused("no destination has that name"));
    }
  }

  @Test
  void each_destination_gets_its_own_and_a_silent_one_delays_no_other() throws Exception {
    try (Receiver silent = Receiver.that(Receiver.silence());
        Receiver receiver = Receiver.answering(Receiver.OK);
        WebhookChannel channel = WebhookChannel.open(two(silent, receiver), Samples.CLOCK)) {
      Thread waiting = new Thread(() -> channel.send(Samples.message("delivery-4096", "silent")));
      waiting.start();
      silent.awaitRequest();

      assertThat(channel.send(Samples.message("delivery-4097", "audit")))
          .isEqualTo(new Sent.Accepted());
      assertThat(waiting.isAlive()).isTrue();
      assertThat(silent.requests.get(0).header("webhook-id")).isEqualTo("delivery-4096");
      assertThat(receiver.requests).hasSize(1);
    }
  }

  @Test
  void closing_it_breaks_off_what_is_under_way() throws Exception {
    AtomicReference<Sent> sent = new AtomicReference<>();
    try (Receiver receiver = Receiver.that(Receiver.silence())) {
      WebhookChannel channel = Samples.channel(receiver.url());
      Thread waiting = new Thread(() -> sent.set(channel.send(Samples.message())));
      waiting.start();
      receiver.awaitRequest();
      channel.close();
      waiting.join(WebhookSettings.Limits.STANDARD.connect().toMillis());

      assertThat(sent.get()).isInstanceOf(Sent.Failed.class);
    }
  }

  @Test
  void who_is_interrupted_waits_no_longer_and_stays_interrupted() throws Exception {
    try (Receiver receiver = Receiver.that(Receiver.silence());
        WebhookChannel channel = Samples.channel(receiver.url())) {
      Thread.currentThread().interrupt();
      Sent sent = channel.send(Samples.message());

      assertThat(Thread.interrupted()).isTrue();
      assertThat(sent).isEqualTo(new Sent.Failed("interrupted", Optional.empty()));
    }
  }

  private static WebhookSettings two(Receiver silent, Receiver audit) {
    return new WebhookSettings(
        Samples.SOURCE,
        Map.of(
            "silent", new WebhookDestination(silent.url(), List.of(Samples.OTHER)),
            "audit", new WebhookDestination(audit.url(), List.of(Samples.SECRET))),
        Samples.LOOPBACK,
        WebhookSettings.Limits.STANDARD);
  }

  private static Sent answered(String answer) throws Exception {
    try (Receiver receiver = Receiver.answering(answer);
        WebhookChannel channel = Samples.channel(receiver.url())) {
      return channel.send(Samples.message());
    }
  }
}

package dev.roster.adapter.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests are signed as Standard Webhooks say; the reference library is the judge. */
class SignatureTest {

  private static final Signature PUBLISHED =
      new Signature("msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1614265330));
  private static final String PUBLISHED_BODY = "{\"test\": 2432232314}";

  @Test
  void the_published_example_is_signed_as_published() {
    assertThat(PUBLISHED.headers(bytes(PUBLISHED_BODY), List.of(Samples.SECRET)))
        .containsExactly(
            Map.entry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
            Map.entry("webhook-timestamp", "1614265330"),
            Map.entry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"test\": 2432232314}", "审核 😀", "a.b.c\n\0"})
  void the_reference_library_signs_alike(String body) throws Exception {
    assertThat(PUBLISHED.headers(bytes(body), List.of(Samples.OTHER)))
        .containsEntry(
            "webhook-signature",
            new Webhook(Samples.OTHER.text()).sign(PUBLISHED.id(), 1614265330, body));
  }

  @Test
  void a_key_of_any_allowed_length_signs_alike() throws Exception {
    for (int bytes = 24; bytes <= 64; bytes++) {
      WebhookSecret secret = secret(bytes);
      assertThat(PUBLISHED.headers(bytes(PUBLISHED_BODY), List.of(secret)))
          .containsEntry(
              "webhook-signature",
              new Webhook(secret.text()).sign(PUBLISHED.id(), 1614265330, PUBLISHED_BODY));
    }
  }

  @Test
  void a_fraction_of_a_second_does_not_count() {
    Signature later = new Signature(PUBLISHED.id(), PUBLISHED.at().plusMillis(999));
    assertThat(later.headers(bytes("{}"), List.of(Samples.SECRET)))
        .isEqualTo(PUBLISHED.headers(bytes("{}"), List.of(Samples.SECRET)));
  }

  @Test
  void what_arrives_is_verified_by_every_secret_that_is_alive_and_by_no_other() throws Exception {
    Receiver.Request request = request(List.of(Samples.OTHER, Samples.SECRET));
    Map<String, List<String>> headers =
        request.headers().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue())));

    assertThat(request.header("webhook-signature")).matches("v1,[^ ]{44} v1,[^ ]{44}");
    assertThatCode(() -> new Webhook(Samples.SECRET.text()).verify(request.text(), headers))
        .doesNotThrowAnyException();
    assertThatCode(() -> new Webhook(Samples.OTHER.text()).verify(request.text(), headers))
        .doesNotThrowAnyException();
    assertThatExceptionOfType(WebhookVerificationException.class)
        .isThrownBy(() -> new Webhook(Samples.THIRD.text()).verify(request.text(), headers));
    assertThatExceptionOfType(WebhookVerificationException.class)
        .isThrownBy(() -> new Webhook(Samples.SECRET.text()).verify(request.text() + " ", headers));
  }

  @Test
  void with_one_secret_there_is_one_signature() throws Exception {
    assertThat(request(List.of(Samples.SECRET)).header("webhook-signature")).matches("v1,[^ ]{44}");
  }

  /** What arrives now; the reference library knows no other time. */
  private static Receiver.Request request(List<WebhookSecret> secrets) throws Exception {
    try (Receiver receiver = Receiver.answering(Receiver.OK)) {
      URI url = receiver.url();
      try (WebhookChannel channel =
          WebhookChannel.open(Samples.to(url, secrets, Samples.LOOPBACK), InstantSource.system())) {
        channel.send(Samples.message());
      }
      return receiver.requests.get(0);
    }
  }

  private static WebhookSecret secret(int bytes) {
    return new WebhookSecret("whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

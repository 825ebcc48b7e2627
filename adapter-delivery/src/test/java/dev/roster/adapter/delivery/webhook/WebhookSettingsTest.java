package dev.roster.adapter.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be configured is checked at once, and is never repeated by who refuses it. */
class WebhookSettingsTest {

  private static final URI HTTPS = URI.create("https://receiver.test/hooks?key=secret-key");

  @ParameterizedTest
  @ValueSource(ints = {24, 25, 26, 32, 63, 64})
  void a_secret_has_24_to_64_bytes(int bytes) {
    assertThatCode(() -> new WebhookSecret(secret(bytes))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 23, 65, 100})
  void a_shorter_or_longer_secret_is_refused(int bytes) {
    assertRefused(secret(bytes));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "whsec_",
        "whsec_ ",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS!",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS_",
        "WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whsk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
      })
  void a_secret_of_another_form_is_refused(String text) {
    assertRefused(text);
  }

  private static void assertRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WebhookSecret(text))
        .withMessage("a secret is whsec_ and 24 to 64 bytes in base64")
        .withNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://receiver.test",
        "https://receiver.test:8443/a/b?c=d",
        "HTTPS://RECEIVER.TEST/",
        "https://192.0.2.1/",
        "https://[2001:db8::1]:8443/",
        "http://receiver.test/",
      })
  void a_url_names_a_host_by_https_or_http(String url) {
    assertThatCode(() -> destination(url)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "receiver.test/secret-key",
        "/secret-key",
        "//receiver.test/secret-key",
        "ftp://receiver.test/secret-key",
        "file:///secret-key",
        "https:secret-key",
        "https:///secret-key",
        "https://secret-key@receiver.test/",
        "https://anna:secret-key@receiver.test/",
        "https://receiver.test/#secret-key",
        "https://127.1/secret-key",
        "https://under_score.test/secret-key",
      })
  void every_other_url_is_refused_and_not_repeated(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> destination(url))
        .withMessageStartingWith("a webhook's URL")
        .withMessageNotContaining("secret-key");
  }

  @Test
  void a_destination_has_a_secret() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WebhookDestination(HTTPS, List.of()))
        .withMessage("a webhook has a secret");
  }

  @Test
  void http_is_for_networks_that_are_allowed() {
    URI http = URI.create("http://receiver.test/");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samples.to(http, List.of(Samples.SECRET), List.of()))
        .withMessage("http is for networks that are allowed; use https");
    assertThatCode(() -> Samples.to(http, List.of(Samples.SECRET), Samples.LOOPBACK))
        .doesNotThrowAnyException();
    assertThatCode(() -> Samples.to(HTTPS, List.of(Samples.SECRET), List.of()))
        .doesNotThrowAnyException();
  }

  @Test
  void names_are_those_that_rules_can_name() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new WebhookSettings(
                    Samples.SOURCE,
                    Map.of("Audit", new WebhookDestination(HTTPS, List.of(Samples.SECRET))),
                    List.of(),
                    WebhookSettings.Limits.STANDARD));
  }

  @Test
  void events_have_a_source() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new WebhookSettings(
                    URI.create(""), Map.of(), List.of(), WebhookSettings.Limits.STANDARD));
  }

  @Test
  void a_try_takes_time_and_connects_within_it() {
    Duration second = Duration.ofSeconds(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WebhookSettings.Limits(Duration.ZERO, second));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WebhookSettings.Limits(second, Duration.ofMillis(999)));
    assertThatCode(() -> new WebhookSettings.Limits(second, second)).doesNotThrowAnyException();
  }

  @Test
  void a_try_that_is_shorter_than_connecting_may_take_connects_within_itself() {
    Duration second = Duration.ofSeconds(1);
    Duration minute = Duration.ofMinutes(1);
    assertThat(WebhookSettings.Limits.of(second))
        .isEqualTo(new WebhookSettings.Limits(second, second));
    assertThat(WebhookSettings.Limits.of(minute))
        .isEqualTo(new WebhookSettings.Limits(WebhookSettings.Limits.STANDARD.connect(), minute));
    assertThatIllegalArgumentException().isThrownBy(() -> WebhookSettings.Limits.of(Duration.ZERO));
  }

  @Test
  void neither_url_nor_secret_is_shown() {
    WebhookSettings settings = Samples.to(HTTPS);
    assertThat(settings + " " + Samples.SECRET + " " + settings.destinations().get("audit"))
        .doesNotContain("receiver", "secret-key", "MfKQ9r8")
        .contains("WebhookSecret[***]", "WebhookDestination[***]");
  }

  private static WebhookDestination destination(String url) {
    return new WebhookDestination(URI.create(url), List.of(Samples.SECRET));
  }

  private static String secret(int bytes) {
    return "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
  }
}

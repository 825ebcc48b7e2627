package dev.roster.adapter.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README shows of webhooks is what is sent, and its verifier tells it from all else. */
class ReadmeTest {

  private static final Path README = Path.of("../README.md");
  private static final Path HERE =
      Path.of("src/test/java/dev/roster/adapter/delivery/webhook/ReadmeTest.java");

  private static final String SECRET = Samples.SECRET.text();

  // @formatter:off
  // README begin
  static boolean isGenuine(String id, String timestamp, String signatures, byte[] body, String secret, Instant now)
      throws GeneralSecurityException {
    if (!timestamp.matches("[0-9]{1,12}") || Math.abs(now.getEpochSecond() - Long.parseLong(timestamp)) > 300) {
      return false; // an old request that somebody sends again
    }
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
    mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
    String expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body)); // the bytes as they came
    boolean genuine = false;
    for (String signature : signatures.split(" ")) {
      genuine |= MessageDigest.isEqual(
          signature.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
    return genuine;
  }
  // README end
  // @formatter:on

  @Test
  void the_readme_shows_these_very_lines() throws IOException {
    List<String> source = Files.readAllLines(HERE);
    List<String> shown =
        source.subList(source.indexOf("  // README begin") + 1, source.indexOf("  // README end"));
    assertThat(shown).hasSizeBetween(10, 20);
    assertThat(Files.readString(README)).contains(String.join("\n", shown).stripIndent());
  }

  @Test
  void the_readme_shows_a_request_as_it_is_sent() throws Exception {
    Receiver.Request request = request();
    assertThat(Files.readString(README))
        .contains(
            """
            Content-Type: %s
            webhook-id: %s
            webhook-timestamp: %s
            webhook-signature: %s

            %s
            """
                .formatted(
                    request.header("content-type"),
                    request.header("webhook-id"),
                    request.header("webhook-timestamp"),
                    request.header("webhook-signature"),
                    request.text()))
        .contains(
            "| `"
                + Samples.SECRET.text()
                + "` | `"
                + request.header("webhook-signature").split(" ")[0]
                + "` |")
        .contains(
            "| `"
                + Samples.OTHER.text()
                + "` | `"
                + request.header("webhook-signature").split(" ")[1]
                + "` |");
  }

  @Test
  void the_verifier_takes_it_with_either_secret_and_with_no_other() throws Exception {
    assertThat(verified(request(), Samples.SECRET.text(), 0)).isTrue();
    assertThat(verified(request(), Samples.OTHER.text(), 0)).isTrue();
    assertThat(verified(request(), Samples.THIRD.text(), 0)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"-301, false", "-300, true", "0, true", "300, true", "301, false"})
  void the_verifier_refuses_what_is_too_old_or_too_new(long seconds, boolean genuine)
      throws Exception {
    assertThat(verified(request(), SECRET, seconds)).isEqualTo(genuine);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1795266000", "9999999999999999999999", "1795266000.0"})
  void the_verifier_refuses_what_is_no_time(String timestamp) throws Exception {
    Receiver.Request request = request();
    assertThat(
            isGenuine(
                "delivery-4096",
                timestamp,
                request.header("webhook-signature"),
                request.body(),
                SECRET,
                Samples.NOW))
        .isFalse();
  }

  @Test
  void the_verifier_refuses_whatever_was_changed() throws Exception {
    Receiver.Request request = request();
    String signatures = request.header("webhook-signature");
    byte[] other = (request.text() + " ").getBytes(StandardCharsets.UTF_8);
    assertThat(
            isGenuine(
                "delivery-4097", "1795266000", signatures, request.body(), SECRET, Samples.NOW))
        .isFalse();
    assertThat(
            isGenuine(
                "delivery-4096", "1795266001", signatures, request.body(), SECRET, Samples.NOW))
        .isFalse();
    assertThat(isGenuine("delivery-4096", "1795266000", signatures, other, SECRET, Samples.NOW))
        .isFalse();
    assertThat(isGenuine("delivery-4096", "1795266000", "", request.body(), SECRET, Samples.NOW))
        .isFalse();
    assertThat(
            isGenuine(
                "delivery-4096",
                "1795266000",
                signatures.replace("v1,", "v2,"),
                request.body(),
                SECRET,
                Samples.NOW))
        .isFalse();
  }

  private static boolean verified(Receiver.Request request, String secret, long later)
      throws GeneralSecurityException {
    return isGenuine(
        request.header("webhook-id"),
        request.header("webhook-timestamp"),
        request.header("webhook-signature"),
        request.body(),
        secret,
        Samples.NOW.plusSeconds(later));
  }

  /** What arrives while one secret takes the place of another. */
  private static Receiver.Request request() throws IOException {
    try (Receiver receiver = Receiver.answering(Receiver.OK);
        WebhookChannel channel =
            WebhookChannel.open(
                Samples.to(
                    receiver.url(), List.of(Samples.SECRET, Samples.OTHER), Samples.LOOPBACK),
                Samples.CLOCK)) {
      channel.send(Samples.message());
      return receiver.requests.get(0);
    }
  }
}

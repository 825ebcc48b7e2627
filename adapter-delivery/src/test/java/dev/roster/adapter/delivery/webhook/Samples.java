package dev.roster.adapter.delivery.webhook;

import dev.roster.application.port.Message;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.notice.Language;
import dev.roster.domain.notice.Notice;
import dev.roster.domain.notice.NoticeId;
import dev.roster.domain.notice.NoticeTemplate;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** What the tests of webhooks send, and how. */
final class Samples {

  static final WebhookSecret SECRET = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  static final WebhookSecret OTHER = new WebhookSecret("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD");
  static final WebhookSecret THIRD = new WebhookSecret("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

  static final Instant NOW = Instant.parse("2026-11-21T13:00:00Z");
  static final InstantSource CLOCK = InstantSource.fixed(NOW);
  static final URI SOURCE = URI.create("https://roster.example");
  static final List<Network> LOOPBACK = List.of(Network.of("127.0.0.0/8"), Network.of("::1/128"));

  /** For whoever does not answer at all; who answers gets the standard, however busy it is here. */
  static final WebhookSettings.Limits SHORT =
      new WebhookSettings.Limits(Duration.ofMillis(300), Duration.ofMillis(500));

  private Samples() {}

  static Message message() {
    return message("delivery-4096", "audit");
  }

  static Message message(String id, String address) {
    return new Message(
        id,
        new UserId(7),
        3,
        new Notice(NoticeId.ACCOUNT_DISABLED, Map.of("username", "anna", "reason", "广告")),
        new NoticeTemplate.Text("账号禁用通知", "anna你好，你的账号已禁用，原因：广告"),
        Language.ZH_CN,
        address,
        Instant.parse("2026-11-21T12:58:26.123Z"));
  }

  /** A destination of the name audit, on this machine. */
  static WebhookSettings to(URI url) {
    return to(url, List.of(SECRET), LOOPBACK);
  }

  static WebhookSettings to(URI url, List<WebhookSecret> secrets, List<Network> allowed) {
    return new WebhookSettings(
        SOURCE,
        Map.of("audit", new WebhookDestination(url, secrets)),
        allowed,
        WebhookSettings.Limits.STANDARD);
  }

  static WebhookChannel channel(URI url) {
    return WebhookChannel.open(to(url), CLOCK);
  }

  static WebhookChannel hasty(URI url) {
    return WebhookChannel.open(within(SHORT, url), CLOCK);
  }

  static WebhookSettings within(WebhookSettings.Limits limits, URI url) {
    WebhookSettings settings = to(url);
    return new WebhookSettings(
        settings.source(), settings.destinations(), settings.allowed(), limits);
  }
}

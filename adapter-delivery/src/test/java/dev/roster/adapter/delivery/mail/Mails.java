package dev.roster.adapter.delivery.mail;

import dev.roster.application.port.Message;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.notice.Language;
import dev.roster.domain.notice.Notice;
import dev.roster.domain.notice.NoticeId;
import dev.roster.domain.notice.NoticeTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What the tests send, and how. */
final class Mails {

  static final Sender SENDER = new Sender("no-reply@roster.example", "花名册");
  static final String ADDRESS = "anna@example.com";

  private Mails() {}

  static Message disabled() {
    return to(ADDRESS);
  }

  static Message to(String address) {
    return message(
        address, Language.ZH_CN, new NoticeTemplate.Text("账号禁用通知", "anna你好，你的帐号已禁用，原因：广告"));
  }

  static Message saying(String title, String content) {
    return message(ADDRESS, Language.EN, new NoticeTemplate.Text(title, content));
  }

  private static Message message(String address, Language language, NoticeTemplate.Text text) {
    return new Message(
        "d-271828",
        new UserId(5),
        7,
        new Notice(NoticeId.ACCOUNT_DISABLED, Map.of("username", "anna", "reason", "广告")),
        text,
        language,
        address,
        Instant.parse("2026-11-01T12:58:26.123Z"));
  }

  /** A server on this machine, that is not waited for long. */
  static MailSettings settings(int port, MailSettings.Encryption encryption) {
    return settings(port, encryption, Optional.empty());
  }

  static MailSettings settings(
      int port, MailSettings.Encryption encryption, Optional<MailSettings.Login> login) {
    return settings(port, encryption, login, Duration.ofSeconds(20));
  }

  static MailSettings settings(
      int port,
      MailSettings.Encryption encryption,
      Optional<MailSettings.Login> login,
      Duration all) {
    Duration connect = all.compareTo(Duration.ofSeconds(5)) < 0 ? all : Duration.ofSeconds(5);
    return new MailSettings(
        "localhost", port, encryption, login, SENDER, new MailSettings.Limits(connect, all));
  }
}

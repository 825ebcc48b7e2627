package dev.roster.adapter.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.roster.adapter.delivery.mail.MailSettings.Encryption;
import dev.roster.adapter.delivery.mail.MailSettings.Login;
import dev.roster.application.port.DeliveryChannel.Sent;
import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.delivery.Recipient;
import dev.roster.domain.permission.GroupId;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mail through a real server, that has users and passwords; who speaks TLS stands before it. */
class MailChannelTest {

  private static final Login LOGIN = new Login("roster", "hunter2", false);

  @TempDir private static Path folder;

  private static Certificate certificate;
  private static GreenMail server;
  private static Peer starttls;
  private static Peer tls;

  @BeforeAll
  static void start() throws Exception {
    certificate = new Certificate(folder.resolve("server.p12"), "localhost");
    server = new GreenMail(ServerSetup.SMTP.dynamicPort());
    server.setUser("roster@roster.example", LOGIN.user(), LOGIN.password());
    server.start();
    int port = server.getSmtp().getPort();
    starttls =
        new Peer()
            .answering("EHLO", "250-peer\r\n250 STARTTLS")
            .at("STARTTLS", Peer.encrypting(certificate, port));
    tls = new Peer().at("CONNECT", Peer.encrypted(certificate, port));
  }

  @AfterAll
  static void stop() throws Exception {
    starttls.close();
    tls.close();
    server.stop();
  }

  @BeforeEach
  void empty() throws Exception {
    server.purgeEmailFromAllMailboxes();
  }

  @ParameterizedTest
  @EnumSource(Encryption.class)
  void a_notice_arrives_as_it_was_sent(Encryption encryption) throws Exception {
    assertThat(send(encryption, Optional.empty())).isEqualTo(new Sent.Accepted());
    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("账号禁用通知");
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    assertThat(parts.getBodyPart(0).getContent()).isEqualTo("anna你好，你的帐号已禁用，原因：广告");
    assertThat((String) parts.getBodyPart(1).getContent()).contains("anna你好，你的帐号已禁用，原因：广告");
  }

  @ParameterizedTest
  @EnumSource(
      value = Encryption.class,
      names = {"STARTTLS", "TLS"})
  void one_who_logs_in_is_let_in(Encryption encryption) {
    assertThat(send(encryption, Optional.of(LOGIN))).isEqualTo(new Sent.Accepted());
  }

  @ParameterizedTest
  @EnumSource(
      value = Encryption.class,
      names = {"STARTTLS", "TLS"})
  void a_wrong_password_is_mended_by_an_operator(Encryption encryption) {
    Login wrong = new Login("roster", "hunter3", false);
    assertThat(send(encryption, Optional.of(wrong)))
        .isEqualTo(new Sent.Failed("answered 535 at AUTH", Optional.empty()));
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Encryption.class,
      names = {"STARTTLS", "TLS"})
  void a_certificate_that_nobody_vouches_for_gets_no_mail(Encryption encryption) {
    try (MailChannel channel = MailChannel.open(settings(encryption, Optional.of(LOGIN)))) {
      assertThat(channel.send(Mails.disabled())).isEqualTo(NO_TLS);
    }
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  /** Trusted, but for "localhost". */
  @ParameterizedTest
  @EnumSource(
      value = Encryption.class,
      names = {"STARTTLS", "TLS"})
  void a_certificate_of_somebody_else_gets_no_mail(Encryption encryption) throws Exception {
    MailSettings named = settings(encryption, Optional.of(LOGIN));
    MailSettings other =
        new MailSettings(
            "127.0.0.1", named.port(), encryption, named.login(), named.sender(), named.limits());
    try (MailChannel channel = MailChannel.open(other, certificate.trust())) {
      assertThat(channel.send(Mails.disabled())).isEqualTo(NO_TLS);
    }
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void users_are_reached_and_nobody_else() {
    try (MailChannel channel = MailChannel.open(settings(Encryption.NONE, Optional.empty()))) {
      assertThat(channel.channel()).isEqualTo(DeliveryRules.MAIL);
      assertThat(channel.reaches(new Recipient.Subject())).isTrue();
      assertThat(channel.reaches(new Recipient.Members(new GroupId(1)))).isTrue();
      assertThat(channel.reaches(new Recipient.Fixed("audit"))).isFalse();
    }
  }

  private static final Sent NO_TLS = new Sent.Failed("no trusted TLS connection", Optional.empty());

  private static Sent send(Encryption encryption, Optional<Login> login) {
    try (MailChannel channel = MailChannel.open(settings(encryption, login), certificate.trust())) {
      return channel.send(Mails.disabled());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static MailSettings settings(Encryption encryption, Optional<Login> login) {
    int port =
        switch (encryption) {
          case NONE -> server.getSmtp().getPort();
          case STARTTLS -> starttls.port();
          case TLS -> tls.port();
        };
    return Mails.settings(port, encryption, login);
  }
}

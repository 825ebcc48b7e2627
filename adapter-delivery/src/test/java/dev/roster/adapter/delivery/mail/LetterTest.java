package dev.roster.adapter.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mail looks like, once it has been written down and read again. */
class LetterTest {

  private static final Session SESSION = Session.getInstance(new Properties());

  @Test
  void a_chinese_subject_and_text_arrive_as_sent() throws Exception {
    MimeMessage mail = read(Mails.disabled());
    assertThat(mail.getSubject()).isEqualTo("账号禁用通知");
    assertThat(mail.getFrom()[0]).hasToString("=?UTF-8?B?6Iqx5ZCN5YaM?= <no-reply@roster.example>");
    assertThat(part(mail, 0)).isEqualTo("anna你好，你的帐号已禁用，原因：广告");
    assertThat(part(mail, 1)).contains(">anna你好，你的帐号已禁用，原因：广告</p>");
  }

  @Test
  void it_is_written_in_ascii() throws Exception {
    String mail = new String(bytes(Mails.disabled()), StandardCharsets.ISO_8859_1);
    assertThat(mail.chars()).allMatch(character -> character < 0x80);
  }

  @Test
  void a_long_subject_with_characters_outside_the_basic_plane_is_folded_between_characters()
      throws Exception {
    String title = "通知😀𠀀".repeat(40);
    Message message = Mails.saying(title, "text");
    assertThat(read(message).getSubject()).isEqualTo(title);
    assertThat(lines(message)).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(78));
  }

  @Test
  void the_headers_tell_programs_what_it_is() throws Exception {
    MimeMessage mail = read(Mails.disabled());
    assertThat(mail.getHeader("Message-ID")).containsExactly("<d-271828@roster.example>");
    assertThat(mail.getHeader("Date")).containsExactly("Sun, 1 Nov 2026 12:58:26 +0000");
    assertThat(mail.getHeader("Content-Language")).containsExactly("zh-CN");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getHeader("MIME-Version")).containsExactly("1.0");
    assertThat(mail.getHeader("To")).containsExactly(Mails.ADDRESS);
    assertThat(mail.getContentType()).startsWith("multipart/alternative");
  }

  @Test
  void nothing_else_of_the_message_or_of_this_machine_is_in_it() throws Exception {
    assertThat(Collections.list(read(Mails.disabled()).getAllHeaders()))
        .extracting(jakarta.mail.Header::getName)
        .containsExactlyInAnyOrder(
            "Date",
            "From",
            "To",
            "Message-ID",
            "Subject",
            "MIME-Version",
            "Content-Type",
            "Content-Language",
            "Auto-Submitted");
  }

  @Test
  void plain_text_comes_first_so_that_html_is_preferred() throws Exception {
    MimeMultipart parts = (MimeMultipart) read(Mails.disabled()).getContent();
    assertThat(parts.getCount()).isEqualTo(2);
    assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
  }

  @Test
  void html_in_a_reason_is_text() throws Exception {
    String reason = "<img src=x onerror='alert(\"1\")'> & </p></title><script>&lt;";
    MimeMessage mail = read(Mails.saying("<b>Title</b>", reason));
    assertThat(part(mail, 0)).isEqualTo(reason);
    assertThat(part(mail, 1))
        .isEqualToNormalizingNewlines(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>&lt;b&gt;Title&lt;/b&gt;</title></head>
            <body><p style="white-space: pre-line">&lt;img src=x onerror=&#39;alert(&quot;1&quot;)&#39;&gt; \
            &amp; &lt;/p&gt;&lt;/title&gt;&lt;script&gt;&amp;lt;</p></body>
            </html>
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r\nBcc: eve@example.com",
        "a\nBcc: eve@example.com",
        "a\rBcc: eve@example.com",
        "a\u0085Bcc: eve@example.com",
        "a\u2028Bcc: eve@example.com",
        "a\u2029Bcc: eve@example.com",
        "a\u000bBcc: eve@example.com",
        "a\r\n\r\nBcc: eve@example.com",
        "\r\nBcc: eve@example.com\r\n"
      })
  void no_title_begins_a_header(String title) throws Exception {
    Message message = Mails.saying(title, "text");
    assertThat(lines(message)).noneMatch(line -> line.startsWith("Bcc"));
    assertThat(read(message).getSubject()).endsWith("Bcc: eve@example.com");
  }

  @Test
  void no_line_of_a_text_is_longer_than_a_server_takes() throws Exception {
    Message message = Mails.saying("Title", "x".repeat(5_000));
    assertThat(lines(message)).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(78));
    assertThat(part(read(message), 0)).isEqualTo("x".repeat(5_000));
  }

  @Test
  void lines_of_a_text_end_as_in_every_mail() throws Exception {
    assertThat(part(read(Mails.saying("Title", "a\nb\r\nc\rd")), 0)).isEqualTo("a\r\nb\r\nc\r\nd");
  }

  private static MimeMessage read(Message message) throws Exception {
    return new MimeMessage(SESSION, new ByteArrayInputStream(bytes(message)));
  }

  private static byte[] bytes(Message message) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Mailbox to = Mailbox.find(message.address()).orElseThrow();
    new Letter(SESSION, Mails.SENDER, to.named(""), message).writeTo(bytes);
    return bytes.toByteArray();
  }

  private static String[] lines(Message message) throws Exception {
    return new String(bytes(message), StandardCharsets.UTF_8).split("\r\n|\r|\n");
  }

  private static String part(MimeMessage mail, int number) throws Exception {
    return (String) ((MimeMultipart) mail.getContent()).getBodyPart(number).getContent();
  }
}

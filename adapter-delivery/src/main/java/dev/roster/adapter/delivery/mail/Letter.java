package dev.roster.adapter.delivery.mail;

import dev.roster.application.port.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A message as a mail: the same words as plain text and as HTML.
 *
 * <p>It comes out the same at every try. Its {@code Message-ID} is the message's id at the sender's
 * domain, by which whoever gets it twice can tell. Decision: its {@code Date} is when the change
 * was made. It is not meant to be when mail is transported (RFC 5322, 3.6.1), and a late notice
 * should not look like news.
 */
final class Letter extends MimeMessage {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="%s">
      <head><meta charset="utf-8"><title>%s</title></head>
      <body><p style="white-space: pre-line">%s</p></body>
      </html>
      """;

  private final String messageId;

  Letter(Session session, Sender sender, InternetAddress to, Message message)
      throws MessagingException {
    super(session);
    this.messageId = "<%s@%s>".formatted(message.id(), sender.domain());
    setFrom(Mailbox.find(sender.address()).orElseThrow().named(sender.name()));
    setRecipient(RecipientType.TO, to);
    setSubject(oneLine(message.text().title()), UTF_8);
    setHeader("Date", DATE.format(message.occurredAt()));
    setHeader("Content-Language", message.language().tag());
    setHeader("Auto-Submitted", "auto-generated");
    setContent(
        new MimeMultipart(
            "alternative", part(plain(message), "plain"), part(html(message), "html")));
    saveChanges();
  }

  /** Called by {@link #saveChanges}, which would make up an id otherwise. */
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }

  /** The text without line ends and other controls, which would begin a header of their own. */
  static String oneLine(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
  }

  /** In base64: no line of it is too long for a server, or ends the mail. */
  private static MimeBodyPart part(String text, String kind) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text.replaceAll("\\R", "\r\n"), UTF_8, kind);
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }

  private static String plain(Message message) {
    return message.text().content();
  }

  private static String html(Message message) {
    return PAGE.formatted(
        message.language().tag(),
        escaped(message.text().title()),
        escaped(message.text().content()));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}

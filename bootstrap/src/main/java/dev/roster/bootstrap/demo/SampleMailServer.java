package dev.roster.bootstrap.demo;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import org.subethamail.smtp.server.SMTPServer;

/**
 * Takes every mail, delivers none, and prints what it got. Listens on this machine alone, on a free
 * port. Thread-safe.
 */
public final class SampleMailServer {

  private final SMTPServer server;

  private SampleMailServer(PrintWriter out) {
    server =
        SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .messageHandler((context, from, to, mail) -> print(to, mail, out))
            .build();
  }

  /** Starts one that prints there. */
  public static SampleMailServer start(PrintWriter out) {
    SampleMailServer sample = new SampleMailServer(out);
    sample.server.start();
    return sample;
  }

  /** Where it listens. */
  public int port() {
    return server.getPortAllocated();
  }

  /** Takes no more. */
  public void stop() {
    server.stop();
  }

  private static void print(String to, byte[] mail, PrintWriter out) {
    try {
      MimeMessage message = new MimeMessage(null, new ByteArrayInputStream(mail));
      out.printf("mail to %s: %s%n  %s%n%n", to, message.getSubject(), text(message).strip());
      out.flush();
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("a mail that cannot be read", e);
    }
  }

  /** The first part, which is plain text. */
  private static String text(MimeMessage message) throws MessagingException, IOException {
    Object content = message.getContent();
    if (content instanceof Multipart parts) {
      BodyPart first = parts.getBodyPart(0);
      return first.getContent().toString();
    }
    return content.toString();
  }
}

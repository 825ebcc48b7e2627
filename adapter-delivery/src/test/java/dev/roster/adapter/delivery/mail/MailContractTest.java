package dev.roster.adapter.delivery.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.roster.adapter.delivery.mail.MailSettings.Encryption;
import dev.roster.application.port.DeliveryChannel;
import dev.roster.contracts.DeliveryChannelContract;
import dev.roster.domain.delivery.Recipient;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Mail keeps the promises of every channel. */
class MailContractTest extends DeliveryChannelContract {

  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final Duration HASTY = Duration.ofMillis(200);

  @Override
  protected Destination newDestination(Behaviour behaviour) throws IOException {
    if (behaviour == Behaviour.ACCEPTS) {
      GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
      server.start();
      return new Inbox(
          channel(server.getSmtp().getPort(), PATIENT),
          () -> Stream.of(server.getReceivedMessages()).map(MailContractTest::received).toList(),
          server::stop);
    }
    Peer peer = new Peer();
    switch (behaviour) {
      case REFUSES -> peer.answering("RCPT", "550 no " + Mails.ADDRESS);
      case FAILS -> peer.answering("RCPT", "451 later " + Mails.ADDRESS);
      case HANGS -> peer.at("RCPT", Peer::hang);
      default -> peer.close();
    }
    Duration all = behaviour == Behaviour.HANGS ? HASTY : PATIENT;
    return new Inbox(channel(peer.port(), all), List::of, peer::close);
  }

  private static MailChannel channel(int port, Duration all) {
    return MailChannel.open(Mails.settings(port, Encryption.NONE, Optional.empty(), all));
  }

  private static Received received(MimeMessage mail) {
    try {
      MimeMultipart parts = (MimeMultipart) mail.getContent();
      return new Received(
          mail.getMessageID().replaceAll("<(.*)@roster.example>", "$1"),
          mail.getSubject(),
          (String) parts.getBodyPart(0).getContent());
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is in it, read when it is asked for. */
  @FunctionalInterface
  private interface Content {
    List<Received> read();
  }

  /** What ends the server. */
  @FunctionalInterface
  private interface Ending {
    void end() throws IOException;
  }

  private record Inbox(DeliveryChannel channel, Content content, Ending ending)
      implements Destination {

    @Override
    public Recipient recipient() {
      return new Recipient.Subject();
    }

    @Override
    public String address() {
      return Mails.ADDRESS;
    }

    @Override
    public List<String> secrets() {
      return List.of(Mails.ADDRESS, "anna@", Mails.SENDER.address(), "localhost");
    }

    @Override
    public List<Received> received() {
      return content.read();
    }

    @Override
    public void close() {
      channel.close();
      try {
        ending.end();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

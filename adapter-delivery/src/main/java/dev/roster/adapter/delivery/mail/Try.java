package dev.roster.adapter.delivery.mail;

import dev.roster.application.port.DeliveryChannel.Sent;
import dev.roster.application.port.Message;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/**
 * One try to send one message, over a connection of its own.
 *
 * <p>Runs on a thread of its own, so that nothing that it waits for, be it the look-up of a name,
 * keeps whoever has lost patience.
 */
final class Try implements Runnable {

  private final Server server;
  private final InternetAddress to;
  private final Message message;
  private final Line line = new Line();
  private final CompletableFuture<Sent> outcome = new CompletableFuture<>();

  Try(Server server, InternetAddress to, Message message) {
    this.server = server;
    this.to = to;
    this.message = message;
  }

  /** What has come of it; known before the connection is ended. */
  CompletableFuture<Sent> outcome() {
    return outcome;
  }

  /** Ends it: what has not been sent by now never will be. */
  void cut() {
    line.cut();
  }

  @Override
  public void run() {
    Dialogue dialogue = new Dialogue(server);
    try {
      outcome.complete(send(dialogue));
      dialogue.close();
    } catch (MessagingException e) {
      // The server did not wait for our goodbye. The outcome stands.
    } catch (RuntimeException | Error e) {
      outcome.completeExceptionally(e);
    } finally {
      line.cut();
    }
  }

  private Sent send(Dialogue dialogue) {
    try {
      dialogue.connect(server.connect(line));
      if (server.settings().login().isPresent() && !dialogue.supportsExtension("AUTH")) {
        return Verdict.NO_LOGIN;
      }
      dialogue.sendMessage(
          new Letter(server.session(), server.settings().sender(), to, message),
          new Address[] {to});
      return Verdict.ACCEPTED;
    } catch (IOException e) {
      return Verdict.on(e);
    } catch (MessagingException e) {
      return dialogue.verdict(e);
    }
  }
}

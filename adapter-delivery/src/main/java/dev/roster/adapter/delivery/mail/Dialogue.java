package dev.roster.adapter.delivery.mail;

import dev.roster.application.port.DeliveryChannel.Sent;
import jakarta.mail.MessagingException;
import jakarta.mail.URLName;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * What is said to a mail server, and what it answers to the last command that matters. Not
 * thread-safe.
 */
final class Dialogue extends SMTPTransport {

  private static final String GREETING = "CONNECT";
  private static final String END_OF_DATA = ".";

  /** Said when all is decided; the answers do not matter. */
  private static final Set<String> CLEARING_UP = Set.of("RSET", "QUIT");

  private boolean decided;
  private String command = GREETING;
  private int code;

  Dialogue(Server server) {
    super(server.session(), whoAndWhere(server.settings()));
  }

  private static URLName whoAndWhere(MailSettings settings) {
    return new URLName(
        "smtp",
        settings.host(),
        settings.port(),
        null,
        settings.login().map(MailSettings.Login::user).orElse(null),
        settings.login().map(MailSettings.Login::password).orElse(null));
  }

  @Override
  protected void sendCommand(String line) throws MessagingException {
    String verb = line.split(" ", 2)[0];
    decided = CLEARING_UP.contains(verb);
    if (!decided) {
      command = verb.equals(END_OF_DATA) ? Verdict.DATA : verb;
      code = Verdict.NOTHING;
    }
    super.sendCommand(line);
  }

  @Override
  protected int readServerResponse() throws MessagingException {
    if (decided) {
      return super.readServerResponse();
    }
    code = Verdict.NOTHING;
    int answer = super.readServerResponse();
    code = answer;
    return answer;
  }

  /** What it comes to that this dialogue was broken off. */
  Sent verdict(MessagingException broken) {
    return Verdict.on(command, code, broken);
  }
}

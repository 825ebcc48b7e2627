package dev.roster.adapter.delivery.mail;

import dev.roster.application.port.DeliveryChannel.Sent;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;

/**
 * What an answer of a mail server means.
 *
 * <p>5xx about the recipient or the mail is final: another try would be answered the same. It is
 * not if it is about the login, which an operator mends, or about space, which comes back (RFC
 * 5321, 4.5.3.1.10). Decision: whatever is answered to the other commands is about ourselves, which
 * may be mended too.
 */
final class Verdict {

  /** The command whose answers, before and after the mail itself, are about the mail. */
  static final String DATA = "DATA";

  /** No answer came. */
  static final int NOTHING = 0;

  static final Sent ACCEPTED = new Sent.Accepted();
  static final Sent NO_ADDRESS = new Sent.Refused("the address cannot be written to");
  static final Sent LATE = failed("no answer in time");
  static final Sent CLOSED = failed("the channel is closed");
  static final Sent INTERRUPTED = failed("interrupted");
  static final Sent NO_LOGIN = failed("no known way to log in");

  private static final Sent NO_TLS = failed("no trusted TLS connection");

  private static final Set<String> ABOUT_THE_MAIL = Set.of("RCPT", DATA);
  private static final Set<Integer> MENDED_LATER = Set.of(530, 534, 535, 538, 552);

  private static final int GOOD = 200;
  private static final int BAD = 400;
  private static final int FINAL = 500;
  private static final int NO_CODE = 600;

  private Verdict() {}

  /** On a server that cannot be talked to. The texts of exceptions name hosts. */
  static Sent on(IOException broken) {
    return broken instanceof SSLException ? NO_TLS : failed("no connection");
  }

  /**
   * On a dialogue that was broken off.
   *
   * @param command the last that mattered
   * @param code of the answer to it; {@link #NOTHING} for none, and no code of SMTP for one that
   *     cannot be understood
   * @param broken what the library made of it; its text repeats the server's
   */
  static Sent on(String command, int code, MessagingException broken) {
    if (code == NOTHING) {
      return failed("the connection broke at " + command);
    }
    if (code < GOOD || code >= NO_CODE) {
      return failed("no SMTP answer at " + command);
    }
    if (code < BAD && !ABOUT_THE_MAIL.contains(command)) {
      return onGood(broken);
    }
    String problem = "answered %d at %s".formatted(code, command);
    boolean permanent =
        code >= FINAL && ABOUT_THE_MAIL.contains(command) && !MENDED_LATER.contains(code);
    return permanent ? new Sent.Refused(problem) : failed(problem);
  }

  /** The server said yes, but not to what is needed: TLS, or a way to log in. */
  private static Sent onGood(MessagingException broken) {
    return broken instanceof AuthenticationFailedException ? NO_LOGIN : NO_TLS;
  }

  private static Sent failed(String problem) {
    return new Sent.Failed(problem, Optional.empty());
  }
}

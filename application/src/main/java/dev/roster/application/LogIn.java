package dev.roster.application;

import dev.roster.domain.credential.Password;
import dev.roster.domain.credential.Token;
import java.time.Duration;
import java.util.Objects;

/**
 * Begins a session for whoever knows the password.
 *
 * <p>Users who are not NORMAL get a narrow session, except disabled ones, who get the reason
 * instead. An unknown name is answered like a wrong password, at the same cost. Five failures in 15
 * minutes per account and address, 50 per account and 100 per address lock out; a success forgets
 * its own pair. Thread-safe.
 */
@FunctionalInterface
public interface LogIn {

  /** Logs in. */
  Outcome<LoggedIn> logIn(Command command);

  /**
   * Who claims to be whom.
   *
   * @param login a username or a mobile number, as typed; not null
   * @param password as typed, not null
   * @param address where the request comes from; empty text if unknown, not null
   */
  record Command(String login, Password password, String address) {
    /** Refuses null. */
    public Command {
      Objects.requireNonNull(login, "login");
      Objects.requireNonNull(password, "password");
      Objects.requireNonNull(address, "address");
    }

    /** Nothing: what is typed as a login can be a number, or a password in the wrong field. */
    @Override
    public String toString() {
      return "Command[***]";
    }
  }

  /**
   * The new session. The tokens are shown this once; only their hashes are stored.
   *
   * @param access opens the session
   * @param refresh renews it
   * @param expiresIn how long the access token lives without being used
   * @param user the user, as it sees itself
   */
  record LoggedIn(Token access, Token refresh, Duration expiresIn, UserView user) {}
}

package dev.roster.application;

import dev.roster.application.LogIn.LoggedIn;
import dev.roster.domain.patch.UserPatch;
import java.util.Objects;

/**
 * Makes an account for whoever asks, if the service wants that, and begins its first session.
 *
 * <p>Who may, and in which status the account begins, says {@link
 * dev.roster.domain.user.Policy#registering}; under review the session is a narrow one. Where
 * nobody may, nothing else is looked at. Everything that is wrong with what was sent is reported at
 * once, and costs no hash. Account and session are stored in one transaction. Ten registrations an
 * hour from one address, taken names included, and then none. Thread-safe.
 */
@FunctionalInterface
public interface Register {

  /** Registers. */
  Outcome<LoggedIn> register(Command command);

  /**
   * Who wants an account.
   *
   * @param sent {@link dev.roster.domain.user.Applicant#SENT}; anything else in it has no effect;
   *     not null
   * @param address where the request comes from; empty text if unknown, not null
   */
  record Command(UserPatch sent, String address) {
    /** Refuses null. */
    public Command {
      Objects.requireNonNull(sent, "sent");
      Objects.requireNonNull(address, "address");
    }
  }
}

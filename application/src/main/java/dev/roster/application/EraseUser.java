package dev.roster.application;

import dev.roster.application.port.ActorRef;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.user.Expectation;
import java.util.Objects;

/**
 * Erases a user: everything personal of it is gone at once and for good. Thread-safe.
 *
 * <p>What stays is its number, which nobody gets again, and its masked audit. Afterwards it does
 * not exist for any use case. Its mobile number is free at once, its name once {@code
 * policy.nameRetention()} has passed. If the process dies, the erasure has happened wholly or not
 * at all.
 */
@FunctionalInterface
public interface EraseUser {

  /**
   * Erases; by holders of {@code user.delete}, never oneself, and administrators by administrators
   * only.
   *
   * @return the number of the erased user
   */
  Outcome<UserId> erase(Command command);

  /**
   * Whom to erase.
   *
   * @param actor who asks, not null
   * @param target whom to erase, not null
   * @param expected what the request was decided on, not null
   * @param requestId goes into the audit; empty text for none
   */
  record Command(ActorRef actor, UserRef target, Expectation expected, String requestId) {
    /** Refuses null. */
    public Command {
      Objects.requireNonNull(actor, "actor");
      Objects.requireNonNull(target, "target");
      Objects.requireNonNull(expected, "expected");
      Objects.requireNonNull(requestId, "requestId");
    }
  }
}

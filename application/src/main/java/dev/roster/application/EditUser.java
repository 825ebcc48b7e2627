package dev.roster.application;

import dev.roster.application.port.ActorRef;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.user.Expectation;
import dev.roster.domain.user.Ignored;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Changes a user, wholly or not at all.
 *
 * <p>Thread-safe. Concurrent edits of different attributes all survive; of the same attribute the
 * later one wins; an edit with an {@link Expectation} wins only if it still holds. If the process
 * dies, the edit has happened with everything that it owes, or it has not happened.
 */
@FunctionalInterface
public interface EditUser {

  /**
   * Edits.
   *
   * @throws dev.roster.application.port.Unavailable if storage or hashing cannot answer now;
   *     nothing has changed then
   */
  Outcome<Edited> edit(Command command);

  /**
   * What to change.
   *
   * @param actor who asks, not null
   * @param target whom to change, not null
   * @param patch the attributes as sent, not null
   * @param expected what the request was decided on, not null
   * @param requestId goes into the audit; empty text for none
   */
  record Command(
      ActorRef actor, UserRef target, UserPatch patch, Expectation expected, String requestId) {
    /** Refuses null. */
    public Command {
      Objects.requireNonNull(actor, "actor");
      Objects.requireNonNull(target, "target");
      Objects.requireNonNull(patch, "patch");
      Objects.requireNonNull(expected, "expected");
      Objects.requireNonNull(requestId, "requestId");
    }

    /** A change that expects nothing and has no request id. */
    public static Command of(ActorRef actor, UserRef target, UserPatch patch) {
      return new Command(actor, target, patch, Expectation.NONE, "");
    }
  }

  /**
   * What has changed.
   *
   * @param user the user as the decision left it, for this actor
   * @param changed the attributes that changed
   * @param ignored what was sent and not applied
   */
  record Edited(UserView user, Set<Attribute> changed, List<Ignored> ignored) {}
}

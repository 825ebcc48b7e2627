package dev.roster.application;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Follows.Side;
import dev.roster.domain.identity.UserId;
import java.util.Objects;

/**
 * Ends a follow of the actor, who is NORMAL, or by somebody else of the actor. Thread-safe.
 *
 * <p>It is done, too, where there was none or where the other user does not exist.
 */
@FunctionalInterface
public interface EndFollow {

  /** Ends it; answers with the number of the actor. */
  Outcome<UserId> end(Command command);

  /**
   * Which follow to end.
   *
   * @param actor who asks, not null
   * @param side {@link Side#FOLLOWING} follows the other no longer, {@link Side#FANS} removes a fan
   * @param other the user at the other end, not null
   */
  record Command(ActorRef actor, Side side, UserRef other) {
    /** Refuses null. */
    public Command {
      Objects.requireNonNull(actor, "actor");
      Objects.requireNonNull(side, "side");
      Objects.requireNonNull(other, "other");
    }
  }
}

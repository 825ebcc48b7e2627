package dev.roster.domain.user;

import dev.roster.domain.actor.Actor;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import java.util.Optional;

/**
 * What a user who is not NORMAL hears when it asks for more than its narrow session permits.
 *
 * <p>The narrow session permits reading oneself and one's own notices, logging out, and, while
 * under review or rejected, a new register reason.
 */
public final class NarrowAccess {

  private NarrowAccess() {}

  /** Whether an actor of any status may read this user and its notices: itself, unless disabled. */
  public static boolean mayReadItself(Actor actor, UserId target) {
    return actor.is(target) && !actor.status().lockedOut();
  }

  /** The refusal for an actor of this status; empty for one who is NORMAL. */
  public static Optional<Rejection> refusal(Actor actor) {
    return switch (actor.status()) {
      case NORMAL -> Optional.empty();
      case DISABLED ->
          Optional.of(
              Rejection.of(RejectionCode.BAN_USER)
                  .with(Rejection.REASON, actor.statusReason().text()));
      case UNDER_REVIEW -> Optional.of(Rejection.of(RejectionCode.REGISTER_VALIDATE));
      case REJECTED -> Optional.of(Rejection.of(RejectionCode.VALIDATE_REJECT));
      case IGNORED -> Optional.of(Rejection.of(RejectionCode.VALIDATE_IGNORE));
    };
  }
}

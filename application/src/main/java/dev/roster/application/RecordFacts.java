package dev.roster.application;

import dev.roster.application.port.ActorRef;
import dev.roster.domain.fact.FactsPatch;
import dev.roster.domain.fact.UserFacts;
import java.util.Objects;

/**
 * Records what other services know of a user; for holders of {@code user.facts}. Thread-safe.
 *
 * <p>Absent facts stay as they are. Decision: they are recorded of administrators too, since nobody
 * gains anything by it. Where the embedding service brings its own {@link
 * dev.roster.application.port.Facts}, they are recorded all the same, and views show those others.
 */
@FunctionalInterface
public interface RecordFacts {

  /** Records; answers with all that is recorded of the user now. */
  Outcome<UserFacts> recordFacts(Command command);

  /**
   * What to record.
   *
   * @param actor who asks, not null
   * @param target of whom, not null
   * @param patch the facts as sent, not null
   */
  record Command(ActorRef actor, UserRef target, FactsPatch patch) {
    /** Refuses null. */
    public Command {
      Objects.requireNonNull(actor, "actor");
      Objects.requireNonNull(target, "target");
      Objects.requireNonNull(patch, "patch");
    }
  }
}

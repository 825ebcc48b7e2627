package dev.roster.application.port;

import dev.roster.domain.fact.UserFacts;
import dev.roster.domain.user.Snapshot;
import java.util.function.BiFunction;

/**
 * Facts that other services have recorded. Neither version nor {@code updatedAt} of a user moves
 * with them, and there is no audit of them.
 *
 * <p>They are gone with their user. Thread-safe. Every method may throw {@link Unavailable}.
 */
public interface StoredFacts extends Facts {

  /**
   * Judges on fresh data and stores what comes of it, in one transaction. Changes of one user
   * happen one after another, so that none is lost.
   *
   * @param lookup its target is the user
   * @param judge from the freshly read snapshot and what is known of its target, what is to be
   *     known; pure, may be called more than once
   */
  Judged<UserFacts> change(Lookup lookup, BiFunction<Snapshot, UserFacts, Judged<UserFacts>> judge);
}

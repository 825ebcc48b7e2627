package dev.roster.application;

import dev.roster.application.port.ActorRef;
import java.util.Set;

/** Deletes notices of one's own. Thread-safe. */
@FunctionalInterface
public interface DeleteNotices {

  /**
   * Deletes all of them, or none and {@code model_not_found} if one does not exist or is not the
   * actor's.
   *
   * @param ids at least one
   * @return how many were deleted
   */
  Outcome<Integer> delete(ActorRef actor, Set<Long> ids);
}

package dev.roster.application.port;

import dev.roster.application.port.Follows.Counts;
import dev.roster.application.port.Follows.Relation;
import dev.roster.domain.fact.UserFacts;
import java.util.Objects;
import java.util.Optional;

/**
 * What a view shows of a user that is not the user's own.
 *
 * <p>Immutable and thread-safe.
 *
 * @param facts what other services have recorded, not null
 * @param counts how many the user follows and is followed by, not null
 * @param relation what the actor who asks is to the user, not null
 * @param unread how many notices the user has not read, at least 0
 */
public record Surroundings(UserFacts facts, Counts counts, Relation relation, long unread) {

  /** Of a user of whom nothing is known. */
  public static final Surroundings NONE =
      new Surroundings(UserFacts.EMPTY, Counts.NONE, Relation.NONE, 0);

  /** Refuses null. */
  public Surroundings {
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(counts, "counts");
    Objects.requireNonNull(relation, "relation");
  }

  /** These with other facts, if they are given. */
  public Surroundings with(Optional<UserFacts> given) {
    return new Surroundings(given.orElse(facts), counts, relation, unread);
  }

  /** These with notices that have come in since. */
  public Surroundings plus(int notices) {
    return new Surroundings(facts, counts, relation, unread + notices);
  }
}

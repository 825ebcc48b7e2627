package dev.roster.application.port;

import dev.roster.domain.user.Snapshot;
import java.util.Objects;

/**
 * A snapshot and what surrounds its target, of one moment: all that a view is made of.
 *
 * @param snapshot not null
 * @param around not null; {@link Surroundings#NONE} if there is no target
 */
public record Sight(Snapshot snapshot, Surroundings around) {

  /** Refuses null. */
  public Sight {
    Objects.requireNonNull(snapshot, "snapshot");
    Objects.requireNonNull(around, "around");
  }
}

package dev.roster.domain.user;

import dev.roster.domain.actor.Actor;
import dev.roster.domain.permission.GroupDirectory;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything stored that a decision may depend on, read at one moment.
 *
 * @param actor empty if its session is not alive
 * @param target empty if there is no such user
 * @param groups all groups
 * @param presentedToken the pay-password token of the request, if it presents one that is stored
 * @param anotherAdministrator whether group 1 has a NORMAL member beside the target
 */
public record Snapshot(
    Optional<Actor> actor,
    Optional<User> target,
    GroupDirectory groups,
    Optional<PresentedToken> presentedToken,
    boolean anotherAdministrator) {

  /** Refuses null. */
  public Snapshot {
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(groups, "groups");
    Objects.requireNonNull(presentedToken, "presentedToken");
  }

  /** Whether group 1 keeps a NORMAL member even if its target, who must be there, is none. */
  boolean administratorRemainsWithoutTarget() {
    return anotherAdministrator || !target.orElseThrow().activeAdministrator();
  }
}

package dev.roster.domain.actor;

import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.permission.Permission;
import dev.roster.domain.profile.Reason;
import dev.roster.domain.status.Status;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The authenticated user who makes a request, as stored at the moment of the decision.
 *
 * <p>Immutable and thread-safe.
 *
 * @param id not null
 * @param status not null
 * @param statusReason why it has that status; may be empty, not null
 * @param groups its groups, copied
 * @param permissions what those groups permit, copied
 * @param session the session of the request; empty where an embedding service vouches for the actor
 */
public record Actor(
    UserId id,
    Status status,
    Reason statusReason,
    Set<GroupId> groups,
    Set<Permission> permissions,
    Optional<SessionId> session) {

  /** Copies the sets. */
  public Actor {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(statusReason, "statusReason");
    Objects.requireNonNull(session, "session");
    groups = Set.copyOf(groups);
    permissions = Set.copyOf(permissions);
  }

  /** Whether actor and target are the same user. */
  public boolean is(UserId target) {
    return id.equals(target);
  }

  /** Whether one of its groups holds the permission. */
  public boolean holds(Permission permission) {
    return permissions.contains(permission);
  }

  /** Whether it is in group 1. */
  public boolean administrator() {
    return groups.contains(GroupId.ADMINISTRATORS);
  }

  /**
   * Whether it may change anything of a user in these groups: group 1 is touched by group 1 only.
   */
  public boolean mayTouch(Set<GroupId> targetGroups) {
    return administrator() || !targetGroups.contains(GroupId.ADMINISTRATORS);
  }

  /**
   * Whether it holds all of these permissions, so that nothing is gained by acting through the user
   * or the group that has them.
   */
  public boolean holdsAll(Set<Permission> others) {
    return permissions.containsAll(others);
  }
}

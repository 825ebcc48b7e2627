package dev.roster.domain.user;

import dev.roster.domain.permission.GroupId;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The groups of a user, and until when the paid membership lasts.
 *
 * <p>Immutable and thread-safe.
 *
 * @param groups at least one; copied, in ascending order
 * @param expiresAt empty for no end
 */
public record Membership(Set<GroupId> groups, Optional<Instant> expiresAt) {

  /**
   * Copies the groups.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Membership {
    Objects.requireNonNull(expiresAt, "expiresAt");
    if (groups.isEmpty()) {
      throw new IllegalArgumentException("a user is in at least one group");
    }
    groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
  }

  /** Member of these groups, without end. */
  public static Membership of(GroupId... groups) {
    return new Membership(Set.of(groups), Optional.empty());
  }

  /** Whether group 1 is among them. */
  public boolean administrator() {
    return groups.contains(GroupId.ADMINISTRATORS);
  }

  /** Whether the user has paid: not in group 6. */
  public boolean paid() {
    return !groups.contains(GroupId.UNPAID);
  }

  Membership withGroups(SortedSet<GroupId> changed) {
    return new Membership(changed, expiresAt);
  }

  Membership withExpiresAt(Optional<Instant> changed) {
    return new Membership(groups, changed);
  }
}

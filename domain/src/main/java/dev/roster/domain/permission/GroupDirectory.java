package dev.roster.domain.permission;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All groups there are, for looking up names and permissions.
 *
 * <p>Immutable and thread-safe.
 */
public final class GroupDirectory {

  private final Map<GroupId, Group> groups = new TreeMap<>();

  /** A directory of these groups; not null, none null. */
  public GroupDirectory(Collection<Group> groups) {
    groups.forEach(group -> this.groups.put(group.id(), group));
  }

  /** All groups, by ascending id; unmodifiable. */
  public Collection<Group> all() {
    return Collections.unmodifiableCollection(groups.values());
  }

  /** Whether there is such a group. */
  public boolean contains(GroupId id) {
    return groups.containsKey(id);
  }

  /** Everything that a member of all these groups may do; groups that do not exist give nothing. */
  public Set<Permission> permissionsOf(Set<GroupId> ids) {
    Set<Permission> permissions = EnumSet.noneOf(Permission.class);
    ids.stream()
        .filter(groups::containsKey)
        .forEach(id -> permissions.addAll(groups.get(id).permissions()));
    return permissions;
  }

  /** The names of these groups by ascending id, joined by {@code 、}. */
  public String namesOf(Set<GroupId> ids) {
    return ids.stream()
        .sorted()
        .filter(groups::containsKey)
        .map(id -> groups.get(id).name())
        .collect(Collectors.joining("、"));
  }
}

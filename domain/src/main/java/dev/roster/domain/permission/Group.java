package dev.roster.domain.permission;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * A named set of permissions that users can be members of.
 *
 * <p>Immutable and thread-safe.
 *
 * @param id not null
 * @param name what people call it, 1 to 64 characters
 * @param permissions what its members may do; for group 1 always all of them; copied
 */
public record Group(GroupId id, String name, Set<Permission> permissions) {

  /** The longest name, in characters. */
  public static final int NAME_MAX = 64;

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is blank or longer than {@link #NAME_MAX}
   */
  public Group {
    Objects.requireNonNull(id, "id");
    if (name.isBlank() || name.codePointCount(0, name.length()) > NAME_MAX) {
      throw new IllegalArgumentException("a group name has 1 to " + NAME_MAX + " characters");
    }
    permissions =
        id.equals(GroupId.ADMINISTRATORS)
            ? Set.copyOf(EnumSet.allOf(Permission.class))
            : Set.copyOf(permissions);
  }
}

package dev.roster.domain.permission;

import java.util.Arrays;
import java.util.Optional;

/**
 * Something that a group can let its members do to other users.
 *
 * <p>None is needed for reading and editing oneself and for the public view of others. No
 * permission implies another. The names are those of Discuz! Q. Immutable and thread-safe.
 */
public enum Permission {
  /** List and search users. */
  USER_VIEW("user.view"),
  /**
   * Edit profile, login password, mobile, email and register reason of others; see their private
   * view.
   */
  USER_EDIT("user.edit"),
  /** Change the status of others; see the pending queue, reasons and history. Enough by itself. */
  USER_EDIT_STATUS("user.edit.status"),
  /** Change the groups of others. */
  USER_EDIT_GROUP("user.edit.group"),
  /** Erase others. */
  USER_DELETE("user.delete"),
  /** Write facts, for other services. */
  USER_FACTS("user.facts");

  private final String key;

  Permission(String key) {
    this.key = key;
  }

  /** The name in storage, on the wire and on the command line, such as {@code user.edit}. */
  public String key() {
    return key;
  }

  /** The permission of a name, or empty where there is none of that name. */
  public static Optional<Permission> ofKey(String key) {
    return Arrays.stream(values()).filter(permission -> permission.key.equals(key)).findFirst();
  }
}

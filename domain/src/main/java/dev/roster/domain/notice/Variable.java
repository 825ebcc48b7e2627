package dev.roster.domain.notice;

import java.util.EnumSet;
import java.util.Set;

/** What a notice's text can name; written {@code {username}} in it. */
public enum Variable {
  /** The user's name as it was when the change was made. */
  USERNAME("username"),
  /** The moderator's reason; may be empty. */
  REASON("reason"),
  /** The names of the groups before, joined by {@code 、}. */
  OLD_GROUPS("oldgroupname"),
  /** The names of the groups after, joined by {@code 、}. */
  NEW_GROUPS("newgroupname"),
  /** The user's name before it was changed. */
  OLD_USERNAME("oldusername");

  /** What a change of status supplies. */
  public static final Set<Variable> OF_TRANSITIONS = Set.copyOf(EnumSet.of(USERNAME, REASON));

  /** What a change of groups supplies. */
  public static final Set<Variable> OF_GROUPS =
      Set.copyOf(EnumSet.of(USERNAME, OLD_GROUPS, NEW_GROUPS));

  /** What a change of the name supplies. */
  public static final Set<Variable> OF_RENAMING = Set.copyOf(EnumSet.of(USERNAME, OLD_USERNAME));

  private final String key;

  Variable(String key) {
    this.key = key;
  }

  /** The name between the braces, and the key in storage. */
  public String key() {
    return key;
  }
}

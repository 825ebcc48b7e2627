package dev.roster.application;

import dev.roster.domain.permission.Group;
import dev.roster.domain.permission.Permission;
import java.util.Set;

/** Adds a group, for the command line and for services that embed Roster. Thread-safe. */
@FunctionalInterface
public interface AddGroup {

  /**
   * Adds.
   *
   * @throws IllegalArgumentException if the name is blank or too long
   */
  Group add(String name, Set<Permission> permissions);
}

package dev.roster.application;

import dev.roster.domain.permission.GroupDirectory;

/** Lists the groups, for the command line and for services that embed Roster. Thread-safe. */
@FunctionalInterface
public interface ListGroups {

  /** All groups. */
  GroupDirectory list();
}

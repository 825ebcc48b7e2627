package dev.roster.application;

import dev.roster.domain.user.User;
import java.util.List;

/** Lists users for the command line and for services that embed Roster. Thread-safe. */
@FunctionalInterface
public interface ListUsers {

  /**
   * Users in ascending order of their ids.
   *
   * @param after only ids above this; 0 for the beginning
   * @param limit at most so many, at least 1
   */
  List<User> list(long after, int limit);
}

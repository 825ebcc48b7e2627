package dev.roster.application.port;

import dev.roster.domain.permission.Group;
import dev.roster.domain.permission.GroupDirectory;
import dev.roster.domain.permission.GroupId;
import java.util.function.Function;

/**
 * The groups. The four fixed ones (1 管理员, 6 待付费, 7 游客, 10 普通会员) are there from the beginning.
 *
 * <p>Thread-safe. Every method may throw {@link Unavailable}.
 */
public interface Groups {

  /** All groups at one moment. */
  GroupDirectory directory();

  /**
   * Stores a new group under the next free id, which is above every id there is.
   *
   * @param group makes the group of an id; pure
   */
  Group add(Function<GroupId, Group> group);
}

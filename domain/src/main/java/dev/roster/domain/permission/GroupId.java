package dev.roster.domain.permission;

/**
 * The number of a group.
 *
 * <p>Immutable and thread-safe.
 *
 * @param value at least 1
 */
public record GroupId(long value) implements Comparable<GroupId> {

  /** 管理员: holds every permission. Only its members touch each other (Discuz! Q, group seed). */
  public static final GroupId ADMINISTRATORS = new GroupId(1);

  /** 待付费: has not paid yet. */
  public static final GroupId UNPAID = new GroupId(6);

  /** 游客: guests. Given only by administrators. */
  public static final GroupId GUESTS = new GroupId(7);

  /** 普通会员: where a new user starts. */
  public static final GroupId MEMBERS = new GroupId(10);

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if the value is below 1
   */
  public GroupId {
    if (value < 1) {
      throw new IllegalArgumentException("a group id is at least 1");
    }
  }

  @Override
  public int compareTo(GroupId other) {
    return Long.compare(value, other.value);
  }
}

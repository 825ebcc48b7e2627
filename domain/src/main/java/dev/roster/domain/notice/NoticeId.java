package dev.roster.domain.notice;

/**
 * The number that says which notice it is.
 *
 * <p>The standard numbers are those of seed 003 (notice table) and of Discuz! Q. Immutable and
 * thread-safe.
 *
 * @param value at least 1
 */
public record NoticeId(int value) implements Comparable<NoticeId> {

  /** 审核通过通知 (seed 003). */
  public static final NoticeId REGISTRATION_APPROVED = new NoticeId(2);

  /** 审核拒绝通知 (seed 003). */
  public static final NoticeId REGISTRATION_REJECTED = new NoticeId(3);

  /** 账号禁用通知 (seed 003). */
  public static final NoticeId ACCOUNT_DISABLED = new NoticeId(10);

  /** 账号解除禁用通知 (seed 003). */
  public static final NoticeId ACCOUNT_ENABLED = new NoticeId(11);

  /** 用户角色调整通知 (Discuz! Q). */
  public static final NoticeId GROUPS_CHANGED = new NoticeId(12);

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if the value is below 1
   */
  public NoticeId {
    if (value < 1) {
      throw new IllegalArgumentException("a notice id is at least 1");
    }
  }

  @Override
  public int compareTo(NoticeId other) {
    return Integer.compare(value, other.value);
  }
}

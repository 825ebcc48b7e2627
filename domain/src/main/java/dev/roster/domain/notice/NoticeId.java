package dev.roster.domain.notice;

import java.util.List;
import java.util.Set;

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

  /** The login password was changed (a decision of this project). */
  public static final NoticeId PASSWORD_CHANGED = new NoticeId(1001);

  /** The pay password was set, changed or removed (a decision of this project). */
  public static final NoticeId PAY_PASSWORD_CHANGED = new NoticeId(1002);

  /** Mobile or email were changed; goes to the old address (a decision of this project). */
  public static final NoticeId CONTACT_CHANGED = new NoticeId(1003);

  /** The user name was changed (a decision of this project). */
  public static final NoticeId USERNAME_CHANGED = new NoticeId(1004);

  /** All of the above. */
  public static final List<NoticeId> STANDARD =
      List.of(
          REGISTRATION_APPROVED,
          REGISTRATION_REJECTED,
          ACCOUNT_DISABLED,
          ACCOUNT_ENABLED,
          GROUPS_CHANGED,
          PASSWORD_CHANGED,
          PAY_PASSWORD_CHANGED,
          CONTACT_CHANGED,
          USERNAME_CHANGED);

  /** Those that no transition owes. */
  public static final Set<NoticeId> OWED_OTHERWISE =
      Set.of(
          GROUPS_CHANGED,
          PASSWORD_CHANGED,
          PAY_PASSWORD_CHANGED,
          CONTACT_CHANGED,
          USERNAME_CHANGED);

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

  /**
   * Whether it is about credentials: sent to the address before the change, and never in the inbox,
   * where somebody who has taken the account over would delete it.
   */
  public boolean deliveredOnly() {
    return value >= PASSWORD_CHANGED.value && value <= USERNAME_CHANGED.value;
  }

  @Override
  public int compareTo(NoticeId other) {
    return Integer.compare(value, other.value);
  }
}

package dev.roster.domain.rejection;

import java.util.Locale;

/**
 * Why a request was refused.
 *
 * <p>The codes are those of Discuz! Q where it has one. A new code does not compile until every
 * dialect has given it a status.
 */
public enum RejectionCode {
  /** The session is unknown, expired or ended; one answer for all three. */
  ACCESS_DENIED,
  /** The actor lacks the permission for this. */
  PERMISSION_DENIED,
  /** Nobody changes their own status. */
  CANNOT_CHANGE_OWN_STATUS,
  /** Wrong name or password; the same answer for names that do not exist. */
  LOGIN_FAILED,
  /** The actor is disabled; carries the reason. */
  BAN_USER,
  /** Nobody may register here. */
  REGISTER_CLOSE,
  /** The actor is under review and may not do this. */
  REGISTER_VALIDATE,
  /** The actor's registration was rejected; it may not do this. */
  VALIDATE_REJECT,
  /** The actor's registration was ignored; it may not do this. */
  VALIDATE_IGNORE,
  /** There is no such thing, or it is not the actor's. */
  MODEL_NOT_FOUND,
  /** The transition table has no such move; carries the targets that are allowed. */
  STATUS_TRANSITION_NOT_ALLOWED,
  /**
   * The status or version that the request decided on is no longer true; carries the current ones.
   */
  STALE,
  /** Group 1 would be left without a normal member. */
  LAST_ADMINISTRATOR,
  /** Lost to concurrent changes too often. */
  CONFLICT,
  /** A value breaks a rule of form; carries the rule. */
  VALIDATION_ERROR,
  /** The current password is wrong. */
  NOT_MATCH_USED_PASSWORD,
  /** The new password is the current one. */
  CANNOT_USE_THE_SAME_PASSWORD,
  /** Another user has this name, or one that folds to the same. */
  USERNAME_TAKEN,
  /** Another user has this mobile number. */
  MOBILE_IS_ALREADY_BIND,
  /** The user has renamed itself as often as allowed. */
  USER_USERNAME_BOUT_LIMIT_ERROR,
  /** The pay-password token is unknown, foreign, expired or used. */
  TOKEN_INVALID,
  /** Too many failed logins; carries the seconds to wait. */
  LOGIN_FAILURES_TIMES_TOPLIMIT,
  /** Too many wrong current passwords; carries the seconds to wait. */
  PASSWORD_FAILURES_TIMES_TOPLIMIT,
  /** Too many wrong pay passwords today; carries the seconds to wait. */
  PAY_PASSWORD_FAILURES_TIMES_TOPLIMIT,
  /** Too many requests of one kind; carries the seconds to wait. */
  TOO_MANY_REQUESTS;

  /** The stable text on the wire and in the message catalogue, such as {@code stale}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}

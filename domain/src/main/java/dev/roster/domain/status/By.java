package dev.roster.domain.status;

/** Who makes a transition. */
public enum By {
  /** Another user who holds {@code user.edit.status}. */
  MODERATOR,
  /** The user whose status it is. */
  SELF
}

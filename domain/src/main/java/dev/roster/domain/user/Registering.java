package dev.roster.domain.user;

import dev.roster.domain.status.Status;

/** Who may register an account (Discuz! Q: {@code register_close}, {@code register_validate}). */
public enum Registering {
  /** Nobody. */
  CLOSED,
  /** Anyone who gives a reason; a moderator decides. */
  REVIEW,
  /** Anyone, at once. */
  OPEN;

  /** In which status a new account begins; of no use while {@link #CLOSED}. */
  public Status begins() {
    return this == OPEN ? Status.NORMAL : Status.UNDER_REVIEW;
  }
}

package dev.roster.application;

import java.time.Duration;
import java.time.Instant;

/** How long a session lives. */
final class SessionLife {

  /** Without being used. */
  static final Duration IDLE = Duration.ofDays(30);

  /** In all. */
  static final Duration TOTAL = Duration.ofDays(180);

  /** Use is noted no more often than this. */
  static final Duration NOTED_EVERY = Duration.ofHours(1);

  /**
   * For so long a refresh token that was replaced may come again, as it does when an answer is lost
   * or two requests of one client race; it is refused, and no more.
   */
  static final Duration FORGIVEN = Duration.ofSeconds(10);

  private SessionLife() {}

  /** When a session that began and was last used at these moments is no longer alive. */
  static Instant expiry(Instant createdAt, Instant usedAt) {
    Instant idle = usedAt.plus(IDLE);
    Instant total = createdAt.plus(TOTAL);
    return idle.isBefore(total) ? idle : total;
  }
}

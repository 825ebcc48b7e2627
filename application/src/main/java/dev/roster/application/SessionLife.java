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

  private SessionLife() {}

  /** When a session that began and was last used at these moments is no longer alive. */
  static Instant expiry(Instant createdAt, Instant usedAt) {
    Instant idle = usedAt.plus(IDLE);
    Instant total = createdAt.plus(TOTAL);
    return idle.isBefore(total) ? idle : total;
  }
}

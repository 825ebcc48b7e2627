package dev.roster.adapter.jooq;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How times are stored: milliseconds since 1970 in UTC, what is finer being cut off. No database
 * rounds or shifts a whole number.
 */
final class Millis {

  private Millis() {}

  static Long of(Instant time) {
    return time.toEpochMilli();
  }

  static Instant time(Long millis) {
    return Instant.ofEpochMilli(millis);
  }

  static Optional<Instant> timeIfAny(Long millis) {
    return Optional.ofNullable(millis).map(Instant::ofEpochMilli);
  }

  /** The time as it will be read back. */
  static Instant stored(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }
}

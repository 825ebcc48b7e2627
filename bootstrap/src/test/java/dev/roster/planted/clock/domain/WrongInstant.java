package dev.roster.planted.clock.domain;

import java.time.Instant;

/** Reads the clock. */
public final class WrongInstant {
  Object now = Instant.now();
}

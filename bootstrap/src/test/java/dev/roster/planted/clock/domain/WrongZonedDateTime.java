package dev.roster.planted.clock.domain;

import java.time.ZonedDateTime;

/** Reads the clock. */
public final class WrongZonedDateTime {
  Object now = ZonedDateTime.now();
}

package dev.roster.planted.clock.domain;

import java.time.Clock;

/** Reads the clock. */
public final class WrongSystemClock {
  Object now = Clock.systemUTC();
}

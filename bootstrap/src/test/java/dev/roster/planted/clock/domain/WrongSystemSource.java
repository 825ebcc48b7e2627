package dev.roster.planted.clock.domain;

import java.time.InstantSource;

/** Reads the clock. */
public final class WrongSystemSource {
  Object now = InstantSource.system();
}

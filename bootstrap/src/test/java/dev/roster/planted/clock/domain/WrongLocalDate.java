package dev.roster.planted.clock.domain;

import java.time.LocalDate;

/** Reads the clock. */
public final class WrongLocalDate {
  Object now = LocalDate.now();
}

package dev.roster.planted.clock.domain;

import java.util.Date;

/** Reads the clock. */
public final class WrongDate {
  Object now = new Date();
}

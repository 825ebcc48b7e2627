package dev.roster.planted.clock.domain;

/** Reads the clock. */
public final class WrongMillis {
  Object now = System.currentTimeMillis();
}

package dev.roster.planted.clock.domain;

/** Reads the clock. */
public final class WrongNanos {
  Object now = System.nanoTime();
}

package dev.roster.planted.dice.domain;

import java.util.concurrent.ThreadLocalRandom;

/** Rolls dice. */
public final class WrongThreadLocalRandom {
  Object chance = ThreadLocalRandom.current();
}

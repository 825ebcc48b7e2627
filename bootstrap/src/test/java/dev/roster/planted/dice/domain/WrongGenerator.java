package dev.roster.planted.dice.domain;

import java.util.random.RandomGenerator;

/** Rolls dice. */
public final class WrongGenerator {
  Object chance = RandomGenerator.getDefault();
}

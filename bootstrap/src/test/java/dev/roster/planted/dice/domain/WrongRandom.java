package dev.roster.planted.dice.domain;

import java.util.Random;

/** Rolls dice. */
public final class WrongRandom {
  Object chance = new Random();
}

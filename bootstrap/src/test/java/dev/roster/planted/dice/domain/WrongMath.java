package dev.roster.planted.dice.domain;

/** Rolls dice. */
public final class WrongMath {
  Object chance = Math.random();
}

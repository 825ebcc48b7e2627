package dev.roster.planted.dice.domain;

import java.security.SecureRandom;

/** Rolls dice. */
public final class WrongSecureRandom {
  Object chance = new SecureRandom();
}

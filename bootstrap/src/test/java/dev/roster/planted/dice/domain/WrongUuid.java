package dev.roster.planted.dice.domain;

import java.util.UUID;

/** Rolls dice. */
public final class WrongUuid {
  Object chance = UUID.randomUUID();
}

package dev.roster.planted.cycle.hen;

import dev.roster.planted.cycle.egg.WrongEgg;

/** Comes from an egg. */
public final class WrongHen {
  WrongEgg egg;
}

package dev.roster.planted.cycle.egg;

import dev.roster.planted.cycle.hen.WrongHen;

/** Comes from a hen. */
public final class WrongEgg {
  WrongHen hen;
}

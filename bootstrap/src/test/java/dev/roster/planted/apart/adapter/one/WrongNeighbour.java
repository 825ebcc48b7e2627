package dev.roster.planted.apart.adapter.one;

import dev.roster.planted.apart.adapter.two.Neighbour;

/** Knows another adapter. */
public final class WrongNeighbour {
  Neighbour neighbour;
}

package dev.roster.planted.channels.apart.adapter.delivery.one;

import dev.roster.planted.channels.apart.adapter.delivery.two.Neighbour;

/** Knows another channel. */
public final class WrongNeighbour {
  Neighbour other;
}

package dev.roster.planted.outward.domain.domain;

import dev.roster.application.Roster;

/** Looks outward, to the use cases. */
public final class WrongRing {
  Roster roster;
}

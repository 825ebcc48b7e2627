package dev.roster.planted.outward.application.application;

import dev.roster.planted.outward.http.adapter.http.Wire;

/** Looks outward, to an adapter. */
public final class WrongRing {
  Wire wire;
}

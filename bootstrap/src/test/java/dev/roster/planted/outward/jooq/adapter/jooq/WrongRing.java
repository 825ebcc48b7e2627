package dev.roster.planted.outward.jooq.adapter.jooq;

import dev.roster.planted.outward.http.adapter.http.Wire;

/** Uses another adapter. */
public final class WrongRing {
  Wire wire;
}

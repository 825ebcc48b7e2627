package dev.roster.planted.outward.shipping.bootstrap;

import dev.roster.planted.outward.shipping.contracts.Suite;

/** Ships a test suite. */
public final class WrongRing {
  Suite suite;
}

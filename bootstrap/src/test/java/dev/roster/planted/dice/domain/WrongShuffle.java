package dev.roster.planted.dice.domain;

import java.util.Collections;
import java.util.List;

/** Rolls dice. */
public final class WrongShuffle {
  void shuffle(List<String> names) {
    Collections.shuffle(names);
  }
}

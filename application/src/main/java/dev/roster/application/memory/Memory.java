package dev.roster.application.memory;

import java.util.function.Function;

/**
 * What is stored, and the one lock under which it changes.
 *
 * <p>A transaction works on a copy, which takes the place of the original when it is done: readers
 * see all of it or nothing, and one that throws leaves no trace.
 */
final class Memory {

  /** Never changed once it stands here, so reading takes no lock. */
  private volatile Tables committed = new Tables();

  /** Reads at one moment. */
  <R> R read(Function<Tables, R> work) {
    return work.apply(committed);
  }

  /** Reads and writes in a transaction, one after another. */
  synchronized <R> R write(Function<Tables, R> work) {
    Tables copy = new Tables(committed);
    R result = work.apply(copy);
    committed = copy;
    return result;
  }
}

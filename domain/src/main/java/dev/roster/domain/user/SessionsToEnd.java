package dev.roster.domain.user;

import dev.roster.domain.actor.SessionId;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Which sessions of the changed user a change ends.
 *
 * <p>Immutable and thread-safe.
 */
public sealed interface SessionsToEnd {

  /** None. */
  record None() implements SessionsToEnd {}

  /** Every one. */
  record All() implements SessionsToEnd {}

  /** Every one but this. */
  record AllBut(SessionId kept) implements SessionsToEnd {}

  /** One result for each case. */
  default <R> R fold(Supplier<R> none, Supplier<R> all, Function<SessionId, R> allBut) {
    if (this instanceof AllBut but) {
      return allBut.apply(but.kept());
    }
    return this instanceof All ? all.get() : none.get();
  }
}

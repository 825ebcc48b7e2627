package dev.roster.application.port;

import dev.roster.domain.rejection.Rejection;
import java.util.List;
import java.util.function.Function;

/**
 * What became of a request that was judged on fresh data, in the transaction that would store it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <T> what is stored now
 */
public sealed interface Judged<T> {

  /** Nothing stood against it: this is stored. */
  record Stored<T>(T value) implements Judged<T> {}

  /**
   * Nothing was stored.
   *
   * @param rejections at least one
   */
  record Refused<T>(List<Rejection> rejections) implements Judged<T> {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public Refused {
      rejections = List.copyOf(rejections);
      if (rejections.isEmpty()) {
        throw new IllegalArgumentException("a refusal needs a reason");
      }
    }
  }

  /** One result for each case. */
  default <R> R fold(
      Function<? super T, ? extends R> stored, Function<List<Rejection>, ? extends R> refused) {
    return this instanceof Stored<T> yes
        ? stored.apply(yes.value())
        : refused.apply(((Refused<T>) this).rejections());
  }
}

package dev.roster.application;

import dev.roster.domain.rejection.Rejection;
import java.util.List;
import java.util.function.Function;

/**
 * What became of a request: it was done, or it was refused and nothing has changed.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <T> what a done request answers
 */
public sealed interface Outcome<T> {

  /** It was done. */
  record Done<T>(T value) implements Outcome<T> {}

  /**
   * It was refused.
   *
   * @param rejections at least one
   */
  record Rejected<T>(List<Rejection> rejections) implements Outcome<T> {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public Rejected {
      rejections = List.copyOf(rejections);
      if (rejections.isEmpty()) {
        throw new IllegalArgumentException("a refusal needs a reason");
      }
    }
  }

  /** It was done, with this answer. */
  static <T> Outcome<T> done(T value) {
    return new Done<>(value);
  }

  /** It was refused for these reasons. */
  static <T> Outcome<T> rejected(List<Rejection> rejections) {
    return new Rejected<>(rejections);
  }

  /** It was refused for this reason. */
  static <T> Outcome<T> rejected(Rejection rejection) {
    return new Rejected<>(List.of(rejection));
  }

  /** One result for each case. */
  default <R> R fold(
      Function<? super T, ? extends R> done, Function<List<Rejection>, ? extends R> rejected) {
    return this instanceof Done<T> yes
        ? done.apply(yes.value())
        : rejected.apply(((Rejected<T>) this).rejections());
  }
}

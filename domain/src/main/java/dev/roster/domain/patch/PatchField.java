package dev.roster.domain.patch;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One attribute of a partial update: keep what is stored, remove it, or replace it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <T> what replaces the stored value
 */
public sealed interface PatchField<T> {

  /** The attribute was not sent: keep what is stored. */
  record Absent<T>() implements PatchField<T> {}

  /** The attribute was sent as nothing: remove what is stored. */
  record Remove<T>() implements PatchField<T> {}

  /**
   * The attribute was sent with a value.
   *
   * @param value not null
   */
  record Replace<T>(T value) implements PatchField<T> {
    /** Refuses null, which is what {@link Remove} is for. */
    public Replace {
      Objects.requireNonNull(value, "value");
    }
  }

  /** Keep what is stored. */
  static <T> PatchField<T> absent() {
    return new Absent<>();
  }

  /** Remove what is stored. */
  static <T> PatchField<T> remove() {
    return new Remove<>();
  }

  /** Replace what is stored by a value, not null. */
  static <T> PatchField<T> replace(T value) {
    return new Replace<>(value);
  }

  /** One result for each case; every case must be given. */
  default <R> R fold(Supplier<R> absent, Supplier<R> remove, Function<? super T, R> replace) {
    if (this instanceof Replace<T> field) {
      return replace.apply(field.value());
    }
    return this instanceof Remove<T> ? remove.get() : absent.get();
  }

  /** Whether the attribute was sent at all. */
  default boolean present() {
    return !(this instanceof Absent<T>);
  }
}

package dev.roster.domain.user;

import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;
import dev.roster.domain.patch.PatchField;
import dev.roster.domain.patch.RawValue;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Reads a sent field into the value object that holds its rules.
 *
 * @param <T> the value object
 */
@FunctionalInterface
interface Form<T> {

  /**
   * Reads a field that is present.
   *
   * @throws Malformed if it breaks a rule of form
   */
  T read(PatchField<RawValue> field, Policy policy);

  /** A value that cannot be removed. */
  static <T> Form<T> of(BiFunction<RawValue, Policy, T> reader) {
    return (field, policy) ->
        field.fold(Form::absent, Form::notRemovable, raw -> reader.apply(raw, policy));
  }

  /** Text that cannot be removed. */
  static <T> Form<T> text(Function<String, T> reader) {
    return of((raw, policy) -> reader.apply(text(raw)));
  }

  /** Text that is empty once removed. */
  static <T> Form<T> clearable(Function<String, T> reader) {
    return (field, policy) ->
        field.fold(Form::absent, () -> reader.apply(""), raw -> reader.apply(text(raw)));
  }

  /** A value that may be missing altogether. */
  static <T> Form<Optional<T>> optional(BiFunction<RawValue, Policy, T> reader) {
    return (field, policy) ->
        field.fold(Form::absent, Optional::empty, raw -> Optional.of(reader.apply(raw, policy)));
  }

  /** The text of a raw value. */
  static String text(RawValue raw) {
    return raw.text().orElseThrow(() -> Malformed.of(FormRule.WRONG_TYPE));
  }

  private static <T> T absent() {
    throw new IllegalStateException("an absent field has no form");
  }

  private static <T> T notRemovable() {
    throw Malformed.of(FormRule.NOT_REMOVABLE);
  }
}

package dev.roster.domain.user;

import dev.roster.domain.form.Malformed;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.PatchField;
import dev.roster.domain.patch.RawValue;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.rejection.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges the form of what is left of a patch once echoes are dropped and permissions are checked.
 *
 * <p>{@link #STANDARD} asks the value objects. A service may put its own check in its place, which
 * must find at least what the standard one finds. Implementations are pure and thread-safe.
 */
@FunctionalInterface
public interface FormCheck {

  /** Every attribute against the rules of its value object, in the order of {@link Attribute}. */
  FormCheck STANDARD =
      (patch, policy) -> {
        List<Rejection> found = new ArrayList<>();
        for (Attribute attribute : patch.attributes()) {
          violation(attribute, patch.field(attribute), policy)
              .ifPresent(malformed -> found.add(Rejection.form(attribute, malformed)));
        }
        return found;
      };

  /**
   * All violations of form.
   *
   * @param effective the patch that would be applied, not null
   * @param policy the rules in force, not null
   * @return the rejections, each with an attribute; empty if there is none
   */
  List<Rejection> check(UserPatch effective, Policy policy);

  /**
   * What is wrong with the form of one field.
   *
   * @return the broken rule, or empty if the field is absent or well-formed
   */
  static Optional<Malformed> violation(
      Attribute attribute, PatchField<RawValue> field, Policy policy) {
    if (!field.present()) {
      return Optional.empty();
    }
    try {
      Forms.of(attribute).read(field, policy);
      return Optional.empty();
    } catch (Malformed malformed) {
      return Optional.of(malformed);
    }
  }
}

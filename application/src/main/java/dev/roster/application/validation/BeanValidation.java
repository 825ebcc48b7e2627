package dev.roster.application.validation;

import dev.roster.domain.form.FormRule;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.user.FormCheck;
import dev.roster.domain.user.Policy;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Judges the form of a patch by a Bean Validation provider, with {@link WellFormed} and whatever
 * constraints a service has added to {@link EffectivePatch} by configuration.
 *
 * <p>Where only {@link WellFormed} speaks, the rejections are those of {@link FormCheck#STANDARD}.
 * Thread-safe.
 */
public final class BeanValidation implements FormCheck {

  private final Validator validator;

  /** By this validator, not null. */
  public BeanValidation(Validator validator) {
    this.validator = Objects.requireNonNull(validator, "validator");
  }

  @Override
  public List<Rejection> check(UserPatch effective, Policy policy) {
    Set<ConstraintViolation<EffectivePatch>> violations =
        validator.validate(new EffectivePatch(effective, policy));
    return violations.stream()
        .map(violation -> attribute(violation.getPropertyPath()))
        .distinct()
        .sorted(Comparator.naturalOrder())
        .map(attribute -> rejection(attribute, effective, policy))
        .toList();
  }

  /** The limits of a rule stay with its value object; a constraint of the service's has none. */
  private static Rejection rejection(Attribute attribute, UserPatch effective, Policy policy) {
    return FormCheck.violation(attribute, effective.field(attribute), policy)
        .map(malformed -> Rejection.form(attribute, malformed))
        .orElseGet(() -> Rejection.form(attribute, FormRule.ILLEGAL_CHARACTER));
  }

  private static Attribute attribute(Path path) {
    return Arrays.stream(Attribute.values())
        .filter(attribute -> attribute.key().equals(path.toString()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("a constraint names no attribute: '" + path + "'"));
  }
}

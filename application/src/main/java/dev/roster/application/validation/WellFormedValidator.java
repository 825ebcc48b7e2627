package dev.roster.application.validation;

import dev.roster.application.message.Messages;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.user.FormCheck;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.List;

/** Asks the value objects. Thread-safe. */
public final class WellFormedValidator implements ConstraintValidator<WellFormed, EffectivePatch> {

  @Override
  public boolean isValid(EffectivePatch effective, ConstraintValidatorContext context) {
    if (effective == null) {
      return true;
    }
    List<Rejection> rejections = FormCheck.STANDARD.check(effective.patch(), effective.policy());
    context.disableDefaultConstraintViolation();
    for (Rejection rejection : rejections) {
      context
          .buildConstraintViolationWithTemplate(Messages.key(rejection))
          .addPropertyNode(rejection.attribute().orElseThrow().key())
          .addConstraintViolation();
    }
    return rejections.isEmpty();
  }
}

package dev.roster.application.validation;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Every attribute of the patch obeys the rules of its value object.
 *
 * <p>Each violation has the attribute's name as its path and the message key of the broken rule as
 * its message, such as {@code signature} and {@code validation_error.too_long}.
 */
@Documented
@Constraint(validatedBy = WellFormedValidator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WellFormed {

  /** Stands for the patch as a whole; each violation has a message of its own. */
  String message() default "validation_error";

  /** The groups in which it is checked. */
  Class<?>[] groups() default {};

  /** What a client of the API attaches. */
  Class<? extends Payload>[] payload() default {};
}

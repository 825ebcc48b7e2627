package dev.roster.bootstrap.configuration;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** The Bean Validation provider of the program: Hibernate Validator, without expressions. */
public final class BeanValidator {

  private BeanValidator() {}

  /** A validator; thread-safe. */
  public static Validator get() {
    return Holder.VALIDATOR;
  }

  /** Made when it is first needed, and once: making one takes a while. */
  private static final class Holder {
    static final Validator VALIDATOR =
        Validation.byProvider(HibernateValidator.class)
            .configure()
            .ignoreXmlConfiguration()
            .messageInterpolator(
                new ParameterMessageInterpolator(
                    Set.of(Locale.ENGLISH), Locale.ENGLISH, context -> Locale.ENGLISH, false))
            .buildValidatorFactory()
            .getValidator();
  }
}

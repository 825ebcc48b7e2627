package dev.roster.application.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.PatchField;
import dev.roster.domain.patch.RawValue;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.user.FormCheck;
import dev.roster.domain.user.Policy;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Payload;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.HibernateValidatorConfiguration;
import org.hibernate.validator.cfg.ConstraintMapping;
import org.hibernate.validator.cfg.GenericConstraintDef;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BeanValidationTest {

  private static final ValidatorFactory FACTORY = configuration().buildValidatorFactory();
  private static final Policy POLICY =
      Policy.STANDARD.withCommonPasswords(password -> password.text().equals("password1"));
  private static final FormCheck CHECK = new BeanValidation(FACTORY.getValidator());

  private static HibernateValidatorConfiguration configuration() {
    return Validation.byProvider(HibernateValidator.class)
        .configure()
        .messageInterpolator(new ParameterMessageInterpolator());
  }

  static Stream<Arguments> badFields() {
    return Stream.of(
        text(Attribute.PASSWORD, RawValue.of(1), FormRule.WRONG_TYPE),
        text(Attribute.NEW_PASSWORD, "1234567", Malformed.of(FormRule.TOO_SHORT, "min", 8)),
        text(Attribute.NEW_PASSWORD, "x".repeat(65), Malformed.of(FormRule.TOO_LONG, "max", 64)),
        text(
            Attribute.NEW_PASSWORD,
            "密".repeat(24) + "x",
            Malformed.of(FormRule.TOO_MANY_BYTES, "max", 72)),
        text(Attribute.NEW_PASSWORD, "1234\u00005678", Malformed.of(FormRule.ILLEGAL_CHARACTER)),
        text(Attribute.NEW_PASSWORD, "password1", Malformed.of(FormRule.TOO_COMMON)),
        text(Attribute.NEW_PASSWORD, RawValue.of(12345678), FormRule.WRONG_TYPE),
        removed(Attribute.NEW_PASSWORD, FormRule.NOT_REMOVABLE),
        text(Attribute.PASSWORD_CONFIRMATION, RawValue.of(true), FormRule.WRONG_TYPE),
        text(Attribute.PAY_PASSWORD, "12345", Malformed.of(FormRule.NOT_SIX_DIGITS)),
        text(Attribute.PAY_PASSWORD, "１２３４５６", Malformed.of(FormRule.NOT_SIX_DIGITS)),
        text(Attribute.PAY_PASSWORD_TOKEN, RawValue.of(1), FormRule.WRONG_TYPE),
        text(Attribute.REMOVE_PAY_PASSWORD, RawValue.of("true"), FormRule.WRONG_TYPE),
        text(Attribute.MOBILE, "mobile", Malformed.of(FormRule.NOT_A_MOBILE)),
        text(Attribute.EMAIL, "nobody", Malformed.of(FormRule.NOT_AN_EMAIL)),
        text(Attribute.EMAIL, "a@" + "b".repeat(253), Malformed.of(FormRule.TOO_LONG, "max", 254)),
        text(Attribute.STATUS, RawValue.of(5), FormRule.NOT_A_STATUS),
        text(Attribute.STATUS, RawValue.of("normal"), FormRule.NOT_A_STATUS),
        text(Attribute.STATUS, RawValue.of(true), FormRule.WRONG_TYPE),
        removed(Attribute.STATUS, FormRule.NOT_REMOVABLE),
        text(
            Attribute.REFUSE_MESSAGE, "很".repeat(256), Malformed.of(FormRule.TOO_LONG, "max", 255)),
        text(Attribute.SIGNATURE, "😀".repeat(141), Malformed.of(FormRule.TOO_LONG, "max", 140)),
        text(Attribute.SIGNATURE, new RawValue.Unfit(), FormRule.WRONG_TYPE),
        text(Attribute.USERNAME, "", Malformed.of(FormRule.REQUIRED)),
        text(Attribute.USERNAME, "a b", Malformed.of(FormRule.ILLEGAL_CHARACTER)),
        text(Attribute.USERNAME, "aлиса", Malformed.of(FormRule.MIXED_SCRIPTS)),
        text(Attribute.USERNAME, "13812345678", Malformed.of(FormRule.READS_AS_MOBILE)),
        text(Attribute.USERNAME, "a".repeat(33), Malformed.of(FormRule.TOO_LONG, "max", 32)),
        text(Attribute.REGISTER_REASON, " ", Malformed.of(FormRule.TOO_SHORT, "min", 1)),
        text(Attribute.REGISTER_REASON, "请".repeat(51), Malformed.of(FormRule.TOO_LONG, "max", 50)),
        text(Attribute.GROUPS, RawValue.of("members"), FormRule.NOT_A_GROUP),
        text(Attribute.GROUPS, RawValue.ofAll(), Malformed.of(FormRule.TOO_SHORT, "min", 1)),
        text(Attribute.EXPIRED_AT, "tomorrow", Malformed.of(FormRule.NOT_A_TIME)),
        text(Attribute.NICKNAME, "n".repeat(65), Malformed.of(FormRule.TOO_LONG, "max", 64)),
        text(Attribute.AVATAR, "javascript:alert(1)", Malformed.of(FormRule.NOT_A_REFERENCE)),
        text(Attribute.AVATAR, "http://example.com", Malformed.of(FormRule.NOT_A_REFERENCE)),
        text(Attribute.CITY, "c".repeat(65), Malformed.of(FormRule.TOO_LONG, "max", 64)),
        text(Attribute.PROVINCE, "p".repeat(65), Malformed.of(FormRule.TOO_LONG, "max", 64)),
        text(Attribute.COUNTRY, "c".repeat(65), Malformed.of(FormRule.TOO_LONG, "max", 64)),
        text(Attribute.GENDER, RawValue.of(3), FormRule.NOT_A_GENDER),
        text(Attribute.LEVEL, "l".repeat(33), Malformed.of(FormRule.TOO_LONG, "max", 32)),
        text(Attribute.MAJOR, "m".repeat(129), Malformed.of(FormRule.TOO_LONG, "max", 128)),
        text(
            Attribute.DESCRIPTION, "d".repeat(1025), Malformed.of(FormRule.TOO_LONG, "max", 1024)));
  }

  private static Arguments text(Attribute attribute, String text, Malformed expected) {
    return text(attribute, RawValue.of(text), expected);
  }

  private static Arguments text(Attribute attribute, RawValue raw, FormRule expected) {
    return text(attribute, raw, Malformed.of(expected));
  }

  private static Arguments text(Attribute attribute, RawValue raw, Malformed expected) {
    return Arguments.of(attribute, PatchField.replace(raw), expected);
  }

  private static Arguments removed(Attribute attribute, FormRule expected) {
    return Arguments.of(attribute, PatchField.<RawValue>remove(), Malformed.of(expected));
  }

  @ParameterizedTest
  @MethodSource("badFields")
  void a_bad_field_is_refused_as_the_domain_refuses_it(
      Attribute attribute, PatchField<RawValue> field, Malformed expected) {
    UserPatch patch = UserPatch.EMPTY.with(attribute, field);

    List<Rejection> rejections = CHECK.check(patch, POLICY);

    assertThat(rejections).containsExactly(Rejection.form(attribute, expected));
    assertThat(rejections).isEqualTo(FormCheck.STANDARD.check(patch, POLICY));
  }

  @Test
  void the_table_of_bad_fields_leaves_no_attribute_out() {
    Set<Object> listed = badFields().map(row -> row.get()[0]).collect(Collectors.toSet());
    assertThat(Arrays.asList(Attribute.values()))
        .filteredOn(attribute -> attribute != Attribute.PAY_PASSWORD_CONFIRMATION)
        .allMatch(listed::contains);
  }

  @Test
  void all_violations_are_reported_together_in_the_order_of_attributes() {
    UserPatch patch =
        UserPatch.EMPTY
            .replace(Attribute.DESCRIPTION, "d".repeat(1025))
            .replace(Attribute.GENDER, "x")
            .replace(Attribute.NICKNAME, "good")
            .replace(Attribute.SIGNATURE, "s".repeat(141))
            .replace(Attribute.NEW_PASSWORD, "short");

    List<Rejection> rejections = CHECK.check(patch, POLICY);

    assertThat(rejections)
        .extracting(rejection -> rejection.attribute().orElseThrow())
        .containsExactly(
            Attribute.NEW_PASSWORD, Attribute.SIGNATURE, Attribute.GENDER, Attribute.DESCRIPTION);
    assertThat(rejections).isEqualTo(FormCheck.STANDARD.check(patch, POLICY));
  }

  @Test
  void a_patch_in_good_form_has_no_violation() {
    UserPatch patch =
        UserPatch.EMPTY
            .replace(Attribute.USERNAME, "alice")
            .replace(Attribute.SIGNATURE, "")
            .remove(Attribute.MOBILE)
            .replace(Attribute.STATUS, "1")
            .replace(Attribute.NEW_PASSWORD, "密".repeat(24));
    assertThat(CHECK.check(patch, POLICY)).isEmpty();
    assertThat(CHECK.check(UserPatch.EMPTY, POLICY)).isEmpty();
  }

  @Test
  void the_rules_in_force_are_those_of_the_policy() {
    UserPatch patch = UserPatch.EMPTY.replace(Attribute.AVATAR, "http://example.com/a.png");
    assertThat(CHECK.check(patch, POLICY.withHttpAvatars(true))).isEmpty();
    assertThat(CHECK.check(patch, POLICY)).hasSize(1);
  }

  @Test
  void a_violation_has_the_attribute_as_its_path_and_the_rule_as_its_message() {
    UserPatch patch =
        UserPatch.EMPTY
            .replace(Attribute.REGISTER_REASON, "r".repeat(51))
            .replace(Attribute.AVATAR, "../a.png");

    Set<ConstraintViolation<EffectivePatch>> violations =
        FACTORY.getValidator().validate(new EffectivePatch(patch, POLICY));

    assertThat(violations)
        .extracting(violation -> violation.getPropertyPath() + " " + violation.getMessage())
        .containsExactlyInAnyOrder(
            "register_reason validation_error.too_long",
            "avatar_url validation_error.not_a_reference");
  }

  @Test
  void a_missing_patch_is_no_matter_of_form() {
    assertThat(new WellFormedValidator().isValid(null, null)).isTrue();
  }

  @Test
  void a_service_can_add_constraints_of_its_own() {
    FormCheck check = new BeanValidation(withConstraint("nickname"));
    UserPatch loud =
        UserPatch.EMPTY.replace(Attribute.NICKNAME, "LOUD").replace(Attribute.GENDER, "x");

    assertThat(check.check(UserPatch.EMPTY.replace(Attribute.NICKNAME, "calm"), POLICY)).isEmpty();
    assertThat(check.check(loud, POLICY))
        .containsExactly(
            Rejection.form(Attribute.NICKNAME, FormRule.ILLEGAL_CHARACTER),
            Rejection.form(Attribute.GENDER, FormRule.NOT_A_GENDER));
  }

  @Test
  void two_constraints_on_one_attribute_make_one_rejection() {
    FormCheck check = new BeanValidation(withConstraint("nickname"));
    UserPatch patch = UserPatch.EMPTY.replace(Attribute.NICKNAME, "LOUD".repeat(17));
    assertThat(check.check(patch, POLICY))
        .containsExactly(
            Rejection.form(Attribute.NICKNAME, Malformed.of(FormRule.TOO_LONG, "max", 64)));
  }

  @Test
  void a_constraint_that_names_no_attribute_is_a_bug() {
    FormCheck check = new BeanValidation(withConstraint("nick"));
    UserPatch patch = UserPatch.EMPTY.replace(Attribute.NICKNAME, "LOUD");
    assertThatIllegalStateException()
        .isThrownBy(() -> check.check(patch, POLICY))
        .withMessageContaining("'nick'");
  }

  private static Validator withConstraint(String path) {
    HibernateValidatorConfiguration configuration = configuration();
    ConstraintMapping mapping = configuration.createConstraintMapping();
    mapping
        .type(EffectivePatch.class)
        .constraint(new GenericConstraintDef<>(Calm.class).param("path", path));
    try (ValidatorFactory factory = configuration.addMapping(mapping).buildValidatorFactory()) {
      return factory.getValidator();
    }
  }

  /** What a service could add: no nickname in capitals. */
  @Constraint(validatedBy = CalmValidator.class)
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Calm {

    String path();

    String message() default "too loud";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  /** Checks {@link Calm}. */
  public static final class CalmValidator implements ConstraintValidator<Calm, EffectivePatch> {

    private String path;

    @Override
    public void initialize(Calm constraint) {
      path = constraint.path();
    }

    @Override
    public boolean isValid(EffectivePatch effective, ConstraintValidatorContext context) {
      context.disableDefaultConstraintViolation();
      context
          .buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
          .addPropertyNode(path)
          .addConstraintViolation();
      return effective
          .patch()
          .field(Attribute.NICKNAME)
          .fold(() -> true, () -> true, raw -> raw.text().filter(CalmValidator::loud).isEmpty());
    }

    private static boolean loud(String text) {
      return text.codePoints().noneMatch(Character::isLowerCase);
    }
  }
}

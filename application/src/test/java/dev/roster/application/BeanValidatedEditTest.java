package dev.roster.application;

import static dev.roster.application.Trial.PASSWORD;
import static dev.roster.application.Trial.done;
import static dev.roster.application.Trial.newPassword;
import static dev.roster.application.Trial.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.EditUser.Edited;
import dev.roster.application.validation.BeanValidation;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.user.FormCheck;
import dev.roster.domain.user.Ignored;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An edit is judged alike with a provider of Bean Validation and without one. */
class BeanValidatedEditTest {

  private static final ValidatorFactory FACTORY =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory();

  static Stream<Named<FormCheck>> checks() {
    return Stream.of(
        Named.of("with a provider", new BeanValidation(FACTORY.getValidator())),
        Named.of("without a provider", FormCheck.STANDARD));
  }

  @ParameterizedTest
  @MethodSource("checks")
  void every_violation_is_reported_and_nothing_is_hashed(FormCheck check) {
    Trial trial = new Trial(builder -> builder.formCheck(check));
    UserId user = trial.member("user");
    trial.hasher.forgetCalls();

    List<Rejection> rejections =
        refused(
            trial.edit(
                user,
                user,
                newPassword(PASSWORD, "short")
                    .replace(Attribute.EMAIL, "nobody")
                    .replace(Attribute.GENDER, 3)));

    assertThat(rejections)
        .extracting(rejection -> rejection.attribute().orElseThrow())
        .containsExactly(Attribute.NEW_PASSWORD, Attribute.EMAIL, Attribute.GENDER);
    assertThat(trial.hasher.calls()).isZero();
  }

  @ParameterizedTest
  @MethodSource("checks")
  void an_echo_is_never_validated(FormCheck check) {
    Trial trial = new Trial(builder -> builder.formCheck(check));
    UserId user = trial.create(Trial.named("imported under older rules!"));

    Edited edited =
        done(
            trial.edit(
                user,
                user,
                UserPatch.EMPTY
                    .replace(Attribute.USERNAME, "imported under older rules!")
                    .replace(Attribute.SIGNATURE, "still here")));

    assertThat(edited.changed()).containsExactly(Attribute.SIGNATURE);
    assertThat(edited.ignored())
        .containsExactly(new Ignored(Attribute.USERNAME, Ignored.Why.UNCHANGED));
  }

  @ParameterizedTest
  @MethodSource("checks")
  void what_does_not_apply_is_never_validated(FormCheck check) {
    Trial trial = new Trial(builder -> builder.formCheck(check));
    UserId user = trial.member("user");

    Edited edited =
        done(
            trial.edit(
                user, user, UserPatch.EMPTY.replace(Attribute.REFUSE_MESSAGE, "x".repeat(256))));

    assertThat(edited.changed()).isEmpty();
  }
}

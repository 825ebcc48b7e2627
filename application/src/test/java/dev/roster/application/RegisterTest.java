package dev.roster.application;

import static dev.roster.application.Trial.PASSWORD;
import static dev.roster.application.Trial.codes;
import static dev.roster.application.Trial.done;
import static dev.roster.application.Trial.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.LogIn.LoggedIn;
import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Unavailable;
import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.PatchField;
import dev.roster.domain.patch.RawValue;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.Registering;
import dev.roster.domain.user.User;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RegisterTest {

  private static final String HERE = "192.0.2.1";
  private static final UserPatch ANNA =
      UserPatch.EMPTY
          .replace(Attribute.USERNAME, "anna")
          .replace(Attribute.NEW_PASSWORD, PASSWORD)
          .replace(Attribute.REGISTER_REASON, "please");

  private final Trial trial = in(Registering.REVIEW);

  private static Trial in(Registering setting) {
    return new Trial(builder -> builder.policy(Trial.POLICY.with(setting)));
  }

  private static Outcome<LoggedIn> register(Trial trial, UserPatch sent, String address) {
    return trial.roster.register().register(new Register.Command(sent, address));
  }

  private Outcome<LoggedIn> register(UserPatch sent) {
    return register(trial, sent, HERE);
  }

  private static UserPatch named(String name) {
    return ANNA.replace(Attribute.USERNAME, name);
  }

  @ParameterizedTest
  @CsvSource({"REVIEW, UNDER_REVIEW", "OPEN, NORMAL"})
  void an_account_begins_in_the_status_of_the_setting_and_logged_in(
      Registering setting, Status status) {
    Trial trial = in(setting);

    LoggedIn begun = done(register(trial, ANNA, "2001:db8::1"));

    ActorRef session = trial.authenticated(begun.access());
    User user = trial.stored(session.user());
    assertThat(begun.user().id()).isEqualTo(user.id());
    assertThat(begun.user().own()).isPresent();
    assertThat(begun.expiresIn()).isEqualTo(Duration.ofDays(30));
    assertThat(user.status()).isEqualTo(status);
    assertThat(user.version()).isEqualTo(1);
    assertThat(user.username().text()).isEqualTo("anna");
    assertThat(user.membership().groups()).containsExactly(GroupId.MEMBERS);
    assertThat(user.registration().reason().text()).isEqualTo("please");
    assertThat(user.registration().ip()).isEqualTo("2001:db8::1");
    assertThat(user.registration().joinedAt()).isEqualTo(Trial.START);
    assertThat(user.timeline().createdAt()).isEqualTo(Trial.START);
    assertThat(user.timeline().loginAt()).contains(Trial.START);
    assertThat(user.timeline().lastLoginIp()).isEqualTo("2001:db8::1");
    assertThat(user.credentials().passwordChangedAt()).isEmpty();
    assertThat(trial.history(user.id())).isEmpty();
    assertThat(trial.inbox(user.id())).isEmpty();
    done(trial.logIn("anna", PASSWORD));
  }

  @Test
  void under_review_the_session_is_a_narrow_one() {
    UserId other = trial.member("other");
    ActorRef session = trial.authenticated(done(register(ANNA)).access());
    ViewUser.Query query = new ViewUser.Query(session, UserRef.of(other));
    assertThat(codes(trial.roster.viewUser().view(query)))
        .containsExactly(RejectionCode.REGISTER_VALIDATE);
  }

  @Test
  void where_nobody_may_register_nothing_else_is_told_or_counted() {
    Trial closed = in(Registering.CLOSED);
    closed.member("anna");
    closed.hasher.forgetCalls();
    List<Object> before = closed.everything();
    for (int i = 0; i < 20; i++) {
      for (UserPatch sent : List.of(ANNA, UserPatch.EMPTY)) {
        assertThat(refused(register(closed, sent, HERE)))
            .containsExactly(Rejection.of(RejectionCode.REGISTER_CLOSE));
      }
    }
    assertThat(closed.hasher.calls()).isZero();
    assertThat(closed.everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(names = {"REVIEW", "OPEN"})
  void everything_that_is_wrong_is_told_at_once_and_costs_nothing(Registering setting) {
    Trial trial = in(setting);
    trial.hasher.forgetCalls();
    UserPatch sent =
        UserPatch.EMPTY
            .replace(Attribute.USERNAME, "ａdmin")
            .replace(Attribute.NEW_PASSWORD, "short")
            .replace(Attribute.PASSWORD_CONFIRMATION, "other")
            .replace(Attribute.REGISTER_REASON, "x".repeat(51))
            .replace(Attribute.MOBILE, "not looked at");
    for (int i = 0; i < 20; i++) {
      assertThat(refused(register(trial, sent, HERE)))
          .containsExactlyInAnyOrder(
              Rejection.form(Attribute.USERNAME, FormRule.RESERVED),
              Rejection.form(Attribute.NEW_PASSWORD, Malformed.of(FormRule.TOO_SHORT, "min", 8)),
              Rejection.form(Attribute.PASSWORD_CONFIRMATION, FormRule.NOT_CONFIRMED),
              Rejection.form(
                  Attribute.REGISTER_REASON, Malformed.of(FormRule.TOO_LONG, "max", 50)));
    }
    assertThat(trial.hasher.calls()).isZero();
    assertThat(trial.everything()).isEmpty();
  }

  @Test
  void what_is_missing_is_told_at_once() {
    assertThat(refused(register(UserPatch.EMPTY)))
        .containsExactlyInAnyOrder(
            Rejection.missing(Attribute.USERNAME),
            Rejection.missing(Attribute.NEW_PASSWORD),
            Rejection.missing(Attribute.REGISTER_REASON));
    assertThat(refused(register(in(Registering.OPEN), UserPatch.EMPTY, HERE)))
        .containsExactlyInAnyOrder(
            Rejection.missing(Attribute.USERNAME), Rejection.missing(Attribute.NEW_PASSWORD));
  }

  @Test
  void a_password_that_is_too_common_is_refused() {
    assertThat(refused(register(ANNA.replace(Attribute.NEW_PASSWORD, "password1"))))
        .containsExactly(Rejection.form(Attribute.NEW_PASSWORD, FormRule.TOO_COMMON));
  }

  @Test
  void values_of_another_type_are_refused() {
    UserPatch sent =
        UserPatch.EMPTY
            .replace(Attribute.USERNAME, 5)
            .replace(Attribute.NEW_PASSWORD, true)
            .with(Attribute.PASSWORD_CONFIRMATION, PatchField.replace(new RawValue.Unfit()))
            .replace(Attribute.REGISTER_REASON, 7);
    assertThat(refused(register(sent)))
        .extracting(one -> one.rule().orElseThrow())
        .hasSize(4)
        .containsOnly(FormRule.WRONG_TYPE);
  }

  @Test
  void a_reason_is_needed_only_where_a_moderator_decides() {
    UserPatch blank = ANNA.replace(Attribute.REGISTER_REASON, " ");
    assertThat(refused(register(blank)))
        .containsExactly(
            Rejection.form(Attribute.REGISTER_REASON, Malformed.of(FormRule.TOO_SHORT, "min", 1)));
    Trial open = in(Registering.OPEN);
    done(register(open, blank, HERE));
    done(register(open, named("bob").without(Attribute.REGISTER_REASON::equals), HERE));
  }

  @Test
  void a_confirmation_may_be_missing_and_otherwise_equals() {
    done(register(ANNA));
    done(register(named("bob").replace(Attribute.PASSWORD_CONFIRMATION, PASSWORD)));
    assertThat(
            refused(register(named("cy").replace(Attribute.PASSWORD_CONFIRMATION, PASSWORD + " "))))
        .containsExactly(Rejection.form(Attribute.PASSWORD_CONFIRMATION, FormRule.NOT_CONFIRMED));
  }

  @ParameterizedTest
  @CsvSource({"ANNA", "ａｎｎａ"})
  void a_name_that_is_taken_in_any_spelling_is_refused_at_no_cost(String name) {
    trial.member("anna");
    List<Object> before = trial.everything();
    trial.hasher.forgetCalls();
    assertThat(refused(register(named(name))))
        .containsExactly(Rejection.at(Attribute.USERNAME, RejectionCode.USERNAME_TAKEN));
    assertThat(trial.hasher.calls()).isZero();
    assertThat(trial.everything()).isEqualTo(before);
  }

  @Test
  void a_name_that_is_taken_while_the_password_is_hashed_is_refused() {
    trial.hasher.meanwhileOnce(() -> trial.member("Anna"));
    assertThat(refused(register(ANNA)))
        .containsExactly(Rejection.at(Attribute.USERNAME, RejectionCode.USERNAME_TAKEN));
    assertThat(trial.memory.users().list(0, 10)).hasSize(1);
  }

  @Test
  void an_address_registers_ten_times_an_hour_and_then_waits() {
    for (int i = 0; i < 10; i++) {
      done(register(named("user" + i)));
      trial.clock.move(Duration.ofMinutes(1));
    }
    trial.hasher.forgetCalls();
    assertThat(refused(register(ANNA)))
        .containsExactly(
            Rejection.of(RejectionCode.TOO_MANY_REQUESTS).with(Rejection.RETRY_AFTER, 3000L));
    assertThat(trial.hasher.calls()).isZero();
    done(register(trial, named("elsewhere"), "198.51.100.1"));
    trial.clock.move(Duration.ofMinutes(50));
    done(register(ANNA));
    assertThat(codes(register(named("bob")))).containsExactly(RejectionCode.TOO_MANY_REQUESTS);
  }

  @Test
  void names_cannot_be_asked_about_without_end() {
    trial.member("anna");
    for (int i = 0; i < 10; i++) {
      assertThat(codes(register(ANNA))).containsExactly(RejectionCode.USERNAME_TAKEN);
    }
    assertThat(codes(register(ANNA))).containsExactly(RejectionCode.TOO_MANY_REQUESTS);
  }

  @Test
  void a_registration_that_found_the_server_busy_does_not_count() {
    for (int i = 0; i < 20; i++) {
      trial.hasher.meanwhileOnce(
          () -> {
            throw new Unavailable("busy", Duration.ofSeconds(1));
          });
      try {
        register(ANNA);
      } catch (Unavailable expected) {
        continue;
      }
      throw new AssertionError("was not busy");
    }
    done(register(ANNA));
  }

  @Test
  void no_secret_shows_in_the_text_of_the_command() {
    assertThat(new Register.Command(ANNA, HERE).toString()).doesNotContain(PASSWORD, "please");
  }
}

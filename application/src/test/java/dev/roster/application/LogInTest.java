package dev.roster.application;

import static dev.roster.application.Trial.PASSWORD;
import static dev.roster.application.Trial.codes;
import static dev.roster.application.Trial.done;
import static dev.roster.application.Trial.newPassword;
import static dev.roster.application.Trial.refused;
import static dev.roster.application.Trial.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.LogIn.LoggedIn;
import dev.roster.application.port.Ids;
import dev.roster.domain.credential.Password;
import dev.roster.domain.credential.Token;
import dev.roster.domain.identity.PublicId;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.Permission;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.User;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogInTest {

  private final Trial trial = new Trial();

  @Test
  void the_right_password_begins_a_session() {
    UserId user = trial.member("user");

    LoggedIn loggedIn = done(trial.logIn("user", PASSWORD));

    assertThat(trial.authenticated(loggedIn.access()).user()).isEqualTo(user);
    assertThat(loggedIn.expiresIn()).isEqualTo(Duration.ofDays(30));
    assertThat(loggedIn.user().id()).isEqualTo(user);
    assertThat(loggedIn.user().own()).isPresent();
  }

  @Test
  void the_two_tokens_are_of_good_form_and_never_the_same() {
    trial.member("user");
    LoggedIn first = done(trial.logIn("user", PASSWORD));
    LoggedIn second = done(trial.logIn("user", PASSWORD));
    assertThat(List.of(first.access(), first.refresh(), second.access(), second.refresh()))
        .doesNotHaveDuplicates()
        .allMatch(token -> Token.wellFormed(token.text()));
  }

  @Test
  void no_secret_shows_in_the_text_of_command_or_answer() {
    trial.member("user", "13812345678");
    LoggedIn loggedIn = done(trial.logIn("user", PASSWORD));
    assertThat(loggedIn.toString())
        .doesNotContain(
            PASSWORD, loggedIn.access().text(), loggedIn.refresh().text(), "13812345678");
    assertThat(new LogIn.Command("13812345678", new Password(PASSWORD), "192.0.2.1").toString())
        .isEqualTo("Command[***]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Straße",
        "STRASSE",
        "ｓｔｒａｓｓｅ",
        "13812345678",
        "138-1234-5678",
        "+86 138 1234 5678"
      })
  void one_logs_in_by_name_in_any_spelling_or_by_mobile(String login) {
    UserId user = trial.member("Straße", "13812345678");
    assertThat(done(trial.logIn(login, PASSWORD)).user().id()).isEqualTo(user);
  }

  @Test
  void one_does_not_log_in_by_id() {
    UserId user = trial.member("user");
    assertThat(codes(trial.logIn(Long.toString(user.value()), PASSWORD)))
        .containsExactly(RejectionCode.LOGIN_FAILED);
    assertThat(codes(trial.logIn(trial.stored(user).publicId().text(), PASSWORD)))
        .containsExactly(RejectionCode.LOGIN_FAILED);
  }

  @Test
  void a_login_is_noted_and_is_no_change() {
    UserId user = trial.member("user");
    User before = trial.stored(user);
    trial.clock.move(Duration.ofDays(1));

    done(trial.logIn("user", PASSWORD, "2001:db8::1"));

    User after = trial.stored(user);
    assertThat(after.timeline().loginAt()).contains(trial.clock.instant());
    assertThat(after.timeline().lastLoginIp()).isEqualTo("2001:db8::1");
    assertThat(after.version()).isEqualTo(before.version());
    assertThat(after.timeline().updatedAt()).isEqualTo(before.timeline().updatedAt());
    assertThat(trial.history(user)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"user", "mini", "gone", "disabled", "", "a b", "\u0000", "13812345678", "\uD800"})
  void whatever_is_wrong_the_answer_and_its_cost_are_the_same(String login) {
    trial.member("user");
    trial.memberWithoutPassword("mini");
    trial.member("disabled", Status.DISABLED);
    List<Object> before = trial.everything();
    trial.hasher.forgetCalls();

    assertThat(refused(trial.logIn(login, "wrong")))
        .containsExactly(Rejection.of(RejectionCode.LOGIN_FAILED));

    assertThat(trial.hasher.verified).hasValue(1);
    assertThat(trial.hasher.hashed).hasValue(0);
    assertThat(trial.everything()).isEqualTo(before);
  }

  @Test
  void a_name_that_could_not_be_stored_is_only_unknown() {
    trial.hasher.forgetCalls();
    assertThat(codes(trial.logIn("x".repeat(100_000), "wrong")))
        .containsExactly(RejectionCode.LOGIN_FAILED);
    assertThat(trial.hasher.verified).hasValue(1);
  }

  @Test
  void an_account_without_a_password_cannot_log_in_whatever_is_typed() {
    trial.memberWithoutPassword("mini");
    assertThat(codes(trial.logIn("mini", ""))).containsExactly(RejectionCode.LOGIN_FAILED);
  }

  @Test
  void a_disabled_user_hears_the_reason_but_only_after_the_right_password() {
    UserId reviewer = trial.staff("reviewer", Permission.USER_EDIT_STATUS);
    UserId user = trial.member("user");
    done(trial.edit(reviewer, user, status(Status.DISABLED, "spam")));

    assertThat(codes(trial.logIn("user", "wrong"))).containsExactly(RejectionCode.LOGIN_FAILED);
    assertThat(refused(trial.logIn("user", PASSWORD)))
        .containsExactly(Rejection.of(RejectionCode.BAN_USER).with(Rejection.REASON, "spam"));
    assertThat(trial.stored(user).timeline().loginAt()).isEmpty();
  }

  @Test
  void the_right_password_of_a_disabled_user_is_no_failure() {
    trial.member("user", Status.DISABLED);
    for (int i = 0; i < 120; i++) {
      assertThat(codes(trial.logIn("user", PASSWORD))).containsExactly(RejectionCode.BAN_USER);
    }
    trial.member("other");
    done(trial.logIn("other", PASSWORD));
  }

  @Test
  void a_user_who_is_disabled_while_the_password_is_verified_is_not_admitted() {
    UserId reviewer = trial.staff("reviewer", Permission.USER_EDIT_STATUS);
    UserId user = trial.member("user");
    trial.hasher.meanwhileOnce(
        () -> done(trial.edit(reviewer, user, status(Status.DISABLED, "spam"))));

    assertThat(codes(trial.logIn("user", PASSWORD))).containsExactly(RejectionCode.LOGIN_FAILED);
    assertThat(trial.stored(user).timeline().loginAt()).isEmpty();
  }

  @Test
  void a_password_that_changes_while_it_is_verified_admits_nobody() {
    UserId user = trial.member("user");
    trial.hasher.meanwhileOnce(
        () -> done(trial.edit(user, user, newPassword(PASSWORD, "battery staple"))));

    assertThat(codes(trial.logIn("user", PASSWORD))).containsExactly(RejectionCode.LOGIN_FAILED);
    assertThat(trial.stored(user).timeline().loginAt()).isEmpty();
    done(trial.logIn("user", "battery staple"));
  }

  @Test
  void a_session_that_is_ended_before_it_could_be_shown_is_no_login() {
    UserId reviewer = trial.staff("reviewer", Permission.USER_EDIT_STATUS);
    UserId user = trial.member("user");
    trial.store.afterwards.set(
        () -> done(trial.edit(reviewer, user, status(Status.DISABLED, "spam"))));

    assertThat(codes(trial.logIn("user", PASSWORD))).containsExactly(RejectionCode.LOGIN_FAILED);
  }

  @Test
  void the_secret_that_stands_in_for_unknown_names_opens_nothing() {
    Token known = new Token("y".repeat(Token.LENGTH));
    Trial guessable = new Trial(builder -> builder.ids(new FixedIds(known)));
    guessable.memberWithoutPassword("mini");
    for (String login : List.of("nobody", "mini")) {
      assertThat(codes(guessable.logIn(login, known.text())))
          .containsExactly(RejectionCode.LOGIN_FAILED);
    }
  }

  /** Ids that anybody could guess. */
  private record FixedIds(Token token) implements Ids {

    @Override
    public PublicId publicId() {
      return new PublicId(token.text());
    }
  }
}

package dev.roster.application;

import static dev.roster.application.Trial.codes;
import static dev.roster.application.Trial.done;
import static dev.roster.application.Trial.payPassword;
import static dev.roster.application.Trial.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Unavailable;
import dev.roster.domain.credential.Token;
import dev.roster.domain.form.FormRule;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskPayPasswordTokenTest {

  private static final String PAY_PASSWORD = "271828";
  private static final Rejection WRONG =
      Rejection.at(Attribute.PAY_PASSWORD, RejectionCode.NOT_MATCH_USED_PASSWORD);

  private final Trial trial = new Trial();
  private UserId user;

  @BeforeEach
  void userWithPayPassword() {
    user = trial.member("user");
    done(trial.edit(user, user, payPassword(PAY_PASSWORD)));
    trial.hasher.forgetCalls();
  }

  private Outcome<Token> ask(UserId actor, String payPassword) {
    return ask(trial, actor, payPassword);
  }

  private static Outcome<Token> ask(Trial trial, UserId actor, String payPassword) {
    return trial
        .roster
        .askPayPasswordToken()
        .ask(new AskPayPasswordToken.Command(ActorRef.trusted(actor), payPassword));
  }

  private static Rejection lockedFor(Duration wait) {
    return Rejection.at(Attribute.PAY_PASSWORD, RejectionCode.PAY_PASSWORD_FAILURES_TIMES_TOPLIMIT)
        .with(Rejection.RETRY_AFTER, wait.toSeconds());
  }

  @Test
  void the_right_pay_password_gets_a_token_that_permits_one_change() {
    Token token = done(ask(user, PAY_PASSWORD));
    assertThat(Token.wellFormed(token.text())).isTrue();

    assertThat(done(trial.edit(user, user, payPassword("314159", token))).changed())
        .containsExactly(Attribute.PAY_PASSWORD);

    done(ask(user, "314159"));
    assertThat(refused(ask(user, PAY_PASSWORD))).containsExactly(WRONG);
  }

  @Test
  void a_wrong_pay_password_is_refused() {
    assertThat(refused(ask(user, "314159"))).containsExactly(WRONG);
    assertThat(trial.hasher.verified).hasValue(1);
  }

  @Test
  void without_a_stored_pay_password_everything_is_wrong_and_nothing_is_verified_or_counted() {
    UserId without = trial.member("without");
    trial.hasher.forgetCalls();
    for (int i = 0; i < 4; i++) {
      assertThat(refused(ask(without, PAY_PASSWORD))).containsExactly(WRONG);
    }
    assertThat(trial.hasher.calls()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345", "1234567", "12345a", "１２３４５６", " 271828"})
  void what_is_no_pay_password_is_refused_and_is_no_try(String typed) {
    for (int i = 0; i < 4; i++) {
      assertThat(refused(ask(user, typed)))
          .containsExactly(Rejection.form(Attribute.PAY_PASSWORD, FormRule.NOT_SIX_DIGITS));
    }
    assertThat(trial.hasher.calls()).isZero();
    done(ask(user, PAY_PASSWORD));
  }

  @Test
  void an_actor_who_does_not_exist_or_is_not_normal_is_refused() {
    assertThat(codes(ask(Trial.UNKNOWN, PAY_PASSWORD)))
        .containsExactly(RejectionCode.ACCESS_DENIED);
    UserId reviewer = trial.administrator("chief");
    done(trial.edit(reviewer, user, UserPatch.EMPTY.replace(Attribute.STATUS, 1)));
    assertThat(codes(ask(user, PAY_PASSWORD))).containsExactly(RejectionCode.BAN_USER);
  }

  @Test
  void after_three_wrong_ones_the_right_one_is_refused_until_midnight() {
    for (int i = 0; i < 3; i++) {
      assertThat(refused(ask(user, "314159"))).containsExactly(WRONG);
    }
    trial.hasher.forgetCalls();

    assertThat(refused(ask(user, PAY_PASSWORD))).containsExactly(lockedFor(Duration.ofHours(12)));
    assertThat(trial.hasher.calls()).isZero();

    trial.clock.move(Duration.ofHours(12).minusMillis(1));
    assertThat(refused(ask(user, PAY_PASSWORD))).containsExactly(lockedFor(Duration.ofSeconds(1)));
    trial.clock.move(Duration.ofMillis(1));
    done(ask(user, PAY_PASSWORD));
  }

  @Test
  void the_day_is_that_of_the_configured_zone() {
    Trial inNewYork =
        new Trial(builder -> builder.policy(Trial.POLICY.with(ZoneId.of("America/New_York"))));
    UserId there = inNewYork.member("user");
    done(inNewYork.edit(there, there, payPassword(PAY_PASSWORD)));
    for (int i = 0; i < 3; i++) {
      assertThat(refused(ask(inNewYork, there, "314159"))).containsExactly(WRONG);
    }
    assertThat(refused(ask(inNewYork, there, PAY_PASSWORD)))
        .containsExactly(lockedFor(Duration.ofHours(1)));
  }

  @Test
  void a_day_may_have_twenty_five_hours() {
    Trial inBerlin =
        new Trial(builder -> builder.policy(Trial.POLICY.with(ZoneId.of("Europe/Berlin"))));
    UserId there = inBerlin.member("user");
    done(inBerlin.edit(there, there, payPassword(PAY_PASSWORD)));
    inBerlin.clock.set(Instant.parse("2026-10-24T22:00:00Z"));
    for (int i = 0; i < 3; i++) {
      assertThat(refused(ask(inBerlin, there, "314159"))).containsExactly(WRONG);
    }
    assertThat(refused(ask(inBerlin, there, PAY_PASSWORD)))
        .containsExactly(lockedFor(Duration.ofHours(25)));
  }

  @Test
  void a_try_at_midnight_belongs_to_the_new_day() {
    trial.clock.move(Duration.ofHours(12));
    for (int i = 0; i < 3; i++) {
      assertThat(refused(ask(user, "314159"))).containsExactly(WRONG);
    }
    assertThat(refused(ask(user, PAY_PASSWORD))).containsExactly(lockedFor(Duration.ofHours(24)));
  }

  @Test
  void a_right_one_forgets_the_wrong_ones_before_it() {
    for (int i = 0; i < 3; i++) {
      assertThat(refused(ask(user, "314159"))).containsExactly(WRONG);
      assertThat(refused(ask(user, "314159"))).containsExactly(WRONG);
      done(ask(user, PAY_PASSWORD));
    }
  }

  @Test
  void each_user_has_tries_of_its_own() {
    UserId other = trial.member("other");
    done(trial.edit(other, other, payPassword(PAY_PASSWORD)));
    for (int i = 0; i < 3; i++) {
      assertThat(refused(ask(user, "314159"))).containsExactly(WRONG);
    }
    done(ask(other, PAY_PASSWORD));
  }

  @Test
  void a_try_that_could_not_be_verified_is_taken_back() {
    trial.hasher.meanwhile =
        () -> {
          throw new Unavailable("busy", Duration.ofSeconds(1));
        };
    for (int i = 0; i < 5; i++) {
      assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> ask(user, PAY_PASSWORD));
    }
    trial.hasher.meanwhile = () -> {};
    done(ask(user, PAY_PASSWORD));
  }

  @Test
  void a_token_serves_for_three_hundred_seconds() {
    Token token = done(ask(user, PAY_PASSWORD));
    trial.clock.move(Duration.ofSeconds(300).minusMillis(1));
    Token inTime = done(ask(user, PAY_PASSWORD));
    done(trial.edit(user, user, payPassword("314159", token)));
    assertThat(inTime).isNotEqualTo(token);

    Token late = done(ask(user, "314159"));
    trial.clock.move(Duration.ofSeconds(300));
    assertThat(refused(trial.edit(user, user, payPassword("161803", late))))
        .containsExactly(Rejection.at(Attribute.PAY_PASSWORD_TOKEN, RejectionCode.TOKEN_INVALID));
  }

  @Test
  void a_token_serves_once_and_every_other_one_ends_with_it() {
    Token first = done(ask(user, PAY_PASSWORD));
    Token second = done(ask(user, PAY_PASSWORD));
    done(trial.edit(user, user, payPassword("314159", first)));

    for (Token used : List.of(first, second)) {
      assertThat(codes(trial.edit(user, user, payPassword("161803", used))))
          .containsExactly(RejectionCode.TOKEN_INVALID);
    }
  }

  @Test
  void a_token_that_did_not_change_anything_still_serves() {
    Token token = done(ask(user, PAY_PASSWORD));
    assertThat(codes(trial.edit(user, user, payPassword(PAY_PASSWORD, token))))
        .containsExactly(RejectionCode.CANNOT_USE_THE_SAME_PASSWORD);
    assertThat(codes(trial.edit(user, user, payPassword("12345", token))))
        .containsExactly(RejectionCode.VALIDATION_ERROR);
    done(trial.edit(user, user, payPassword("314159", token)));
  }

  @Test
  void a_token_serves_its_owner_only() {
    UserId other = trial.member("other");
    done(trial.edit(other, other, payPassword(PAY_PASSWORD)));
    Token foreign = done(ask(other, PAY_PASSWORD));

    assertThat(codes(trial.edit(user, user, payPassword("314159", foreign))))
        .containsExactly(RejectionCode.TOKEN_INVALID);
    done(trial.edit(other, other, payPassword("314159", foreign)));
  }

  @Test
  void a_session_token_is_no_pay_password_token_nor_the_other_way_round() {
    Token token = done(ask(user, PAY_PASSWORD));
    Token access = done(trial.logIn("user", Trial.PASSWORD)).access();
    assertThat(codes(trial.roster.authenticate().authenticate(token)))
        .containsExactly(RejectionCode.ACCESS_DENIED);
    assertThat(codes(trial.edit(user, user, payPassword("314159", access))))
        .containsExactly(RejectionCode.TOKEN_INVALID);
  }

  @Test
  void a_token_ends_when_an_administrator_removes_the_pay_password() {
    UserId admin = trial.administrator("chief");
    Token token = done(ask(user, PAY_PASSWORD));
    done(trial.edit(admin, user, UserPatch.EMPTY.replace(Attribute.REMOVE_PAY_PASSWORD, true)));
    done(trial.edit(user, user, payPassword("314159")));

    assertThat(codes(trial.edit(user, user, payPassword("161803", token))))
        .containsExactly(RejectionCode.TOKEN_INVALID);
  }

  @Test
  void no_token_is_given_for_a_pay_password_that_changes_while_it_is_verified() {
    Token token = done(ask(user, PAY_PASSWORD));
    trial.hasher.meanwhileOnce(() -> done(trial.edit(user, user, payPassword("314159", token))));

    assertThat(refused(ask(user, PAY_PASSWORD))).containsExactly(WRONG);
  }

  @Test
  void no_secret_shows_in_the_text_of_command_or_answer() {
    Token token = done(ask(user, PAY_PASSWORD));
    assertThat(token.toString()).doesNotContain(token.text());
    assertThat(new AskPayPasswordToken.Command(ActorRef.trusted(user), PAY_PASSWORD).toString())
        .contains("actor=")
        .doesNotContain(PAY_PASSWORD);
  }
}

package dev.roster.application;

import static dev.roster.application.Trial.PASSWORD;
import static dev.roster.application.Trial.done;
import static dev.roster.application.Trial.refused;
import static dev.roster.application.Trial.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.LogIn.LoggedIn;
import dev.roster.application.port.ActorRef;
import dev.roster.domain.credential.Token;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.Permission;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.status.Status;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A refresh token is good for two new tokens, once. */
class RefreshSessionTest {

  private static final List<Rejection> DENIED = List.of(Rejection.of(RejectionCode.ACCESS_DENIED));

  private final Trial trial = new Trial();
  private UserId user;
  private LoggedIn login;

  @BeforeEach
  void logIn() {
    user = trial.member("user");
    login = done(trial.logIn("user", PASSWORD));
  }

  private Outcome<LoggedIn> refresh(Token token) {
    return trial.roster.refreshSession().refresh(token);
  }

  private Outcome<ActorRef> authenticate(Token token) {
    return trial.roster.authenticate().authenticate(token);
  }

  @Test
  void it_answers_like_a_login_and_the_session_stays_the_same() {
    ActorRef before = trial.authenticated(login.access());
    List<Object> stored = trial.everything();

    LoggedIn fresh = done(refresh(login.refresh()));

    assertThat(List.of(fresh.access(), fresh.refresh(), login.access(), login.refresh()))
        .doesNotHaveDuplicates()
        .allMatch(token -> Token.wellFormed(token.text()));
    assertThat(fresh.user().id()).isEqualTo(user);
    assertThat(fresh.user().own()).isPresent();
    assertThat(fresh.expiresIn()).isEqualTo(Duration.ofDays(30));
    assertThat(trial.authenticated(fresh.access())).isEqualTo(before);
    assertThat(trial.everything()).isEqualTo(stored);
  }

  @Test
  void the_tokens_before_are_worth_nothing_at_once() {
    LoggedIn fresh = done(refresh(login.refresh()));
    assertThat(refused(authenticate(login.access()))).isEqualTo(DENIED);
    assertThat(refused(refresh(login.refresh()))).isEqualTo(DENIED);
    done(authenticate(fresh.access()));
    done(refresh(fresh.refresh()));
  }

  @Test
  void a_replaced_token_is_forgiven_for_ten_seconds_and_then_ends_the_session() {
    LoggedIn fresh = done(refresh(login.refresh()));
    trial.clock.move(Duration.ofSeconds(10).minusMillis(1));
    assertThat(refused(refresh(login.refresh()))).isEqualTo(DENIED);
    done(authenticate(fresh.access()));
    trial.clock.move(Duration.ofMillis(1));
    assertThat(refused(refresh(login.refresh()))).isEqualTo(DENIED);
    assertThat(refused(authenticate(fresh.access()))).isEqualTo(DENIED);
    assertThat(refused(refresh(fresh.refresh()))).isEqualTo(DENIED);
  }

  @Test
  void unknown_expired_and_ended_tokens_get_one_answer() {
    assertThat(refused(refresh(new Token("y".repeat(Token.LENGTH))))).isEqualTo(DENIED);
    assertThat(refused(refresh(new Token("")))).isEqualTo(DENIED);
    assertThat(refused(refresh(login.access()))).isEqualTo(DENIED);
    LoggedIn ended = done(trial.logIn("user", PASSWORD));
    trial.roster.logOut().logOut(trial.authenticated(ended.access()));
    assertThat(refused(refresh(ended.refresh()))).isEqualTo(DENIED);
    trial.clock.move(Duration.ofDays(30));
    assertThat(refused(refresh(login.refresh()))).isEqualTo(DENIED);
  }

  @Test
  void a_session_is_refreshed_for_thirty_days_but_for_no_more_than_a_hundred_and_eighty_in_all() {
    LoggedIn current = login;
    for (int day = 29; day < 180; day += 29) {
      trial.clock.set(Trial.START.plus(Duration.ofDays(day)));
      current = done(refresh(current.refresh()));
    }
    assertThat(current.expiresIn()).isEqualTo(Duration.ofDays(180 - 174));
    trial.clock.set(Trial.START.plus(Duration.ofDays(180)).minusMillis(1));
    current = done(refresh(current.refresh()));
    assertThat(current.expiresIn()).isEqualTo(Duration.ofMillis(1));
    trial.clock.move(Duration.ofMillis(1));
    assertThat(refused(authenticate(current.access()))).isEqualTo(DENIED);
    assertThat(refused(refresh(current.refresh()))).isEqualTo(DENIED);
  }

  @Test
  void a_narrow_session_is_refreshed_too() {
    trial.member("pending", Status.UNDER_REVIEW);
    LoggedIn fresh = done(refresh(done(trial.logIn("pending", PASSWORD)).refresh()));
    done(authenticate(fresh.access()));
  }

  @Test
  void a_user_who_was_disabled_gets_no_tokens() {
    UserId reviewer = trial.staff("reviewer", Permission.USER_EDIT_STATUS);
    done(trial.edit(reviewer, user, status(Status.DISABLED, "spam")));
    assertThat(refused(refresh(login.refresh()))).isEqualTo(DENIED);
  }

  @Test
  void a_user_who_is_disabled_before_the_tokens_are_shown_gets_none() {
    UserId reviewer = trial.staff("reviewer", Permission.USER_EDIT_STATUS);
    trial.store.afterwards.set(
        () -> done(trial.edit(reviewer, user, status(Status.DISABLED, "spam"))));
    assertThat(refused(refresh(login.refresh()))).isEqualTo(DENIED);
  }
}

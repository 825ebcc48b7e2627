package dev.roster.application;

import static dev.roster.application.Trial.PASSWORD;
import static dev.roster.application.Trial.codes;
import static dev.roster.application.Trial.done;
import static dev.roster.application.Trial.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.roster.application.LogIn.LoggedIn;
import dev.roster.application.port.ActorRef;
import dev.roster.domain.credential.Token;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session lives 30 days from its last use and 180 in all. */
class SessionTest {

  private static final List<Rejection> DENIED = List.of(Rejection.of(RejectionCode.ACCESS_DENIED));

  private final Trial trial = new Trial();
  private UserId user;

  @BeforeEach
  void user() {
    user = trial.member("user");
  }

  private Token token() {
    return done(trial.logIn("user", PASSWORD)).access();
  }

  private Outcome<ActorRef> authenticate(Token token) {
    return trial.roster.authenticate().authenticate(token);
  }

  @Test
  void a_token_opens_its_session() {
    Token first = token();
    Token second = token();
    ActorRef actor = done(authenticate(first));
    assertThat(actor.user()).isEqualTo(user);
    assertThat(actor.session()).isPresent().isNotEqualTo(done(authenticate(second)).session());
    assertThat(authenticate(first)).isEqualTo(Outcome.done(actor));
  }

  @Test
  void unknown_expired_and_ended_tokens_get_one_answer() {
    Token ended = token();
    trial.roster.logOut().logOut(done(authenticate(ended)));
    Token expired = token();
    trial.clock.move(Duration.ofDays(30));

    assertThat(refused(authenticate(ended))).isEqualTo(DENIED);
    assertThat(refused(authenticate(expired))).isEqualTo(DENIED);
    assertThat(refused(authenticate(new Token("y".repeat(Token.LENGTH))))).isEqualTo(DENIED);
    assertThat(refused(authenticate(new Token("")))).isEqualTo(DENIED);
    assertThat(refused(authenticate(new Token("'; drop table")))).isEqualTo(DENIED);
  }

  @Test
  void the_token_that_renews_a_session_does_not_open_it() {
    LoggedIn loggedIn = done(trial.logIn("user", PASSWORD));
    assertThat(refused(authenticate(loggedIn.refresh()))).isEqualTo(DENIED);
  }

  @Test
  void a_session_that_is_not_used_ends_after_thirty_days() {
    Token token = token();
    trial.clock.move(Duration.ofDays(30).minusMillis(1));
    Token young = token();
    assertThat(authenticate(token)).isInstanceOf(Outcome.Done.class);
    trial.clock.move(Duration.ofDays(30));
    assertThat(refused(authenticate(token))).isEqualTo(DENIED);
    assertThat(refused(authenticate(young))).isEqualTo(DENIED);
  }

  @Test
  void use_keeps_a_session_alive_but_not_beyond_a_hundred_and_eighty_days() {
    Token token = token();
    for (int day = 29; day < 180; day += 29) {
      trial.clock.set(Trial.START.plus(Duration.ofDays(day)));
      done(authenticate(token));
    }
    trial.clock.set(Trial.START.plus(Duration.ofDays(180)).minusMillis(1));
    done(authenticate(token));
    trial.clock.set(Trial.START.plus(Duration.ofDays(180)));
    assertThat(refused(authenticate(token))).isEqualTo(DENIED);
  }

  @Test
  void use_is_noted_at_most_once_an_hour() {
    Token token = token();
    for (int minute = 1; minute <= 60; minute++) {
      trial.clock.move(Duration.ofMinutes(1));
      done(authenticate(token));
    }
    assertThat(trial.store.touches).hasValue(0);

    trial.clock.move(Duration.ofMinutes(1));
    done(authenticate(token));
    done(authenticate(token));
    assertThat(trial.store.touches).hasValue(1);

    trial.clock.move(Duration.ofMinutes(60));
    done(authenticate(token));
    assertThat(trial.store.touches).hasValue(1);
  }

  @Test
  void use_is_no_change_of_the_user() {
    Token token = token();
    List<Object> before = trial.everything();
    trial.clock.move(Duration.ofDays(1));
    done(authenticate(token));
    assertThat(trial.everything()).isEqualTo(before);
  }

  @Test
  void an_actor_whose_session_has_expired_meanwhile_is_refused() {
    ActorRef session = done(authenticate(token()));
    trial.clock.move(Duration.ofDays(30));
    assertThat(codes(trial.edit(session, user, UserPatch.EMPTY)))
        .containsExactly(RejectionCode.ACCESS_DENIED);
  }

  @Test
  void logging_out_ends_this_session_and_no_other() {
    Token here = token();
    Token elsewhere = token();
    ActorRef session = done(authenticate(here));

    trial.roster.logOut().logOut(session);

    assertThat(refused(authenticate(here))).isEqualTo(DENIED);
    assertThat(codes(trial.edit(session, user, UserPatch.EMPTY)))
        .containsExactly(RejectionCode.ACCESS_DENIED);
    done(authenticate(elsewhere));
  }

  @Test
  void logging_out_twice_or_without_a_session_does_nothing() {
    Token elsewhere = token();
    ActorRef session = done(authenticate(token()));
    trial.roster.logOut().logOut(session);
    assertThatCode(
            () -> {
              trial.roster.logOut().logOut(session);
              trial.roster.logOut().logOut(ActorRef.trusted(user));
            })
        .doesNotThrowAnyException();
    done(authenticate(elsewhere));
  }
}

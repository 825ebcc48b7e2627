package dev.roster.application;

import static dev.roster.application.Trial.PASSWORD;
import static dev.roster.application.Trial.codes;
import static dev.roster.application.Trial.done;
import static dev.roster.application.Trial.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.ReadSessions.Alive;
import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Page;
import dev.roster.application.port.Sessions.Session;
import dev.roster.domain.actor.SessionId;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.status.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A user sees its sessions and ends them, one or all. */
class OwnSessionsTest {

  private final Trial trial = new Trial();

  private Outcome<Alive> read(ActorRef actor) {
    return trial.roster.readSessions().read(new ReadSessions.Query(actor, Page.FIRST));
  }

  private Outcome<SessionId> end(ActorRef actor, ActorRef session) {
    return trial.roster.endSession().end(actor, session.session().orElseThrow());
  }

  @Test
  void sessions_are_listed_newest_first_with_the_one_that_asks() {
    UserId user = trial.member("user");
    trial.member("other");
    trial.session("other");
    ActorRef old = trial.authenticated(done(trial.logIn("user", PASSWORD, "2001:db8::1")).access());
    trial.clock.move(Duration.ofHours(1));
    ActorRef young = trial.session("user");

    Alive alive = done(read(old));

    assertThat(alive.sessions())
        .containsExactly(
            new Session(
                young.session().orElseThrow(),
                user,
                trial.clock.instant(),
                trial.clock.instant(),
                trial.clock.instant().plus(Duration.ofDays(30)),
                "192.0.2.1"),
            new Session(
                old.session().orElseThrow(),
                user,
                Trial.START,
                Trial.START,
                Trial.START.plus(Duration.ofDays(30)),
                "2001:db8::1"));
    assertThat(alive.total()).isEqualTo(2);
    assertThat(alive.current()).isEqualTo(old.session());
    assertThat(done(read(ActorRef.trusted(user))).current()).isEmpty();
  }

  @Test
  void sessions_that_have_expired_are_not_listed() {
    trial.member("user");
    trial.session("user");
    trial.clock.move(Duration.ofDays(30));
    ActorRef here = trial.session("user");
    assertThat(done(read(here)).total()).isEqualTo(1);
  }

  @Test
  void a_user_ends_one_of_its_sessions() {
    trial.member("user");
    ActorRef here = trial.session("user");
    ActorRef there = trial.session("user");
    assertThat(done(end(here, there))).isEqualTo(there.session().orElseThrow());
    assertThat(codes(read(there))).containsExactly(RejectionCode.ACCESS_DENIED);
    assertThat(refused(end(here, there)))
        .containsExactly(Rejection.of(RejectionCode.MODEL_NOT_FOUND));
    done(end(here, here));
    assertThat(codes(end(here, here))).containsExactly(RejectionCode.ACCESS_DENIED);
  }

  @Test
  void a_session_of_another_is_not_there() {
    trial.member("user");
    trial.administrator("chief");
    ActorRef theirs = trial.session("user");
    assertThat(codes(end(trial.session("chief"), theirs)))
        .containsExactly(RejectionCode.MODEL_NOT_FOUND);
    done(read(theirs));
  }

  @Test
  void logging_out_everywhere_ends_all_sessions_of_the_user_and_no_one_elses() {
    trial.member("user");
    trial.member("other");
    ActorRef here = trial.session("user");
    ActorRef there = trial.session("user");
    ActorRef other = trial.session("other");
    trial.roster.logOutEverywhere().logOutEverywhere(here);
    assertThat(codes(read(here))).containsExactly(RejectionCode.ACCESS_DENIED);
    assertThat(codes(read(there))).containsExactly(RejectionCode.ACCESS_DENIED);
    done(read(other));
  }

  @Test
  void a_narrow_session_may_do_all_that() {
    trial.member("pending", Status.UNDER_REVIEW);
    ActorRef here = trial.session("pending");
    ActorRef there = trial.session("pending");
    assertThat(done(read(here)).total()).isEqualTo(2);
    done(end(here, there));
    trial.roster.logOutEverywhere().logOutEverywhere(here);
    assertThat(codes(read(here))).containsExactly(RejectionCode.ACCESS_DENIED);
  }
}

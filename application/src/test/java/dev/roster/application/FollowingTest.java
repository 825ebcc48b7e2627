package dev.roster.application;

import static dev.roster.application.Trial.codes;
import static dev.roster.application.Trial.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Follows.Followed;
import dev.roster.application.port.Follows.Side;
import dev.roster.application.port.Page;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.permission.Permission;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.status.Status;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link FollowUser}, {@link EndFollow}, {@link ReadFollows}. */
class FollowingTest {

  private final Trial trial = new Trial();
  private final UserId ada = trial.member("ada");
  private final UserId bob = trial.member("bob");

  @Test
  void following_is_done_once_however_often_it_is_asked_for() {
    Followed first = done(follow(ada, bob));
    Followed again = done(follow(ada, bob));
    assertThat(first.isNew()).isTrue();
    assertThat(again.isNew()).isFalse();
    assertThat(again.follow()).isEqualTo(first.follow());
    assertThat(first.follow().since()).isEqualTo(Trial.START);
  }

  @Test
  void nobody_follows_itself() {
    assertThat(codes(follow(ada, ada))).containsExactly(RejectionCode.PERMISSION_DENIED);
  }

  @Test
  void a_user_who_does_not_exist_is_not_followed() {
    assertThat(codes(follow(ada, Trial.UNKNOWN))).containsExactly(RejectionCode.MODEL_NOT_FOUND);
  }

  @Test
  void an_ended_session_follows_nobody() {
    ActorRef session = trial.session("ada");
    trial.roster.logOut().logOut(session);
    assertThat(codes(trial.roster.followUser().follow(session, UserRef.of(bob))))
        .containsExactly(RejectionCode.ACCESS_DENIED);
  }

  @ParameterizedTest
  @EnumSource(names = "NORMAL", mode = EnumSource.Mode.EXCLUDE)
  void who_is_not_normal_neither_follows_nor_ends_nor_reads(Status status) {
    UserId eve = trial.member("eve", status);
    assertThat(codes(follow(eve, bob)))
        .isEqualTo(codes(end(eve, Side.FOLLOWING, bob)))
        .isEqualTo(codes(read(eve, bob, Side.FANS)))
        .hasSize(1)
        .doesNotContain(RejectionCode.PERMISSION_DENIED);
  }

  /** Disabled between the request and its transaction, by another request. */
  @Test
  void the_actors_status_is_read_again_where_it_is_stored() {
    UserId reviewer = trial.staff("reviewer", Permission.USER_EDIT_STATUS);
    ActorRef session = trial.session("ada");
    done(trial.edit(reviewer, ada, Trial.status(Status.DISABLED, "")));
    assertThat(codes(trial.roster.followUser().follow(session, UserRef.of(bob))))
        .containsExactly(RejectionCode.ACCESS_DENIED);
  }

  @Test
  void a_follow_ends_by_either_of_its_users() {
    done(follow(ada, bob));
    done(end(ada, Side.FOLLOWING, bob));
    assertThat(done(read(bob, bob, Side.FANS)).follows()).isEmpty();
    done(follow(ada, bob));
    done(end(bob, Side.FANS, ada));
    assertThat(done(read(bob, bob, Side.FANS)).follows()).isEmpty();
  }

  @Test
  void ending_touches_only_the_side_that_is_asked_for() {
    done(follow(ada, bob));
    done(follow(bob, ada));
    done(end(ada, Side.FOLLOWING, bob));
    assertThat(done(read(bob, bob, Side.FANS)).follows()).isEmpty();
    assertThat(done(read(bob, bob, Side.FOLLOWING)).follows()).hasSize(1);
  }

  @Test
  void what_is_not_there_is_ended_without_complaint() {
    assertThat(done(end(ada, Side.FOLLOWING, bob))).isEqualTo(ada);
    assertThat(done(end(ada, Side.FANS, Trial.UNKNOWN))).isEqualTo(ada);
  }

  @Test
  void a_page_shows_the_users_at_the_other_end_as_the_actor_sees_them() {
    UserId eve = trial.member("eve");
    done(follow(bob, ada));
    done(follow(eve, ada));
    ReadFollows.Listed listed = done(read(bob, ada, Side.FANS));
    assertThat(listed.others()).extracting(UserView::id).containsExactly(eve, bob);
    assertThat(listed.others().get(0).personal()).isEmpty();
    assertThat(listed.others().get(1).personal()).isPresent();
    assertThat(listed.total()).isEqualTo(2);
  }

  @Test
  void the_follows_of_nobody_are_not_found() {
    assertThat(codes(read(ada, Trial.UNKNOWN, Side.FANS)))
        .containsExactly(RejectionCode.MODEL_NOT_FOUND);
  }

  /** Seed 003, response table: 0 not followed, 1 followed, 2 mutual; null for oneself. */
  @Test
  void a_view_counts_and_relates() {
    assertThat(shown(ada, bob)).isEqualTo("0 0 0");
    done(follow(ada, bob));
    assertThat(shown(ada, bob)).isEqualTo("0 1 1");
    assertThat(shown(bob, ada)).isEqualTo("1 0 0");
    done(follow(bob, ada));
    assertThat(shown(ada, bob)).isEqualTo("1 1 2");
    assertThat(shown(ada, ada)).isEqualTo("1 1 null");
    done(end(ada, Side.FOLLOWING, bob));
    assertThat(shown(ada, bob)).isEqualTo("1 0 0");
  }

  @Test
  void the_answer_to_an_edit_has_them_too() {
    done(follow(ada, bob));
    UserPatch patch = UserPatch.EMPTY.replace(Attribute.SIGNATURE, "new");
    assertThat(done(trial.edit(ada, ada, patch)).user().shared().followCount()).isEqualTo(1);
  }

  @Test
  void following_moves_neither_version_nor_time_and_leaves_no_audit() {
    Map<UserId, Object> before = Map.of(ada, trial.stored(ada), bob, trial.stored(bob));
    done(follow(ada, bob));
    done(follow(bob, ada));
    done(end(bob, Side.FOLLOWING, ada));
    assertThat(Map.of(ada, trial.stored(ada), bob, trial.stored(bob))).isEqualTo(before);
    assertThat(trial.history(ada)).isEmpty();
    assertThat(trial.history(bob)).isEmpty();
  }

  private Outcome<Followed> follow(UserId actor, UserId target) {
    return trial.roster.followUser().follow(ActorRef.trusted(actor), UserRef.of(target));
  }

  private Outcome<UserId> end(UserId actor, Side side, UserId other) {
    return trial
        .roster
        .endFollow()
        .end(new EndFollow.Command(ActorRef.trusted(actor), side, UserRef.of(other)));
  }

  private Outcome<ReadFollows.Listed> read(UserId actor, UserId user, Side side) {
    return trial
        .roster
        .readFollows()
        .read(new ReadFollows.Query(ActorRef.trusted(actor), UserRef.of(user), side, Page.FIRST));
  }

  /** Following, fans, and what the target is to the actor. */
  private String shown(UserId actor, UserId target) {
    UserView.Shared shared =
        done(trial
                .roster
                .viewUser()
                .view(new ViewUser.Query(ActorRef.trusted(actor), UserRef.of(target))))
            .shared();
    OptionalInt follow = shared.follow();
    return shared.followCount()
        + " "
        + shared.fansCount()
        + " "
        + (follow.isPresent() ? follow.getAsInt() : "null");
  }
}

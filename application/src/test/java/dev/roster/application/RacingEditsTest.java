package dev.roster.application;

import static dev.roster.application.Trial.PASSWORD;
import static dev.roster.application.Trial.codes;
import static dev.roster.application.Trial.done;
import static dev.roster.application.Trial.newPassword;
import static dev.roster.application.Trial.payPassword;
import static dev.roster.application.Trial.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.EditUser.Edited;
import dev.roster.application.port.ActorRef;
import dev.roster.domain.credential.Token;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.permission.Permission;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.status.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens to an edit while its secrets are being verified and hashed. */
class RacingEditsTest {

  private static final String WANTED = "battery staple";
  private static final String TAKEN_MEANWHILE = "what the other wants";

  private final Trial trial = new Trial();
  private UserId editor;
  private UserId user;

  @BeforeEach
  void users() {
    editor = trial.staff("editor", Permission.USER_EDIT);
    user = trial.member("user");
  }

  /** Somebody sets the password again, so its hash moves while its text stays. */
  private void rehash() {
    Runnable meanwhile = trial.hasher.meanwhile;
    trial.hasher.meanwhile = () -> {};
    done(trial.edit(editor, user, UserPatch.EMPTY.replace(Attribute.NEW_PASSWORD, PASSWORD)));
    trial.hasher.meanwhile = meanwhile;
  }

  @Test
  void of_two_changes_of_a_password_the_slower_one_no_longer_knows_the_current_one() {
    trial.hasher.meanwhileOnce(
        () -> done(trial.edit(user, user, newPassword(PASSWORD, TAKEN_MEANWHILE))));

    assertThat(codes(trial.edit(user, user, newPassword(PASSWORD, WANTED))))
        .containsExactly(RejectionCode.NOT_MATCH_USED_PASSWORD);

    assertThat(trial.history(user)).hasSize(1);
    assertThat(trial.stored(user).version()).isEqualTo(2);
    done(trial.logIn("user", TAKEN_MEANWHILE));
  }

  @RepeatedTest(10)
  @Timeout(30)
  void of_two_changes_of_a_password_at_once_exactly_one_is_made() throws Exception {
    letBothVerifyAtOnce();

    List<Outcome<Edited>> outcomes =
        atOnce(
            List.of(
                () -> trial.edit(user, user, newPassword(PASSWORD, WANTED)),
                () -> trial.edit(user, user, newPassword(PASSWORD, TAKEN_MEANWHILE))));

    assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(Outcome.Rejected.class::isInstance)
        .singleElement()
        .satisfies(
            loser ->
                assertThat(codes(loser)).containsExactly(RejectionCode.NOT_MATCH_USED_PASSWORD));
    assertThat(trial.history(user)).hasSize(1);
    assertThat(trial.stored(user).version()).isEqualTo(2);
  }

  @RepeatedTest(10)
  @Timeout(30)
  void of_two_changes_with_one_token_exactly_one_is_made() throws Exception {
    done(trial.edit(user, user, payPassword("271828")));
    Token token =
        done(
            trial
                .roster
                .askPayPasswordToken()
                .ask(new AskPayPasswordToken.Command(ActorRef.trusted(user), "271828")));
    letBothVerifyAtOnce();

    List<Outcome<Edited>> outcomes =
        atOnce(
            List.of(
                () -> trial.edit(user, user, payPassword("314159", token)),
                () -> trial.edit(user, user, payPassword("161803", token))));

    assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(Outcome.Rejected.class::isInstance)
        .singleElement()
        .satisfies(loser -> assertThat(codes(loser)).containsExactly(RejectionCode.TOKEN_INVALID));
    assertThat(trial.stored(user).version()).isEqualTo(3);
  }

  @Test
  void a_hash_that_has_moved_is_verified_again_and_the_change_is_made_once() {
    trial.hasher.meanwhileOnce(this::rehash);

    Edited edited = done(trial.edit(user, user, newPassword(PASSWORD, WANTED)));

    assertThat(edited.changed()).containsExactly(Attribute.NEW_PASSWORD);
    assertThat(edited.user().version()).isEqualTo(3);
    assertThat(trial.history(user)).hasSize(2);
    done(trial.logIn("user", WANTED));
  }

  @Test
  void a_change_is_decided_again_three_times() {
    int[] moves = {3};
    trial.hasher.meanwhile =
        () -> {
          if (moves[0]-- > 0) {
            rehash();
          }
        };
    done(trial.edit(user, user, newPassword(PASSWORD, WANTED)));
    done(trial.logIn("user", WANTED));
  }

  @Test
  void a_hash_that_keeps_moving_ends_in_a_conflict() {
    trial.hasher.forgetCalls();
    trial.hasher.meanwhile = this::rehash;

    assertThat(codes(trial.edit(user, user, newPassword(PASSWORD, WANTED))))
        .containsExactly(RejectionCode.CONFLICT);

    trial.hasher.meanwhile = () -> {};
    assertThat(trial.hasher.verified).hasValue(4);
    assertThat(trial.history(user)).hasSize(4).allMatch(entry -> entry.actor().equals(editor));
    done(trial.logIn("user", PASSWORD));
  }

  @Test
  void a_hash_that_keeps_moving_ends_a_change_of_the_mobile_in_a_conflict_as_well() {
    trial.hasher.forgetCalls();
    trial.hasher.meanwhile = this::rehash;

    assertThat(
            codes(
                trial.edit(
                    user,
                    user,
                    UserPatch.EMPTY
                        .replace(Attribute.MOBILE, "13812345678")
                        .replace(Attribute.PASSWORD, PASSWORD))))
        .containsExactly(RejectionCode.CONFLICT);

    assertThat(trial.hasher.verified).hasValue(4);
    assertThat(trial.stored(user).contact().mobile()).isEmpty();
  }

  @Test
  void lost_races_with_the_right_password_are_no_wrong_tries() {
    trial.hasher.meanwhile = this::rehash;
    for (int i = 0; i < 3; i++) {
      assertThat(codes(trial.edit(user, user, newPassword(PASSWORD, WANTED))))
          .containsExactly(RejectionCode.CONFLICT);
    }
    trial.hasher.meanwhile = () -> {};
    done(trial.edit(user, user, newPassword(PASSWORD, WANTED)));
  }

  @Test
  void a_password_that_is_first_set_meanwhile_is_asked_for() {
    UserId mini = trial.memberWithoutPassword("mini");
    UserPatch first = newPassword(WANTED, WANTED).without(Set.of(Attribute.PASSWORD)::contains);
    trial.hasher.meanwhileOnce(
        () ->
            done(
                trial.edit(
                    mini,
                    mini,
                    first
                        .replace(Attribute.NEW_PASSWORD, TAKEN_MEANWHILE)
                        .replace(Attribute.PASSWORD_CONFIRMATION, TAKEN_MEANWHILE))));

    assertThat(codes(trial.edit(mini, mini, first)))
        .containsExactly(RejectionCode.VALIDATION_ERROR);
    done(trial.logIn("mini", TAKEN_MEANWHILE));
  }

  @Test
  void a_change_of_another_attribute_meanwhile_survives() {
    trial.hasher.meanwhileOnce(
        () ->
            done(
                trial.edit(
                    editor, user, UserPatch.EMPTY.replace(Attribute.SIGNATURE, "meanwhile"))));

    Edited edited = done(trial.edit(user, user, newPassword(PASSWORD, WANTED)));

    assertThat(edited.user().shared().profile().signature().text()).isEqualTo("meanwhile");
    assertThat(edited.user().version()).isEqualTo(3);
  }

  @Test
  void a_permission_that_is_lost_meanwhile_is_lost() {
    UserId admin = trial.administrator("chief");
    trial.hasher.meanwhileOnce(
        () -> done(trial.edit(admin, editor, UserPatch.EMPTY.replace(Attribute.GROUPS, 10))));

    assertThat(
            codes(
                trial.edit(editor, user, UserPatch.EMPTY.replace(Attribute.NEW_PASSWORD, WANTED))))
        .containsExactly(RejectionCode.PERMISSION_DENIED);
    done(trial.logIn("user", PASSWORD));
  }

  @Test
  void an_actor_who_is_disabled_meanwhile_changes_nothing_more() {
    UserId reviewer = trial.staff("reviewer", Permission.USER_EDIT_STATUS);
    trial.hasher.meanwhileOnce(
        () -> done(trial.edit(reviewer, user, status(Status.DISABLED, "spam"))));

    assertThat(codes(trial.edit(user, user, newPassword(PASSWORD, WANTED))))
        .containsExactly(RejectionCode.BAN_USER);
    assertThat(trial.history(user)).hasSize(1);
  }

  @Test
  void a_session_that_ends_meanwhile_changes_nothing_more() {
    ActorRef session = trial.session("user");
    trial.hasher.meanwhileOnce(() -> trial.roster.logOut().logOut(session));

    assertThat(codes(trial.edit(session, user, newPassword(PASSWORD, WANTED))))
        .containsExactly(RejectionCode.ACCESS_DENIED);
    done(trial.logIn("user", PASSWORD));
  }

  @RepeatedTest(5)
  @Timeout(30)
  void concurrent_edits_of_different_attributes_all_survive() throws Exception {
    atOnce(
            List.of(
                () -> trial.edit(user, user, UserPatch.EMPTY.replace(Attribute.SIGNATURE, "one")),
                () -> trial.edit(editor, user, UserPatch.EMPTY.replace(Attribute.CITY, "two")),
                () -> trial.edit(user, user, UserPatch.EMPTY.replace(Attribute.MAJOR, "three")),
                () -> trial.edit(user, user, newPassword(PASSWORD, WANTED))))
        .forEach(Trial::done);

    assertThat(trial.stored(user).version()).isEqualTo(5);
    assertThat(trial.stored(user).profile().signature().text()).isEqualTo("one");
    assertThat(trial.stored(user).profile().city().text()).isEqualTo("two");
    assertThat(trial.stored(user).profile().major().text()).isEqualTo("three");
    done(trial.logIn("user", WANTED));
  }

  /** Neither of two edits goes on before the other has been let through its first decision. */
  private void letBothVerifyAtOnce() {
    CyclicBarrier both = new CyclicBarrier(2);
    AtomicInteger calls = new AtomicInteger();
    trial.hasher.meanwhile =
        () -> {
          if (calls.getAndIncrement() < 2) {
            await(both);
          }
        };
  }

  private static List<Outcome<Edited>> atOnce(List<Callable<Outcome<Edited>>> edits)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(edits.size());
    try {
      List<Outcome<Edited>> outcomes = new ArrayList<>();
      for (Future<Outcome<Edited>> outcome : threads.invokeAll(edits)) {
        outcomes.add(outcome.get());
      }
      return outcomes;
    } finally {
      threads.shutdown();
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

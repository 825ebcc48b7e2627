package dev.roster.application;

import static dev.roster.application.Trial.codes;
import static dev.roster.application.Trial.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Follows.Side;
import dev.roster.application.port.Page;
import dev.roster.domain.identity.PublicId;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.permission.Permission;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.user.AccountEvent;
import dev.roster.domain.user.Expectation;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@link EraseUser}. */
class EraseUserTest {

  private static final UserPatch PATCH = UserPatch.EMPTY.replace(Attribute.SIGNATURE, "new");

  private final Trial trial = new Trial();
  private final UserId chief = trial.administrator("chief");
  private final UserId eraser = trial.staff("eraser", Permission.USER_DELETE);
  private final UserId ada = trial.member("ada", "13800000001");

  @BeforeEach
  void later() {
    trial.clock.move(Duration.ofSeconds(1));
  }

  @Test
  void an_erased_user_does_not_exist_for_any_use_case() {
    PublicId publicId = trial.stored(ada).publicId();
    UserId bob = trial.member("bob");
    done(erase(eraser, ada));

    RejectionCode gone = RejectionCode.MODEL_NOT_FOUND;
    ActorRef actor = ActorRef.trusted(chief);
    assertThat(codes(trial.edit(chief, ada, PATCH))).containsExactly(gone);
    assertThat(codes(view(actor, UserRef.of(ada)))).containsExactly(gone);
    assertThat(codes(view(actor, UserRef.of(publicId)))).containsExactly(gone);
    assertThat(codes(history(actor))).containsExactly(gone);
    assertThat(codes(trial.roster.followUser().follow(actor, UserRef.of(ada))))
        .containsExactly(gone);
    assertThat(codes(erase(eraser, ada))).containsExactly(gone);
    assertThat(trial.roster.listUsers().list(0, 99)).noneMatch(user -> user.id().equals(ada));
    assertThat(codes(trial.roster.vouchForUser().vouchFor(UserRef.of(ada))))
        .containsExactly(RejectionCode.ACCESS_DENIED);
    assertThat(codes(trial.roster.followUser().follow(ActorRef.trusted(ada), UserRef.of(bob))))
        .containsExactly(RejectionCode.ACCESS_DENIED);
  }

  @Test
  void it_cannot_log_in_by_name_or_number() {
    done(erase(eraser, ada));
    assertThat(codes(trial.logIn("ada", Trial.PASSWORD)))
        .containsExactly(RejectionCode.LOGIN_FAILED);
    assertThat(codes(trial.logIn("13800000001", Trial.PASSWORD)))
        .containsExactly(RejectionCode.LOGIN_FAILED);
  }

  @Test
  void its_sessions_end_with_it() {
    ActorRef session = trial.session("ada");
    done(erase(eraser, ada));
    assertThat(codes(trial.edit(session, ada, PATCH))).containsExactly(RejectionCode.ACCESS_DENIED);
  }

  @Test
  void whoever_followed_it_follows_one_less() {
    UserId bob = trial.member("bob");
    done(trial.roster.followUser().follow(ActorRef.trusted(bob), UserRef.of(ada)));
    done(erase(eraser, ada));
    ReadFollows.Query query =
        new ReadFollows.Query(ActorRef.trusted(bob), UserRef.of(bob), Side.FOLLOWING, Page.FIRST);
    assertThat(done(trial.roster.readFollows().read(query)).total()).isZero();
  }

  @Test
  void it_is_audited_with_the_request() {
    done(erase(eraser, ada));
    assertThat(trial.history(ada))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.change().attribute()).isEqualTo(AccountEvent.ERASED);
              assertThat(entry.actor()).isEqualTo(eraser);
              assertThat(entry.at()).isEqualTo(Trial.START.plusSeconds(1));
              assertThat(entry.requestId()).isEqualTo("r-1");
            });
  }

  @Test
  void its_name_is_free_once_the_retention_has_passed() {
    done(erase(eraser, ada));
    assertThat(codes(trial.roster.createUser().create(Trial.named("Ada"))))
        .containsExactly(RejectionCode.USERNAME_TAKEN);
    UserPatch rename = UserPatch.EMPTY.replace(Attribute.USERNAME, "ada");
    assertThat(codes(trial.edit(chief, eraser, rename)))
        .containsExactly(RejectionCode.USERNAME_TAKEN);
    trial.clock.move(Duration.ofDays(30));
    assertThat(done(trial.edit(chief, eraser, rename)).changed())
        .containsExactly(Attribute.USERNAME);
  }

  @Test
  void who_may_not_changes_nothing() {
    UserId editor = trial.staff("editor", Permission.USER_EDIT);
    Object before = trial.everything();
    assertThat(codes(erase(editor, ada))).containsExactly(RejectionCode.PERMISSION_DENIED);
    assertThat(codes(erase(editor, Trial.UNKNOWN)))
        .containsExactly(RejectionCode.PERMISSION_DENIED);
    assertThat(codes(erase(eraser, chief))).containsExactly(RejectionCode.PERMISSION_DENIED);
    assertThat(codes(erase(eraser, eraser))).containsExactly(RejectionCode.PERMISSION_DENIED);
    assertThat(codes(erase(eraser, Trial.UNKNOWN))).containsExactly(RejectionCode.MODEL_NOT_FOUND);
    assertThat(trial.everything()).isEqualTo(before);
  }

  /** {@code canDelete} says what erasing does. */
  @Test
  void a_view_says_who_may() {
    assertThat(canDelete(eraser, ada)).isTrue();
    assertThat(canDelete(eraser, chief)).isFalse();
    assertThat(canDelete(eraser, eraser)).isFalse();
    assertThat(canDelete(ada, eraser)).isFalse();
  }

  private boolean canDelete(UserId actor, UserId target) {
    return done(view(ActorRef.trusted(actor), UserRef.of(target))).shared().canDelete();
  }

  private Outcome<UserView> view(ActorRef actor, UserRef target) {
    return trial.roster.viewUser().view(new ViewUser.Query(actor, target));
  }

  private Outcome<ReadHistory.Past> history(ActorRef actor) {
    return trial
        .roster
        .readHistory()
        .read(new ReadHistory.Query(actor, UserRef.of(ada), Page.FIRST));
  }

  private Outcome<UserId> erase(UserId actor, UserId target) {
    return erase(actor, target, Expectation.NONE);
  }

  private Outcome<UserId> erase(UserId actor, UserId target, Expectation expected) {
    return trial
        .roster
        .eraseUser()
        .erase(new EraseUser.Command(ActorRef.trusted(actor), UserRef.of(target), expected, "r-1"));
  }
}

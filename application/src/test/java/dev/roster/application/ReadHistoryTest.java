package dev.roster.application;

import static dev.roster.application.Trial.codes;
import static dev.roster.application.Trial.done;
import static dev.roster.application.Trial.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.ReadHistory.Past;
import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Page;
import dev.roster.domain.identity.PublicId;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.permission.Permission;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.status.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadHistoryTest {

  private final Trial trial = new Trial();
  private UserId user;

  @BeforeEach
  void user() {
    user = trial.member("user");
  }

  private Outcome<Past> read(UserId actor, UserRef target, Page page) {
    return trial
        .roster
        .readHistory()
        .read(new ReadHistory.Query(ActorRef.trusted(actor), target, page));
  }

  private Outcome<Past> read(UserId actor, UserId target) {
    return read(actor, UserRef.of(target), Page.FIRST);
  }

  @ParameterizedTest
  @EnumSource(Permission.class)
  void of_the_permissions_two_let_their_holder_read_the_history_of_others(Permission permission) {
    UserId staff = trial.staff("staff", permission);
    boolean permitted =
        permission == Permission.USER_EDIT || permission == Permission.USER_EDIT_STATUS;
    if (permitted) {
      assertThat(done(read(staff, user)).showsActors()).isTrue();
    } else {
      assertThat(codes(read(staff, user))).containsExactly(RejectionCode.PERMISSION_DENIED);
    }
  }

  @Test
  void a_user_reads_its_own_history_and_is_not_told_who_acted() {
    UserId reviewer = trial.staff("reviewer", Permission.USER_EDIT_STATUS);
    done(trial.edit(reviewer, user, status(Status.DISABLED, "spam")));
    done(trial.edit(reviewer, user, status(Status.NORMAL, "")));

    Past past = done(read(user, user));

    assertThat(past.user()).isEqualTo(user);
    assertThat(past.changes()).hasSize(2);
    assertThat(past.showsActors()).isFalse();
  }

  @Test
  void an_id_that_does_not_exist_is_forbidden_to_a_plain_member_and_not_found_by_others() {
    UserId member = trial.member("member");
    UserId editor = trial.staff("editor", Permission.USER_EDIT);
    UserRef publicly = UserRef.of(new PublicId("y".repeat(PublicId.LENGTH)));

    assertThat(codes(read(member, user))).containsExactly(RejectionCode.PERMISSION_DENIED);
    assertThat(codes(read(member, Trial.UNKNOWN))).containsExactly(RejectionCode.PERMISSION_DENIED);
    assertThat(codes(read(member, publicly, Page.FIRST)))
        .containsExactly(RejectionCode.PERMISSION_DENIED);
    assertThat(codes(read(editor, Trial.UNKNOWN))).containsExactly(RejectionCode.MODEL_NOT_FOUND);
    assertThat(codes(read(editor, publicly, Page.FIRST)))
        .containsExactly(RejectionCode.MODEL_NOT_FOUND);
    assertThat(codes(read(Trial.UNKNOWN, user))).containsExactly(RejectionCode.ACCESS_DENIED);
  }

  @Test
  void pages_are_newest_first_and_tell_how_many_changes_there_are() {
    for (int i = 1; i <= 3; i++) {
      done(
          trial.edit(
              user,
              user,
              UserPatch.EMPTY
                  .replace(Attribute.SIGNATURE, "signature " + i)
                  .replace(Attribute.CITY, "city " + i)));
    }

    Past first = done(read(user, UserRef.of(user), new Page(1, 4)));
    Past second = done(read(user, UserRef.of(user), new Page(2, 4)));

    assertThat(first.total()).isEqualTo(6);
    assertThat(first.changes())
        .extracting(entry -> entry.version() + " " + entry.change().after())
        .containsExactly("4 signature 3", "4 city 3", "3 signature 2", "3 city 2");
    assertThat(second.changes())
        .extracting(entry -> entry.version() + " " + entry.change().after())
        .containsExactly("2 signature 1", "2 city 1");
  }

  @Test
  void each_history_is_of_one_user() {
    UserId other = trial.member("other");
    done(trial.edit(other, other, UserPatch.EMPTY.replace(Attribute.CITY, "elsewhere")));
    Past past = done(read(user, user));
    assertThat(past.changes()).isEmpty();
    assertThat(past.total()).isZero();
  }

  @Test
  void personal_data_is_masked() {
    UserId editor = trial.staff("editor", Permission.USER_EDIT);
    done(
        trial.edit(
            editor,
            user,
            UserPatch.EMPTY
                .replace(Attribute.MOBILE, "13812345678")
                .replace(Attribute.EMAIL, "someone@example.com")));
    assertThat(done(read(editor, user)).changes())
        .extracting(entry -> entry.change().after())
        .containsExactly("138****5678", "s***@example.com");
  }
}

package dev.roster.application;

import static dev.roster.application.Trial.PASSWORD;
import static dev.roster.application.Trial.codes;
import static dev.roster.application.Trial.done;
import static dev.roster.application.Trial.newPassword;
import static dev.roster.application.Trial.refused;
import static dev.roster.application.Trial.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.EditUser.Edited;
import dev.roster.application.port.ActorRef;
import dev.roster.application.port.History;
import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.form.FormRule;
import dev.roster.domain.identity.PublicId;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.notice.Notice;
import dev.roster.domain.notice.NoticeId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.permission.Permission;
import dev.roster.domain.profile.Reason;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.AuditEntry;
import dev.roster.domain.user.Expectation;
import dev.roster.domain.user.Ignored;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class EditUserTest {

  private static final UserPatch SIGNED =
      UserPatch.EMPTY.replace(Attribute.SIGNATURE, "a new signature");

  private final Trial trial = new Trial();

  @Test
  void a_change_of_status_is_stored_with_its_audit_its_notice_and_its_delivery() {
    UserId reviewer = trial.staff("reviewer", Permission.USER_EDIT_STATUS);
    UserId user = trial.member("user");
    trial.clock.move(Duration.ofMinutes(1));

    Edited edited =
        done(
            trial
                .roster
                .editUser()
                .edit(
                    new EditUser.Command(
                        ActorRef.trusted(reviewer),
                        UserRef.of(user),
                        status(Status.DISABLED, "spam"),
                        Expectation.NONE,
                        "request 7")));

    assertThat(edited.changed()).containsExactly(Attribute.STATUS);
    assertThat(edited.user().shared().status()).isEqualTo(Status.DISABLED);
    assertThat(edited.user().version()).isEqualTo(2);
    assertThat(trial.stored(user).standing().banReason()).isEqualTo(new Reason("spam"));
    assertThat(trial.history(user))
        .containsExactly(
            new History.Entry(
                2,
                new AuditEntry(Attribute.STATUS, "0", "1", new Reason("spam")),
                reviewer,
                trial.clock.instant(),
                "request 7"));
    assertThat(trial.inbox(user))
        .extracting(entry -> entry.notice())
        .containsExactly(
            new Notice(NoticeId.ACCOUNT_DISABLED, Map.of("username", "user", "reason", "spam")));
    assertThat(trial.deliveries())
        .extracting(delivery -> delivery.way().channel())
        .containsExactly(DeliveryRules.MAIL);
  }

  @Test
  void a_change_without_a_notice_owes_no_delivery() {
    UserId reviewer = trial.staff("reviewer", Permission.USER_EDIT_STATUS);
    UserId user = trial.member("user", Status.UNDER_REVIEW);

    done(trial.edit(reviewer, user, status(Status.IGNORED, "")));

    assertThat(trial.stored(user).status()).isEqualTo(Status.IGNORED);
    assertThat(trial.history(user)).hasSize(1);
    assertThat(trial.inbox(user)).isEmpty();
    assertThat(trial.deliveries()).isEmpty();
  }

  @Test
  void a_legal_status_beside_an_invalid_username_leaves_nothing() {
    UserId admin = trial.administrator("chief");
    UserId user = trial.member("user", Status.UNDER_REVIEW);
    List<Object> before = trial.everything();

    assertThat(
            refused(
                trial.edit(
                    admin,
                    user,
                    status(Status.REJECTED, "no").replace(Attribute.USERNAME, "not a name"))))
        .containsExactly(Rejection.form(Attribute.USERNAME, FormRule.ILLEGAL_CHARACTER));

    assertThat(trial.everything()).isEqualTo(before);
    assertThat(trial.deliveries()).isEmpty();
  }

  @Test
  void a_legal_status_beside_a_taken_username_leaves_nothing() {
    UserId admin = trial.administrator("chief");
    UserId user = trial.member("user", Status.UNDER_REVIEW);
    List<Object> before = trial.everything();

    assertThat(
            codes(
                trial.edit(
                    admin,
                    user,
                    status(Status.REJECTED, "no").replace(Attribute.USERNAME, "CHIEF"))))
        .containsExactly(RejectionCode.USERNAME_TAKEN);

    assertThat(trial.everything()).isEqualTo(before);
  }

  @Test
  void a_taken_name_and_a_taken_mobile_are_reported_together() {
    UserId editor = trial.staff("editor", Permission.USER_EDIT);
    trial.member("other", "13812345678");
    UserId user = trial.member("user");
    List<Object> before = trial.everything();

    assertThat(
            refused(
                trial.edit(
                    editor,
                    user,
                    UserPatch.EMPTY
                        .replace(Attribute.USERNAME, "Other")
                        .replace(Attribute.MOBILE, "+86 138-1234-5678"))))
        .containsExactlyInAnyOrder(
            Rejection.at(Attribute.MOBILE, RejectionCode.MOBILE_IS_ALREADY_BIND),
            Rejection.at(Attribute.USERNAME, RejectionCode.USERNAME_TAKEN));
    assertThat(trial.everything()).isEqualTo(before);
  }

  @Test
  void the_same_patch_twice_is_once() {
    UserId user = trial.member("user");
    done(trial.edit(user, user, SIGNED));
    List<Object> once = trial.everything();

    Edited again = done(trial.edit(user, user, SIGNED));

    assertThat(again.changed()).isEmpty();
    assertThat(again.ignored())
        .containsExactly(new Ignored(Attribute.SIGNATURE, Ignored.Why.UNCHANGED));
    assertThat(again.user().version()).isEqualTo(2);
    assertThat(trial.everything()).isEqualTo(once);
  }

  @Test
  void an_empty_patch_changes_nothing_and_shows_the_user() {
    UserId user = trial.member("user");
    List<Object> before = trial.everything();

    Edited edited = done(trial.edit(user, user, UserPatch.EMPTY));

    assertThat(edited.changed()).isEmpty();
    assertThat(edited.ignored()).isEmpty();
    assertThat(edited.user().id()).isEqualTo(user);
    assertThat(trial.everything()).isEqualTo(before);
  }

  @Test
  void what_was_sent_and_not_applied_is_reported() {
    UserId user = trial.member("user");

    Edited edited =
        done(
            trial.edit(
                user,
                user,
                SIGNED
                    .replace(Attribute.USERNAME, "user")
                    .replace(Attribute.REFUSE_MESSAGE, "why")
                    .replace(Attribute.REGISTER_REASON, "please")));

    assertThat(edited.changed()).containsExactly(Attribute.SIGNATURE);
    assertThat(edited.ignored())
        .containsExactlyInAnyOrder(
            new Ignored(Attribute.USERNAME, Ignored.Why.UNCHANGED),
            new Ignored(Attribute.REFUSE_MESSAGE, Ignored.Why.NOT_APPLICABLE),
            new Ignored(Attribute.REGISTER_REASON, Ignored.Why.NOT_APPLICABLE));
  }

  @Test
  void the_view_is_of_the_user_that_was_decided_even_if_it_has_changed_since() {
    UserId editor = trial.staff("editor", Permission.USER_EDIT);
    UserId user = trial.member("user");
    UserPatch later = UserPatch.EMPTY.replace(Attribute.SIGNATURE, "a later one");
    trial.store.afterwards.set(() -> done(trial.edit(editor, user, later)));

    Edited edited = done(trial.edit(user, user, SIGNED));

    assertThat(edited.user().version()).isEqualTo(2);
    assertThat(edited.user().shared().profile().signature().text()).isEqualTo("a new signature");
    assertThat(trial.stored(user).version()).isEqualTo(3);
    assertThat(trial.stored(user).profile().signature().text()).isEqualTo("a later one");
  }

  @Test
  void a_user_is_named_by_its_public_id_too() {
    UserId user = trial.member("user");
    PublicId publicId = trial.stored(user).publicId();

    Edited edited =
        done(
            trial
                .roster
                .editUser()
                .edit(EditUser.Command.of(ActorRef.trusted(user), UserRef.of(publicId), SIGNED)));

    assertThat(edited.user().id()).isEqualTo(user);
    assertThat(edited.changed()).containsExactly(Attribute.SIGNATURE);
  }

  @Test
  void an_id_that_does_not_exist_is_forbidden_to_a_plain_member_and_not_found_by_an_editor() {
    UserId member = trial.member("member");
    UserId editor = trial.staff("editor", Permission.USER_EDIT);
    UserRef publicly = UserRef.of(new PublicId("y".repeat(PublicId.LENGTH)));

    for (UserRef unknown : List.of(publicly, UserRef.of(Trial.UNKNOWN))) {
      assertThat(codes(edit(member, unknown))).containsExactly(RejectionCode.PERMISSION_DENIED);
      assertThat(codes(edit(editor, unknown))).containsExactly(RejectionCode.MODEL_NOT_FOUND);
    }
    assertThat(codes(trial.edit(member, editor, SIGNED)))
        .containsExactly(RejectionCode.PERMISSION_DENIED);
  }

  private Outcome<Edited> edit(UserId actor, UserRef target) {
    return trial
        .roster
        .editUser()
        .edit(EditUser.Command.of(ActorRef.trusted(actor), target, SIGNED));
  }

  @Test
  void an_actor_who_does_not_exist_is_refused() {
    UserId user = trial.member("user");
    assertThat(codes(trial.edit(Trial.UNKNOWN, user, SIGNED)))
        .containsExactly(RejectionCode.ACCESS_DENIED);
    assertThat(codes(trial.edit(Trial.UNKNOWN, Trial.UNKNOWN, SIGNED)))
        .containsExactly(RejectionCode.ACCESS_DENIED);
  }

  @Test
  void a_session_proves_its_own_user_only() {
    trial.member("user");
    UserId other = trial.member("other");
    ActorRef session = trial.session("user");
    ActorRef stolen = ActorRef.in(session.session().orElseThrow(), other);

    assertThat(codes(trial.edit(stolen, other, SIGNED)))
        .containsExactly(RejectionCode.ACCESS_DENIED);
  }

  @Test
  void an_edit_is_refused_if_the_status_or_version_it_was_decided_on_is_no_longer_true() {
    UserId reviewer = trial.staff("reviewer", Permission.USER_EDIT_STATUS);
    UserId user = trial.member("user", Status.UNDER_REVIEW);
    done(trial.edit(reviewer, user, status(Status.REJECTED, "no")));
    List<Object> before = trial.everything();
    Rejection stale =
        Rejection.of(RejectionCode.STALE).with(Rejection.STATUS, 3).with(Rejection.VERSION, 2L);

    assertThat(
            refused(
                expecting(
                    reviewer,
                    user,
                    new Expectation(Optional.of(Status.UNDER_REVIEW), OptionalLong.empty()))))
        .containsExactly(stale);
    assertThat(
            refused(
                expecting(reviewer, user, new Expectation(Optional.empty(), OptionalLong.of(1)))))
        .containsExactly(stale);
    assertThat(trial.everything()).isEqualTo(before);

    done(
        expecting(
            reviewer, user, new Expectation(Optional.of(Status.REJECTED), OptionalLong.of(2))));
    assertThat(trial.stored(user).status()).isEqualTo(Status.NORMAL);
  }

  private Outcome<Edited> expecting(UserId actor, UserId target, Expectation expected) {
    return trial
        .roster
        .editUser()
        .edit(
            new EditUser.Command(
                ActorRef.trusted(actor),
                UserRef.of(target),
                status(Status.NORMAL, ""),
                expected,
                ""));
  }

  @Test
  void disabling_ends_every_session_and_bars_the_next_login() {
    UserId reviewer = trial.staff("reviewer", Permission.USER_EDIT_STATUS);
    UserId user = trial.member("user");
    ActorRef session = trial.session("user");

    done(trial.edit(reviewer, user, status(Status.DISABLED, "spam")));

    assertThat(codes(trial.edit(session, user, SIGNED)))
        .containsExactly(RejectionCode.ACCESS_DENIED);
    assertThat(codes(trial.logIn("user", PASSWORD))).containsExactly(RejectionCode.BAN_USER);
  }

  @Test
  void a_new_password_by_oneself_ends_every_other_session() {
    UserId user = trial.member("user");
    ActorRef here = trial.session("user");
    ActorRef elsewhere = trial.session("user");

    done(trial.edit(here, user, newPassword(PASSWORD, "battery staple")));

    done(trial.edit(here, user, SIGNED));
    assertThat(codes(trial.edit(elsewhere, user, SIGNED)))
        .containsExactly(RejectionCode.ACCESS_DENIED);
    done(trial.logIn("user", "battery staple"));
    assertThat(codes(trial.logIn("user", PASSWORD))).containsExactly(RejectionCode.LOGIN_FAILED);
  }

  @Test
  void a_new_password_by_someone_else_ends_every_session() {
    UserId editor = trial.staff("editor", Permission.USER_EDIT);
    UserId user = trial.member("user");
    ActorRef session = trial.session("user");

    done(
        trial.edit(
            editor, user, UserPatch.EMPTY.replace(Attribute.NEW_PASSWORD, "battery staple")));

    assertThat(codes(trial.edit(session, user, SIGNED)))
        .containsExactly(RejectionCode.ACCESS_DENIED);
    done(trial.logIn("user", "battery staple"));
  }

  @Test
  void of_a_change_of_groups_the_user_is_told_by_name() {
    UserId admin = trial.administrator("chief");
    UserId user = trial.member("user");

    done(trial.edit(admin, user, UserPatch.EMPTY.replace(Attribute.GROUPS, 6)));

    assertThat(trial.stored(user).membership().groups()).containsExactly(GroupId.UNPAID);
    assertThat(trial.inbox(user))
        .extracting(entry -> entry.notice())
        .containsExactly(
            new Notice(
                NoticeId.GROUPS_CHANGED,
                Map.of("username", "user", "oldgroupname", "普通会员", "newgroupname", "待付费")));
  }

  @Test
  void two_administrators_cannot_disable_each_other() {
    UserId first = trial.administrator("first");
    UserId second = trial.administrator("second");

    done(trial.edit(first, second, status(Status.DISABLED, "")));

    assertThat(codes(trial.edit(second, first, status(Status.DISABLED, ""))))
        .containsExactly(RejectionCode.BAN_USER);
    assertThat(trial.stored(first).activeAdministrator()).isTrue();
  }

  @Test
  void what_is_not_sent_stays_as_it_is() {
    UserId user = trial.member("user", "13812345678");
    var before = trial.stored(user);

    done(trial.edit(user, user, SIGNED));

    var after = trial.stored(user);
    assertThat(after)
        .usingRecursiveComparison()
        .ignoringFields("version", "timeline.updatedAt", "profile.signature")
        .isEqualTo(before);
    assertThat(after.profile().signature().text()).isEqualTo("a new signature");
  }
}

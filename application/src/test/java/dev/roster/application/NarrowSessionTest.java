package dev.roster.application;

import static dev.roster.application.Trial.PASSWORD;
import static dev.roster.application.Trial.codes;
import static dev.roster.application.Trial.done;
import static dev.roster.application.Trial.newPassword;
import static dev.roster.application.Trial.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Page;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.notice.Language;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.status.Status;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user who is not NORMAL may do, group 1 or not. */
class NarrowSessionTest {

  private final Trial trial = new Trial();

  @ParameterizedTest
  @CsvSource({
    "UNDER_REVIEW, REGISTER_VALIDATE",
    "REJECTED,     VALIDATE_REJECT",
    "IGNORED,      VALIDATE_IGNORE"
  })
  void a_narrow_session_reads_itself_and_its_notices_and_logs_out(
      Status status, RejectionCode code) {
    UserId user = trial.member("user", status);
    UserId other = trial.member("other");
    ActorRef session = trial.session("user");

    assertThat(done(view(session, user)).own()).isPresent();
    assertThat(done(notices(session)).owner()).isEqualTo(user);

    for (Outcome<?> refusal :
        List.of(
            view(session, other),
            view(session, Trial.UNKNOWN),
            history(session, user),
            history(session, other),
            trial.roster.deleteNotices().delete(session, Set.of(1L)),
            trial
                .roster
                .askPayPasswordToken()
                .ask(new AskPayPasswordToken.Command(session, "271828")),
            trial.edit(session, user, UserPatch.EMPTY.replace(Attribute.SIGNATURE, "hello")),
            trial.edit(session, user, newPassword(PASSWORD, "battery staple")),
            trial.edit(session, other, UserPatch.EMPTY.replace(Attribute.SIGNATURE, "hello")),
            trial.edit(
                session,
                user,
                UserPatch.EMPTY
                    .replace(Attribute.REGISTER_REASON, "a better reason")
                    .replace(Attribute.SIGNATURE, "hello")))) {
      assertThat(refused(refusal)).containsExactly(Rejection.of(code));
    }

    trial.roster.logOut().logOut(session);
    assertThat(codes(view(session, user))).containsExactly(RejectionCode.ACCESS_DENIED);
  }

  @ParameterizedTest
  @CsvSource({"UNDER_REVIEW, UNDER_REVIEW, 1", "REJECTED, UNDER_REVIEW, 2"})
  void a_new_register_reason_is_possible_while_under_review_or_rejected(
      Status status, Status after, int changes) {
    UserId user = trial.member("user", status);
    ActorRef session = trial.session("user");

    done(
        trial.edit(
            session, user, UserPatch.EMPTY.replace(Attribute.REGISTER_REASON, "a better reason")));

    assertThat(trial.stored(user).status()).isEqualTo(after);
    assertThat(trial.stored(user).registration().reason().text()).isEqualTo("a better reason");
    assertThat(trial.history(user)).hasSize(changes);
    assertThat(trial.inbox(user)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "UNDER_REVIEW, REGISTER_VALIDATE",
    "REJECTED,     VALIDATE_REJECT",
    "IGNORED,      VALIDATE_IGNORE",
    "DISABLED,     BAN_USER"
  })
  void an_administrator_who_is_not_normal_administers_nothing(Status status, RejectionCode code) {
    UserId admin = trial.create(Trial.named("chief").in(GroupId.ADMINISTRATORS).with(status));
    UserId user = trial.member("user");
    ActorRef actor = ActorRef.trusted(admin);

    for (Outcome<?> refusal :
        List.of(
            view(actor, user),
            history(actor, user),
            trial.edit(actor, user, UserPatch.EMPTY.replace(Attribute.SIGNATURE, "hello")))) {
      assertThat(codes(refusal)).containsExactly(code);
    }
  }

  @ParameterizedTest
  @CsvSource("DISABLED, BAN_USER")
  void a_disabled_user_may_do_nothing_even_if_somebody_vouches_for_it(
      Status status, RejectionCode code) {
    UserId user = trial.member("user", status);
    ActorRef actor = done(trial.roster.vouchForUser().vouchFor(UserRef.of(user)));

    for (Outcome<?> refusal :
        List.of(
            view(actor, user),
            notices(actor),
            history(actor, user),
            trial.edit(actor, user, UserPatch.EMPTY.replace(Attribute.SIGNATURE, "hello")))) {
      assertThat(codes(refusal)).containsExactly(code);
    }
  }

  private Outcome<UserView> view(ActorRef actor, UserId target) {
    return trial.roster.viewUser().view(new ViewUser.Query(actor, UserRef.of(target)));
  }

  private Outcome<ReadHistory.Past> history(ActorRef actor, UserId target) {
    return trial
        .roster
        .readHistory()
        .read(new ReadHistory.Query(actor, UserRef.of(target), Page.FIRST));
  }

  private Outcome<ReadNotices.Inboxed> notices(ActorRef actor) {
    return trial
        .roster
        .readNotices()
        .read(new ReadNotices.Query(actor, Page.FIRST, Language.EN, true));
  }
}

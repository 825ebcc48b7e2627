package dev.roster.domain.user;

import static dev.roster.domain.patch.Attribute.REFUSE_MESSAGE;
import static dev.roster.domain.patch.Attribute.REGISTER_REASON;
import static dev.roster.domain.patch.Attribute.STATUS;
import static dev.roster.domain.patch.UserPatch.EMPTY;
import static dev.roster.domain.status.By.MODERATOR;
import static dev.roster.domain.status.Status.DISABLED;
import static dev.roster.domain.status.Status.IGNORED;
import static dev.roster.domain.status.Status.NORMAL;
import static dev.roster.domain.status.Status.REJECTED;
import static dev.roster.domain.status.Status.UNDER_REVIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.domain.notice.NoticeId;
import dev.roster.domain.profile.Reason;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.status.Status;
import dev.roster.domain.status.Transition;
import dev.roster.domain.status.TransitionTable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TransitionDecisionTest {

  /** The number of the notice, "none", "same", or the refusal. */
  static Stream<Arguments> byModerator() {
    return Matrix.cells(
        """
                     NORMAL   DISABLED UNDER_REVIEW REJECTED IGNORED
        NORMAL       same     10       refused      refused  refused
        DISABLED     11       same     refused      refused  refused
        UNDER_REVIEW 2        refused  same         3        none
        REJECTED     2        refused  refused      same     refused
        IGNORED      2        refused  refused      refused  same
        """);
  }

  /** Codes of the statuses that a moderator may choose instead. */
  private static final Map<Status, List<Integer>> ALLOWED =
      Map.of(
          NORMAL, List.of(1),
          DISABLED, List.of(0),
          UNDER_REVIEW, List.of(0, 3, 4),
          REJECTED, List.of(0),
          IGNORED, List.of(0));

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @MethodSource("byModerator")
  void a_moderator_moves_a_user_only_along_the_table(Status from, Status to, String expected) {
    Request request = moderated(from, to);
    switch (expected) {
      case "same" -> assertUnchanged(request, from);
      case "refused" -> assertRefused(request, from);
      case "none" -> assertMoved(request, from, to, List.of());
      default -> assertMoved(request, from, to, List.of(Integer.valueOf(expected)));
    }
  }

  private static Request moderated(Status from, Status to) {
    return Request.by(Given.REVIEWER)
        .to(Given.in(from, Given.MEMBER))
        .sends(EMPTY.replace(STATUS, to.code()).replace(REFUSE_MESSAGE, "because"));
  }

  private static void assertUnchanged(Request request, Status from) {
    Decision.Accepted accepted = request.accepted();
    assertThat(accepted.changesNothing()).isTrue();
    assertThat(accepted.after()).isEqualTo(Given.in(from, Given.MEMBER));
    assertThat(accepted.notices()).isEmpty();
    assertThat(accepted.audit()).isEmpty();
  }

  private static void assertRefused(Request request, Status from) {
    assertThat(request.refusals()).containsExactly("status status_transition_not_allowed");
    assertThat(request.rejections().get(0).details())
        .isEqualTo(Map.of(Rejection.ALLOWED, ALLOWED.get(from)));
  }

  private static void assertMoved(Request request, Status from, Status to, List<Integer> notices) {
    Decision.Accepted accepted = request.accepted();
    Reason because = new Reason("because");
    assertThat(accepted.after().standing()).isEqualTo(new Standing(to, because));
    assertThat(accepted.changed()).containsExactly(STATUS);
    assertThat(accepted.notices())
        .extracting(owed -> owed.notice().id().value())
        .isEqualTo(notices);
    assertThat(accepted.audit())
        .containsExactly(new AuditEntry(STATUS, "" + from.code(), "" + to.code(), because));
  }

  /** A user who is not NORMAL hears of that first; the same status again is no change. */
  static Stream<Arguments> bySelf() {
    return Matrix.cells(
        """
                     NORMAL            DISABLED          UNDER_REVIEW      REJECTED          IGNORED
        NORMAL       same              cannot_change     cannot_change     cannot_change     cannot_change
        DISABLED     ban_user          ban_user          ban_user          ban_user          ban_user
        UNDER_REVIEW register_validate register_validate register_validate register_validate register_validate
        REJECTED     validate_reject   validate_reject   validate_reject   validate_reject   validate_reject
        IGNORED      validate_ignore   validate_ignore   validate_ignore   validate_ignore   validate_ignore
        """);
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @MethodSource("bySelf")
  void nobody_changes_their_own_status(Status from, Status to, String expected) {
    Request request =
        Request.by(Given.in(from, Given.ADMINISTRATOR)).sends(EMPTY.replace(STATUS, to.code()));
    switch (expected) {
      case "same" -> assertThat(request.accepted().changesNothing()).isTrue();
      case "cannot_change" ->
          assertThat(request.refusals()).containsExactly("status cannot_change_own_status");
      default -> assertThat(request.refusals()).containsExactly("request " + expected);
    }
  }

  @Test
  void a_rejected_user_applies_again_through_another_reason() {
    Decision.Accepted accepted = applyingAgain(REJECTED, "please").accepted();

    assertThat(accepted.after().standing()).isEqualTo(Standing.of(UNDER_REVIEW));
    assertThat(accepted.after().registerReason().text()).isEqualTo("please");
    assertThat(accepted.notices()).isEmpty();
    assertThat(accepted.changed()).containsExactly(STATUS, REGISTER_REASON);
    assertThat(accepted.audit())
        .containsExactly(
            new AuditEntry(STATUS, "3", "2", Reason.EMPTY),
            new AuditEntry(REGISTER_REASON, "let me in", "please", Reason.EMPTY));
  }

  @Test
  void the_same_reason_again_does_not_apply_again() {
    Decision.Accepted accepted = applyingAgain(REJECTED, "let me in").accepted();

    assertThat(accepted.changesNothing()).isTrue();
    assertThat(accepted.after().status()).isEqualTo(REJECTED);
  }

  @Test
  void another_reason_under_review_changes_only_the_reason() {
    Decision.Accepted accepted = applyingAgain(UNDER_REVIEW, "please").accepted();

    assertThat(accepted.changed()).containsExactly(REGISTER_REASON);
    assertThat(accepted.after().status()).isEqualTo(UNDER_REVIEW);
  }

  @Test
  void an_editor_who_corrects_the_reason_does_not_apply_for_the_user() {
    Decision.Accepted accepted =
        applyingAgain(REJECTED, "please").actingAs(Given.EDITOR).accepted();

    assertThat(accepted.changed()).containsExactly(REGISTER_REASON);
    assertThat(accepted.after().status()).isEqualTo(REJECTED);
  }

  private static Request applyingAgain(Status from, String reason) {
    return Request.by(Given.in(from, Given.MEMBER)).sends(EMPTY.replace(REGISTER_REASON, reason));
  }

  @Test
  void another_table_is_enforced() {
    Policy policy =
        Policy.STANDARD.with(
            TransitionTable.of(
                Transition.owing(
                    "back", NORMAL, UNDER_REVIEW, MODERATOR, NoticeId.ACCOUNT_DISABLED),
                Transition.silent("freeze", NORMAL, IGNORED, MODERATOR)));

    assertThat(moderated(NORMAL, UNDER_REVIEW).under(policy).accepted().notices())
        .extracting(owed -> owed.notice().id().value())
        .containsExactly(10);
    assertThat(moderated(NORMAL, IGNORED).under(policy).accepted().notices()).isEmpty();
    assertThat(moderated(NORMAL, DISABLED).under(policy).rejections())
        .singleElement()
        .extracting(Rejection::details)
        .isEqualTo(Map.of(Rejection.ALLOWED, List.of(2, 4)));
  }

  @Test
  void where_the_table_has_no_way_to_apply_again_another_reason_is_refused() {
    Policy policy =
        Policy.STANDARD.with(
            TransitionTable.of(Transition.silent("ignore", UNDER_REVIEW, IGNORED, MODERATOR)));

    Request request = applyingAgain(REJECTED, "please").under(policy);

    assertThat(request.refusals()).containsExactly("register_reason status_transition_not_allowed");
    assertThat(request.rejections().get(0).details()).containsEntry(Rejection.ALLOWED, List.of());
  }

  @ParameterizedTest
  @CsvSource({"0, NORMAL", "00, NORMAL", "3, REJECTED"})
  void a_status_may_be_sent_as_a_numeric_string(String sent, Status expected) {
    Request request =
        Request.by(Given.REVIEWER)
            .to(Given.in(UNDER_REVIEW, Given.MEMBER))
            .sends(EMPTY.replace(STATUS, sent));

    assertThat(request.accepted().after().status()).isEqualTo(expected);
  }
}

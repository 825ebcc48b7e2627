package dev.roster.domain.user;

import static dev.roster.domain.patch.Attribute.EMAIL;
import static dev.roster.domain.patch.Attribute.EXPIRED_AT;
import static dev.roster.domain.patch.Attribute.GENDER;
import static dev.roster.domain.patch.Attribute.MOBILE;
import static dev.roster.domain.patch.Attribute.REFUSE_MESSAGE;
import static dev.roster.domain.patch.Attribute.SIGNATURE;
import static dev.roster.domain.patch.Attribute.STATUS;
import static dev.roster.domain.patch.Attribute.USERNAME;
import static dev.roster.domain.patch.UserPatch.EMPTY;
import static dev.roster.domain.status.Status.DISABLED;
import static dev.roster.domain.status.Status.NORMAL;
import static dev.roster.domain.status.Status.UNDER_REVIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.roster.domain.delivery.Channel;
import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.delivery.Dispatch;
import dev.roster.domain.notice.NoticeId;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.profile.Reason;
import dev.roster.domain.status.By;
import dev.roster.domain.status.Status;
import dev.roster.domain.status.Transition;
import dev.roster.domain.status.TransitionTable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsequencesTest {

  private static final Channel MAIL = new Channel("mail");
  private static final Channel WEBHOOK = new Channel("webhook");

  private static Request moving(Status from, UserPatch patch) {
    return Request.by(Given.ADMINISTRATOR).to(Given.in(from, Given.MEMBER)).sends(patch);
  }

  /** What each notice names. */
  // @formatter:off
  @ParameterizedTest(name = "{0} -> {1}: notice {2}")
  @CsvSource(delimiter = '|', textBlock = """
      # from       | to | notice | reason
      UNDER_REVIEW | 0  | 2      | -
      UNDER_REVIEW | 3  | 3      | because
      NORMAL       | 1  | 10     | because
      DISABLED     | 0  | 11     | -
      REJECTED     | 0  | 2      | -
      IGNORED      | 0  | 2      | -
      """)
  // @formatter:on
  void a_notice_keeps_the_variables_that_it_names_and_no_others(
      Status from, int to, int notice, String reason) {
    UserPatch patch = EMPTY.replace(STATUS, to).replace(REFUSE_MESSAGE, "because");
    Map<String, String> expected =
        reason.equals("-")
            ? Map.of("username", "member")
            : Map.of("username", "member", "reason", reason);

    assertThat(moving(from, patch).accepted().notices())
        .extracting(owed -> owed.notice().id().value(), owed -> owed.notice().variables())
        .containsExactly(tuple(notice, expected));
  }

  @Test
  void no_reason_is_kept_as_empty_text() {
    assertThat(moving(NORMAL, EMPTY.replace(STATUS, 1)).accepted().notices())
        .extracting(owed -> owed.notice().variables())
        .containsExactly(Map.of("username", "member", "reason", ""));
  }

  /** Decision: a user who is renamed by the same request is called by the name it has from now. */
  @Test
  void a_notice_calls_the_user_by_its_new_name() {
    UserPatch patch = EMPTY.replace(STATUS, 0).replace(USERNAME, "renamed");

    assertThat(moving(UNDER_REVIEW, patch).accepted().notices())
        .extracting(owed -> owed.notice().variables())
        .containsExactly(Map.of("username", "renamed"));
  }

  @Test
  void a_change_of_status_and_groups_owes_both_notices() {
    UserPatch patch = Changes.groups(23).replace(STATUS, 1);

    assertThat(moving(NORMAL, patch).accepted().notices())
        .extracting(owed -> owed.notice().id().value())
        .containsExactly(10, 12);
  }

  @Test
  void other_changes_owe_nothing() {
    UserPatch patch =
        EMPTY.replace(SIGNATURE, "hello").replace(MOBILE, "13900001234").replace(USERNAME, "new");

    assertThat(moving(NORMAL, patch).accepted().notices()).isEmpty();
  }

  @Test
  void a_notice_is_delivered_over_the_configured_channels_and_no_others() {
    UserPatch patch = Changes.groups(23).replace(STATUS, 1);
    Policy mail = Policy.STANDARD.with(DeliveryRules.STANDARD.over(Set.of(MAIL, WEBHOOK)));

    assertThat(moving(NORMAL, patch).accepted().notices())
        .allMatch(owed -> owed.dispatches().isEmpty());
    assertThat(moving(NORMAL, patch).under(mail).accepted().notices())
        .hasSize(2)
        .allSatisfy(
            owed ->
                assertThat(owed.dispatches())
                    .extracting(Dispatch::channel)
                    .containsExactly(MAIL, WEBHOOK));
  }

  @Test
  void disabling_ends_every_session() {
    assertThat(moving(NORMAL, EMPTY.replace(STATUS, 1)).accepted().sessions())
        .isEqualTo(new SessionsToEnd.All());
    assertThat(moving(NORMAL, Changes.newPassword("new-password").replace(STATUS, 1)).accepted())
        .extracting(Decision.Accepted::sessions)
        .isEqualTo(new SessionsToEnd.All());
  }

  @Test
  void other_transitions_end_no_session() {
    assertThat(moving(DISABLED, EMPTY.replace(STATUS, 0)).accepted().sessions())
        .isEqualTo(new SessionsToEnd.None());
    assertThat(moving(UNDER_REVIEW, EMPTY.replace(STATUS, 3)).accepted().sessions())
        .isEqualTo(new SessionsToEnd.None());
  }

  @Test
  void a_new_password_by_oneself_ends_every_session_but_this() {
    Request request = Request.by(Given.MEMBER).sends(Changes.newPassword("new-password"));

    assertThat(request.accepted().sessions()).isEqualTo(new SessionsToEnd.AllBut(Given.SESSION));
    assertThat(request.withoutSession().accepted().sessions()).isEqualTo(new SessionsToEnd.All());
  }

  @Test
  void a_new_password_by_another_ends_every_session() {
    UserPatch patch = Changes.newPassword("new-password");

    assertThat(Request.by(Given.EDITOR).to(Given.MEMBER).sends(patch).accepted().sessions())
        .isEqualTo(new SessionsToEnd.All());
  }

  @Test
  void a_change_of_nothing_else_ends_no_session() {
    UserPatch patch = Changes.of(EMAIL, Given.MEMBER).replace(SIGNATURE, "hello");

    assertThat(Request.by(Given.MEMBER).sends(patch).accepted().sessions())
        .isEqualTo(new SessionsToEnd.None());
  }

  @Test
  void the_audit_has_one_entry_for_each_attribute_with_the_reason_beside_the_status_alone() {
    UserPatch patch =
        Changes.groups(10, 23)
            .replace(STATUS, 1)
            .replace(REFUSE_MESSAGE, "because")
            .replace(SIGNATURE, "hello")
            .replace(GENDER, "女")
            .replace(EXPIRED_AT, "2031-01-01 00:00:00");

    assertThat(moving(NORMAL, patch).accepted().audit())
        .extracting(
            entry -> entry.attribute().key(),
            AuditEntry::before,
            AuditEntry::after,
            entry -> entry.reason().text())
        .containsExactly(
            tuple("status", "0", "1", "because"),
            tuple("signature", "old signature", "hello", ""),
            tuple("groupId", "10", "10,23", ""),
            tuple("expired_at", "2030-01-01T00:00:00.500Z", "2030-12-31T16:00:00Z", ""),
            tuple("gender", "1", "2", ""));
  }

  @Test
  void the_audit_masks_personal_data() {
    UserPatch patch = EMPTY.replace(MOBILE, "13900001234").replace(EMAIL, "new@example.com");

    assertThat(moving(NORMAL, patch).accepted().audit())
        .extracting(AuditEntry::before, AuditEntry::after)
        .containsExactly(
            tuple("138****5678", "139****1234"), tuple("o***@example.com", "n***@example.com"));
    assertThat(moving(NORMAL, EMPTY.remove(MOBILE)).accepted().audit())
        .extracting(AuditEntry::after)
        .containsExactly("");
  }

  @Test
  void a_transition_replaces_the_reason_of_the_last_one() {
    User disabled = moving(NORMAL, disabling("spam")).accepted().after();
    User enabled =
        Request.by(Given.ADMINISTRATOR)
            .to(disabled)
            .sends(EMPTY.replace(STATUS, 0))
            .accepted()
            .after();

    assertThat(disabled.standing().banReason()).isEqualTo(new Reason("spam"));
    assertThat(enabled.standing()).isEqualTo(Standing.of(NORMAL));
    assertThat(Given.in(UNDER_REVIEW, Given.MEMBER).standing().banReason()).isEqualTo(Reason.EMPTY);
  }

  private static UserPatch disabling(String reason) {
    return EMPTY.replace(STATUS, 1).replace(REFUSE_MESSAGE, reason);
  }

  @Test
  void another_change_keeps_the_reason_of_the_last_transition() {
    Decision.Accepted accepted = moving(DISABLED, EMPTY.replace(SIGNATURE, "hello")).accepted();

    assertThat(accepted.after().standing().reason()).isEqualTo(new Reason("old reason"));
  }

  @Test
  void a_reason_without_a_transition_is_not_applied() {
    for (UserPatch patch : List.of(EMPTY, EMPTY.replace(STATUS, 1), EMPTY.replace(STATUS, "01"))) {
      Decision.Accepted accepted =
          moving(DISABLED, patch.replace(REFUSE_MESSAGE, "because")).accepted();

      assertThat(accepted.changesNothing()).isTrue();
      assertThat(accepted.ignored())
          .contains(new Ignored(REFUSE_MESSAGE, Ignored.Why.NOT_APPLICABLE));
    }
  }

  @Test
  void a_reason_has_at_most_255_characters() {
    assertThat(moving(NORMAL, disabling("因".repeat(255))).refusals()).isEmpty();
    assertThat(moving(NORMAL, disabling("因".repeat(256))).refusals())
        .containsExactly("refuse_message too_long");
  }

  @Test
  void another_table_owes_its_own_notices_with_what_they_name() {
    Policy policy =
        Policy.STANDARD.with(
            TransitionTable.of(
                Transition.owing(
                    "disable", NORMAL, DISABLED, By.MODERATOR, NoticeId.REGISTRATION_APPROVED)));

    assertThat(moving(NORMAL, disabling("spam")).under(policy).accepted().notices())
        .extracting(owed -> owed.notice().variables())
        .containsExactly(Map.of("username", "member"));
  }
}

package dev.roster.domain.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.domain.actor.Actor;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.status.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link EraseDecision}. */
class EraseDecisionTest {

  /** Holds {@code user.delete}, and is no administrator. */
  private static final User ERASER = Given.user(31, "eraser", Given.OTHERS);

  @Test
  void who_holds_the_permission_erases_others() {
    assertThat(refusals(ERASER, Given.MEMBER)).isEmpty();
    assertThat(refusals(Given.ADMINISTRATOR, Given.MEMBER)).isEmpty();
  }

  @Test
  void an_administrator_is_erased_by_another_and_by_nobody_else() {
    assertThat(refusals(Given.ADMINISTRATOR, Given.OTHER_ADMINISTRATOR)).isEmpty();
    assertThat(refusals(ERASER, Given.ADMINISTRATOR))
        .containsExactly(RejectionCode.PERMISSION_DENIED);
  }

  @Test
  void nobody_erases_itself() {
    assertThat(refusals(Given.ADMINISTRATOR, Given.ADMINISTRATOR))
        .containsExactly(RejectionCode.PERMISSION_DENIED);
    assertThat(refusals(ERASER, ERASER)).containsExactly(RejectionCode.PERMISSION_DENIED);
  }

  @Test
  void without_the_permission_nobody_learns_who_exists() {
    assertThat(refusals(Given.EDITOR, Given.MEMBER))
        .containsExactly(RejectionCode.PERMISSION_DENIED);
    assertThat(codes(snapshot(actor(Given.EDITOR), Optional.empty(), true)))
        .containsExactly(RejectionCode.PERMISSION_DENIED);
    assertThat(codes(snapshot(actor(ERASER), Optional.empty(), true)))
        .containsExactly(RejectionCode.MODEL_NOT_FOUND);
  }

  /** And whatever else stands against it is said first. */
  @Test
  void who_has_changed_meanwhile_is_not_erased() {
    long version = Given.MEMBER.version();
    assertThat(codes(ERASER, Given.MEMBER, version)).isEmpty();
    assertThat(codes(ERASER, Given.MEMBER, version + 1)).containsExactly(RejectionCode.STALE);
    assertThat(codes(ERASER, Given.ADMINISTRATOR, version + 1))
        .containsExactly(RejectionCode.PERMISSION_DENIED);
  }

  private static List<RejectionCode> codes(User actor, User target, long version) {
    Expectation expected = new Expectation(Optional.empty(), OptionalLong.of(version));
    Snapshot snapshot = snapshot(actor(actor), Optional.of(target), true);
    return EraseDecision.decide(snapshot, expected, Policy.STANDARD, Given.NOW)
        .fold(
            accepted -> List.of(),
            rejected -> rejected.rejections().stream().map(Rejection::code).toList());
  }

  @Test
  void an_ended_session_erases_nobody() {
    assertThat(codes(snapshot(Optional.empty(), Optional.of(Given.MEMBER), true)))
        .containsExactly(RejectionCode.ACCESS_DENIED);
  }

  @ParameterizedTest
  @EnumSource(names = "NORMAL", mode = EnumSource.Mode.EXCLUDE)
  void who_is_not_normal_hears_of_its_own_status_first(Status status) {
    assertThat(refusals(Given.in(status, Given.ADMINISTRATOR), Given.MEMBER))
        .hasSize(1)
        .doesNotContain(RejectionCode.PERMISSION_DENIED);
  }

  @Test
  void group_1_keeps_a_member_who_can_act() {
    Snapshot lonely =
        snapshot(actor(Given.ADMINISTRATOR), Optional.of(Given.OTHER_ADMINISTRATOR), false);
    assertThat(codes(lonely)).containsExactly(RejectionCode.LAST_ADMINISTRATOR);
    User disabled = Given.in(Status.DISABLED, Given.OTHER_ADMINISTRATOR);
    assertThat(codes(snapshot(actor(Given.ADMINISTRATOR), Optional.of(disabled), false))).isEmpty();
  }

  @Test
  void it_happens_after_every_change_even_if_the_clock_has_gone_backwards() {
    assertThat(accepted(Policy.STANDARD, Given.NOW).at())
        .isEqualTo(Instant.parse("2025-03-01T08:00:00.123Z"));
    assertThat(accepted(Policy.STANDARD, Given.CREATED).at())
        .isEqualTo(Given.UPDATED.plusMillis(1));
    assertThat(accepted(Policy.STANDARD, Given.NOW).version()).isEqualTo(Given.VERSION + 1);
  }

  @Test
  void the_name_is_kept_for_as_long_as_the_policy_says() {
    Erasure.Accepted month = accepted(Policy.STANDARD, Given.NOW);
    assertThat(month.nameKeptUntil()).isEqualTo(Given.NOW.plus(Duration.ofDays(30)));
    assertThat(month.keepsName()).isTrue();
    assertThat(accepted(Policy.STANDARD.withNameRetention(Duration.ZERO), Given.NOW).keepsName())
        .isFalse();
  }

  /** Typed from what may stay: codes, ids, times, and what has only ever been masked. */
  @Test
  void the_audit_forgets_everything_but_codes_and_masks() {
    assertThat(Erasure.FORGOTTEN)
        .isEqualTo(
            Set.of(
                Attribute.PASSWORD,
                Attribute.NEW_PASSWORD,
                Attribute.PASSWORD_CONFIRMATION,
                Attribute.PAY_PASSWORD,
                Attribute.PAY_PASSWORD_CONFIRMATION,
                Attribute.PAY_PASSWORD_TOKEN,
                Attribute.REMOVE_PAY_PASSWORD,
                Attribute.REFUSE_MESSAGE,
                Attribute.SIGNATURE,
                Attribute.USERNAME,
                Attribute.REGISTER_REASON,
                Attribute.NICKNAME,
                Attribute.AVATAR,
                Attribute.CITY,
                Attribute.PROVINCE,
                Attribute.COUNTRY,
                Attribute.GENDER,
                Attribute.LEVEL,
                Attribute.MAJOR,
                Attribute.DESCRIPTION));
  }

  private static List<RejectionCode> refusals(User actor, User target) {
    return codes(snapshot(actor(actor), Optional.of(target), true));
  }

  private static List<RejectionCode> codes(Snapshot snapshot) {
    return EraseDecision.decide(snapshot, Expectation.NONE, Policy.STANDARD, Given.NOW)
        .fold(
            accepted -> List.of(),
            rejected -> rejected.rejections().stream().map(Rejection::code).toList());
  }

  private static Erasure.Accepted accepted(Policy policy, Instant now) {
    Snapshot snapshot = snapshot(actor(ERASER), Optional.of(Given.MEMBER), true);
    return (Erasure.Accepted) EraseDecision.decide(snapshot, Expectation.NONE, policy, now);
  }

  private static Optional<Actor> actor(User user) {
    return Optional.of(Given.actor(user));
  }

  private static Snapshot snapshot(Optional<Actor> actor, Optional<User> target, boolean another) {
    return new Snapshot(actor, target, Given.GROUPS, Optional.empty(), another);
  }
}

package dev.roster.domain.rejection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;
import dev.roster.domain.patch.Attribute;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RejectionTest {

  /** The names are part of the contract with clients. */
  @Test
  void the_codes_keep_their_names() {
    assertThat(Arrays.stream(RejectionCode.values()).map(RejectionCode::key))
        .containsExactlyInAnyOrder(
            "access_denied",
            "permission_denied",
            "cannot_change_own_status",
            "login_failed",
            "ban_user",
            "register_close",
            "register_validate",
            "validate_reject",
            "validate_ignore",
            "model_not_found",
            "status_transition_not_allowed",
            "stale",
            "last_administrator",
            "conflict",
            "validation_error",
            "not_match_used_password",
            "cannot_use_the_same_password",
            "username_taken",
            "mobile_is_already_bind",
            "user_username_bout_limit_error",
            "token_invalid",
            "login_failures_times_toplimit",
            "password_failures_times_toplimit",
            "pay_password_failures_times_toplimit",
            "too_many_requests");
  }

  @Test
  void a_rejection_is_about_the_request_or_about_one_attribute() {
    assertThat(Rejection.of(RejectionCode.STALE).attribute()).isEmpty();
    assertThat(Rejection.at(Attribute.STATUS, RejectionCode.PERMISSION_DENIED).attribute())
        .contains(Attribute.STATUS);
  }

  @Test
  void what_was_missing_was_not_sent() {
    Rejection missing = Rejection.missing(Attribute.PASSWORD);

    assertThat(missing.sent()).isFalse();
    assertThat(missing.code()).isEqualTo(RejectionCode.VALIDATION_ERROR);
    assertThat(missing.rule()).contains(FormRule.REQUIRED);
    assertThat(Rejection.form(Attribute.PASSWORD, FormRule.REQUIRED).sent()).isTrue();
  }

  @Test
  void a_broken_rule_of_form_brings_its_limit() {
    Rejection rejection =
        Rejection.form(Attribute.SIGNATURE, Malformed.of(FormRule.TOO_LONG, "max", 140));

    assertThat(rejection.rule()).isEqualTo(Optional.of(FormRule.TOO_LONG));
    assertThat(rejection.details()).isEqualTo(Map.of("max", 140L));
  }

  @Test
  void a_detail_is_added_to_another_rejection() {
    Rejection without = Rejection.of(RejectionCode.STALE);
    Rejection with = without.with(Rejection.STATUS, 2).with(Rejection.VERSION, 7L);

    assertThat(without.details()).isEmpty();
    assertThat(with.details()).isEqualTo(Map.of("status", 2, "version", 7L));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> with.details().put("status", 3));
  }
}

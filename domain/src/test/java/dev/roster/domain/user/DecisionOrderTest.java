package dev.roster.domain.user;

import static dev.roster.domain.patch.Attribute.EMAIL;
import static dev.roster.domain.patch.Attribute.MOBILE;
import static dev.roster.domain.patch.Attribute.NEW_PASSWORD;
import static dev.roster.domain.patch.Attribute.NICKNAME;
import static dev.roster.domain.patch.Attribute.PASSWORD;
import static dev.roster.domain.patch.Attribute.REFUSE_MESSAGE;
import static dev.roster.domain.patch.Attribute.REGISTER_REASON;
import static dev.roster.domain.patch.Attribute.SIGNATURE;
import static dev.roster.domain.patch.Attribute.STATUS;
import static dev.roster.domain.patch.Attribute.USERNAME;
import static dev.roster.domain.patch.UserPatch.EMPTY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.status.Status;
import org.junit.jupiter.api.Test;

/** The order of decisions: each request breaks two stages in a row; the earlier one answers. */
class DecisionOrderTest {

  private static final String LONG = "a".repeat(2000);

  @Test
  void authentication_comes_before_the_existence_of_anything() {
    Request request =
        Request.by(Given.ADMINISTRATOR)
            .toNobody()
            .unauthenticated()
            .sends(EMPTY.replace(STATUS, 9));

    assertThat(request.refusals()).containsExactly("request access_denied");
  }

  @Test
  void the_actor_s_own_status_comes_before_its_permission_to_edit_others() {
    Request request =
        Request.by(Given.in(Status.UNDER_REVIEW, Given.MEMBER)).to(Given.OTHER_MEMBER);

    assertThat(request.refusals()).containsExactly("request register_validate");
  }

  @Test
  void the_permission_to_edit_others_comes_before_their_existence() {
    assertThat(Request.by(Given.MEMBER).toNobody().refusals())
        .containsExactly("request permission_denied");
  }

  @Test
  void existence_comes_before_the_permission_for_an_attribute() {
    Request request = Request.by(Given.EDITOR).toNobody().sends(EMPTY.replace(STATUS, 1));

    assertThat(request.refusals()).containsExactly("request model_not_found");
  }

  @Test
  void echoes_are_dropped_before_permissions_are_asked() {
    Request request = Request.by(Given.EDITOR).to(Given.MEMBER).sends(EMPTY.replace(STATUS, 0));

    assertThat(request.refusals()).isEmpty();
  }

  @Test
  void permission_comes_before_form_and_reports_every_attribute_that_lacks_it() {
    UserPatch patch =
        EMPTY
            .replace(STATUS, "no status")
            .replace(Attribute.GROUPS, "no group")
            .replace(SIGNATURE, LONG)
            .replace(REFUSE_MESSAGE, LONG);

    assertThat(Request.by(Given.EDITOR).to(Given.MEMBER).sends(patch).refusals())
        .containsExactly("status permission_denied", "groupId permission_denied");
    assertThat(Request.by(Given.MEMBER).sends(patch).refusals())
        .containsExactly("status cannot_change_own_status", "groupId permission_denied");
  }

  @Test
  void what_does_not_apply_is_dropped_before_form_is_judged() {
    UserPatch patch =
        EMPTY
            .replace(REFUSE_MESSAGE, LONG)
            .replace(REGISTER_REASON, LONG)
            .replace(PASSWORD, 5)
            .replace(Attribute.PASSWORD_CONFIRMATION, 5)
            .replace(Attribute.PAY_PASSWORD_CONFIRMATION, 5)
            .replace(Attribute.PAY_PASSWORD_TOKEN, 5);
    Decision.Accepted accepted = Request.by(Given.MEMBER).sends(patch).accepted();

    assertThat(accepted.changesNothing()).isTrue();
    assertThat(accepted.ignored())
        .hasSize(6)
        .allMatch(ignored -> ignored.why() == Ignored.Why.NOT_APPLICABLE);
  }

  @Test
  void form_comes_before_rules_and_reports_every_malformed_attribute() {
    UserPatch patch =
        EMPTY
            .replace(NEW_PASSWORD, "short")
            .replace(EMAIL, "nowhere")
            .replace(SIGNATURE, LONG)
            .replace(NICKNAME, 5)
            .replace(USERNAME, "admin");

    assertThat(Request.by(Given.MEMBER).sends(patch).refusals())
        .containsExactly(
            "newPassword too_short",
            "email not_an_email",
            "signature too_long",
            "nickname wrong_type");
  }

  @Test
  void rules_come_before_the_transition_and_are_reported_together() {
    UserPatch patch =
        EMPTY
            .replace(NEW_PASSWORD, "new-password")
            .replace(Attribute.PASSWORD_CONFIRMATION, "another")
            .replace(USERNAME, "admin")
            .replace(Attribute.GROUPS, 99)
            .replace(STATUS, 3);

    assertThat(Request.by(Given.ADMINISTRATOR).to(Given.MEMBER).sends(patch).refusals())
        .containsExactly(
            "password_confirmation not_confirmed", "username reserved", "groupId unknown_group");
  }

  @Test
  void rules_of_one_user_are_reported_together() {
    User renamed = Given.MEMBER.renamedItself();
    UserPatch patch =
        EMPTY
            .replace(MOBILE, "13900001234")
            .replace(NEW_PASSWORD, "new-password")
            .replace(Attribute.PAY_PASSWORD, "222222")
            .replace(USERNAME, "admin");

    assertThat(Request.by(renamed).sends(patch).refusals())
        .containsExactly(
            "password required",
            "password_confirmation required",
            "pay_password_confirmation required",
            "pay_password_token required",
            "username reserved",
            "username user_username_bout_limit_error");
  }

  @Test
  void the_transition_comes_before_what_the_request_expects() {
    Request request =
        Request.by(Given.REVIEWER)
            .to(Given.MEMBER)
            .sends(EMPTY.replace(STATUS, 3))
            .expecting(Status.UNDER_REVIEW);

    assertThat(request.refusals()).containsExactly("status status_transition_not_allowed");
  }

  @Test
  void an_illegal_move_that_leaves_no_administrator_is_reported_as_both() {
    Request request =
        Request.by(Given.ADMINISTRATOR)
            .to(Given.OTHER_ADMINISTRATOR)
            .sends(Changes.groups(10).replace(STATUS, 3))
            .withoutAnotherAdministrator();

    assertThat(request.refusals())
        .containsExactly("status status_transition_not_allowed", "request last_administrator");
  }

  @Test
  void what_the_request_expects_comes_before_its_secrets() {
    UserPatch wrong = Changes.newPassword("new-password").replace(PASSWORD, "wrong");
    Request request = Request.by(Given.MEMBER).sends(wrong);

    assertThat(request.refusals()).containsExactly("password not_match_used_password");
    assertThat(request.expecting(Given.VERSION - 1).refusals()).containsExactly("request stale");
  }

  @Test
  void secrets_come_before_hashing() {
    UserPatch same = Changes.newPassword(Given.PASSWORD);

    assertThat(Request.by(Given.MEMBER).sends(same).open())
        .hasOnlyElementsOfType(Question.Matches.class);
    assertThat(Request.by(Given.MEMBER).sends(same).refusals())
        .containsExactly("newPassword cannot_use_the_same_password");
  }
}

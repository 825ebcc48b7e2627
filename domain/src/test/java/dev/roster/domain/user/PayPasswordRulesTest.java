package dev.roster.domain.user;

import static dev.roster.domain.patch.Attribute.PAY_PASSWORD;
import static dev.roster.domain.patch.Attribute.PAY_PASSWORD_CONFIRMATION;
import static dev.roster.domain.patch.Attribute.PAY_PASSWORD_TOKEN;
import static dev.roster.domain.patch.Attribute.REMOVE_PAY_PASSWORD;
import static dev.roster.domain.patch.Attribute.SIGNATURE;
import static dev.roster.domain.patch.UserPatch.EMPTY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.profile.Reason;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayPasswordRulesTest {

  private static final User USER = Given.MEMBER;
  private static final User FIRST_TIME = Given.withoutPayPassword(USER);
  private static final Instant VALID = Given.NOW.plusNanos(1);
  private static final Instant EXPIRED = Given.NOW;

  /**
   * A dash is an attribute that is not sent; the stored pay password is 111111. A used token is not
   * stored any more, so it is the same as an unknown one.
   */
  // @formatter:off
  @ParameterizedTest(name = "{0} pay password: {1}, confirmation {2}, {3} token: {4}")
  @CsvSource(delimiter = '|', textBlock = """
      # stored | payPassword | confirmation | token   | answer
      no       | 222222      | 222222       | -       | changed
      no       | 222222      | 222222       | unknown | changed
      no       | 222222      | -            | -       | pay_password_confirmation required
      no       | 222222      | 222223       | -       | pay_password_confirmation not_confirmed
      no       | 22222       | 22222        | -       | payPassword not_six_digits
      no       | 2222222     | 2222222      | -       | payPassword not_six_digits
      no       | 22222a      | 22222a       | -       | payPassword not_six_digits
      no       | ２２２２２２ | ２２２２２２   | -       | payPassword not_six_digits
      no       | ٢٢٢٢٢٢      | ٢٢٢٢٢٢       | -       | payPassword not_six_digits
      a        | 222222      | 222222       | valid   | changed
      a        | 222222      | 222222       | -       | pay_password_token required
      a        | 222222      | 222222       | unknown | pay_password_token token_invalid
      a        | 222222      | 222222       | foreign | pay_password_token token_invalid
      a        | 222222      | 222222       | expired | pay_password_token token_invalid
      a        | 222222      | -            | -       | pay_password_confirmation required, pay_password_token required
      a        | 222222      | 222223       | foreign | pay_password_confirmation not_confirmed, pay_password_token token_invalid
      a        | 111111      | 111111       | valid   | payPassword cannot_use_the_same_password
      a        | 111111      | 111111       | expired | pay_password_token token_invalid
      """)
  // @formatter:on
  void a_pay_password_changes_as_the_table_says(
      String stored, String digits, String confirmation, String token, String answer) {
    UserPatch patch = EMPTY.replace(PAY_PASSWORD, digits);
    patch =
        confirmation.equals("-") ? patch : patch.replace(PAY_PASSWORD_CONFIRMATION, confirmation);
    Request request = Request.by(stored.equals("a") ? USER : FIRST_TIME);
    present(request, token);
    request.sends(token.equals("-") ? patch : patch.replace(PAY_PASSWORD_TOKEN, "token"));

    if (answer.equals("changed")) {
      assertChanged(request.accepted(), digits);
    } else {
      assertThat(request.refusals()).isEqualTo(Arrays.asList(answer.split(", ")));
    }
  }

  private static void present(Request request, String token) {
    switch (token) {
      case "valid" -> request.presenting(USER, VALID);
      case "foreign" -> request.presenting(Given.OTHER_MEMBER, VALID);
      case "expired" -> request.presenting(USER, EXPIRED);
      default -> {}
    }
  }

  /** Every token of the user is used up, even one that was not needed; no session ends. */
  private static void assertChanged(Decision.Accepted accepted, String digits) {
    assertThat(accepted.after().credentials().payPassword()).contains(Given.hash(digits));
    assertThat(accepted.after().credentials().password()).isEqualTo(USER.credentials().password());
    assertThat(accepted.after().credentials().passwordChangedAt()).contains(Given.CREATED);
    assertThat(accepted.changed()).containsExactly(PAY_PASSWORD);
    assertThat(accepted.payTokensUsedUp()).isTrue();
    assertThat(accepted.sessions()).isEqualTo(new SessionsToEnd.None());
    assertThat(accepted.audit())
        .containsExactly(new AuditEntry(PAY_PASSWORD, "", "", Reason.EMPTY));
  }

  @Test
  void a_token_that_is_not_needed_is_not_applied_and_not_judged() {
    UserPatch patch = Changes.payPassword("222222").replace(PAY_PASSWORD_TOKEN, "token");

    assertThat(Request.by(FIRST_TIME).sends(patch).accepted().ignored())
        .containsExactly(new Ignored(PAY_PASSWORD_TOKEN, Ignored.Why.NOT_APPLICABLE));
  }

  @Test
  void a_pay_password_takes_no_login_password() {
    UserPatch patch = Changes.payPassword("222222").replace(Attribute.PASSWORD, "wrong");

    assertThat(Request.by(FIRST_TIME).sends(patch).accepted().ignored())
        .containsExactly(new Ignored(Attribute.PASSWORD, Ignored.Why.NOT_APPLICABLE));
  }

  @Test
  void other_changes_use_no_token_up() {
    Request request =
        Request.by(USER)
            .presenting(USER, VALID)
            .sends(EMPTY.replace(SIGNATURE, "hello").replace(PAY_PASSWORD_TOKEN, "token"));

    assertThat(request.accepted().payTokensUsedUp()).isFalse();
    assertThat(request.accepted().changed()).containsExactly(SIGNATURE);
  }

  @Test
  void nobody_sets_the_pay_password_of_another() {
    Request request = Request.by(Given.ADMINISTRATOR).to(FIRST_TIME);

    assertThat(request.sends(Changes.payPassword("222222")).refusals())
        .containsExactly("payPassword permission_denied");
  }

  @Test
  void an_administrator_removes_a_pay_password_and_uses_its_tokens_up() {
    Request request =
        Request.by(Given.ADMINISTRATOR).to(USER).sends(EMPTY.replace(REMOVE_PAY_PASSWORD, true));
    Decision.Accepted accepted = request.accepted();

    assertThat(accepted.after().credentials())
        .isEqualTo(USER.credentials().withPayPassword(FIRST_TIME.credentials().payPassword()));
    assertThat(accepted.after().credentials().payPassword()).isEmpty();
    assertThat(accepted.changed()).containsExactly(REMOVE_PAY_PASSWORD);
    assertThat(accepted.payTokensUsedUp()).isTrue();
    assertThat(accepted.audit())
        .containsExactly(new AuditEntry(REMOVE_PAY_PASSWORD, "", "", Reason.EMPTY));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void where_no_pay_password_is_stored_there_is_nothing_to_remove(boolean flag) {
    Request request =
        Request.by(Given.ADMINISTRATOR)
            .to(FIRST_TIME)
            .sends(EMPTY.replace(REMOVE_PAY_PASSWORD, flag));

    assertThat(request.accepted().changesNothing()).isTrue();
    assertThat(request.accepted().ignored())
        .containsExactly(new Ignored(REMOVE_PAY_PASSWORD, Ignored.Why.UNCHANGED));
  }

  @Test
  void to_remove_with_false_removes_nothing() {
    Request request =
        Request.by(Given.ADMINISTRATOR).to(USER).sends(EMPTY.replace(REMOVE_PAY_PASSWORD, false));

    assertThat(request.accepted().changesNothing()).isTrue();
    assertThat(request.accepted().payTokensUsedUp()).isFalse();
  }

  @Test
  void a_pay_password_is_not_set_and_removed_at_once() {
    User administrator = Given.ADMINISTRATOR;
    UserPatch both = Changes.of(PAY_PASSWORD, administrator).replace(REMOVE_PAY_PASSWORD, true);
    Request request = Request.by(administrator).presenting(administrator, VALID);

    assertThat(request.sends(both).refusals()).containsExactly("removePayPassword not_together");
    assertThat(request.sends(both.replace(REMOVE_PAY_PASSWORD, false)).refusals()).isEmpty();
  }

  @Test
  void not_even_where_there_is_none_to_remove() {
    User administrator = Given.withoutPayPassword(Given.ADMINISTRATOR);
    UserPatch both = Changes.payPassword("222222").replace(REMOVE_PAY_PASSWORD, true);

    assertThat(Request.by(administrator).sends(both).refusals())
        .containsExactly("removePayPassword not_together");
  }
}

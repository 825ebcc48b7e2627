package dev.roster.domain.user;

import static dev.roster.domain.patch.Attribute.REGISTER_REASON;
import static dev.roster.domain.patch.Attribute.USERNAME;
import static dev.roster.domain.patch.UserPatch.EMPTY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.domain.profile.Reason;
import dev.roster.domain.profile.Username;
import dev.roster.domain.status.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameRulesTest {

  private static Request renaming(User actor, String name) {
    return Request.by(actor).sends(EMPTY.replace(USERNAME, name));
  }

  private static User renamed(User user, int times) {
    User after = user;
    for (int i = 0; i < times; i++) {
      after = after.renamedItself();
    }
    return after;
  }

  @ParameterizedTest(name = "quota {0}, used {1}: {2}")
  @CsvSource({"1, 0, yes", "1, 1, no", "1, 2, no", "0, 0, no", "3, 2, yes", "3, 3, no"})
  void a_user_renames_itself_within_the_quota(int quota, int used, String answer) {
    Request request =
        renaming(renamed(Given.MEMBER, used), "renamed")
            .under(Policy.STANDARD.withRenameQuota(quota));

    if (answer.equals("yes")) {
      assertThat(request.accepted().after().renames()).isEqualTo(used + 1);
      assertThat(request.accepted().after().username().text()).isEqualTo("renamed");
    } else {
      assertThat(request.refusals()).containsExactly("username user_username_bout_limit_error");
    }
  }

  @Test
  void the_quota_is_one_unless_configured() {
    assertThat(Policy.STANDARD.renameQuota()).isEqualTo(1);
  }

  @Test
  void a_rename_by_another_uses_no_quota_and_needs_none() {
    Request request = renaming(Given.EDITOR, "renamed").to(renamed(Given.MEMBER, 1));

    assertThat(request.accepted().after().renames()).isEqualTo(1);
  }

  /** Decision: whoever may rename everybody is not stopped by a quota for the own name. */
  @Test
  void an_editor_renames_itself_beyond_the_quota_and_is_counted() {
    Request request = renaming(renamed(Given.EDITOR, 1), "renamed");

    assertThat(request.accepted().after().renames()).isEqualTo(2);
  }

  @Test
  void the_same_name_uses_no_quota() {
    Decision.Accepted accepted = renaming(renamed(Given.MEMBER, 1), "member").accepted();

    assertThat(accepted.changesNothing()).isTrue();
    assertThat(accepted.after().renames()).isEqualTo(1);
  }

  @Test
  void a_name_is_compared_and_stored_in_nfc() {
    User angstrom = Given.MEMBER.with(new Username("\u00c5ngstrom"));

    assertThat(renaming(angstrom, "A\u030angstrom").accepted().changesNothing()).isTrue();
    assertThat(renaming(Given.MEMBER, "A\u030angstrom").accepted().after().username().text())
        .isEqualTo("\u00c5ngstrom");
  }

  @Test
  void another_case_is_another_name() {
    assertThat(renaming(Given.MEMBER, "Member").accepted().changed()).containsExactly(USERNAME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin", "ADMIN", "root", "匿名用户", "support", "null", "ｒｏｏｔ"})
  void a_reserved_name_or_what_looks_like_it_is_given_to_nobody_by_nobody(String name) {
    for (User actor : List.of(Given.MEMBER, Given.EDITOR, Given.ADMINISTRATOR)) {
      assertThat(renaming(actor, name).to(Given.MEMBER).refusals())
          .containsExactly("username reserved");
    }
  }

  /** Every rule has a test beside {@link Username}; here only that each of them is asked. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "'',           required",
    "' ',          illegal_character",
    "a b,          illegal_character",
    "13812345678,  reads_as_mobile",
    "aлександр,    mixed_scripts",
    "张三abc123,    -",
    "a_b.c-d,      -"
  })
  void a_chosen_name_has_its_form(String name, String rule) {
    List<String> expected = rule.equals("-") ? List.of() : List.of("username " + rule);

    assertThat(renaming(Given.MEMBER, name).refusals()).isEqualTo(expected);
  }

  @Test
  void a_name_is_at_most_32_characters_long() {
    assertThat(renaming(Given.MEMBER, "张".repeat(32)).refusals()).isEmpty();
    assertThat(renaming(Given.MEMBER, "张".repeat(33)).refusals())
        .containsExactly("username too_long");
  }

  @Test
  void the_audit_keeps_both_names() {
    assertThat(renaming(Given.MEMBER, "renamed").accepted().audit())
        .containsExactly(new AuditEntry(USERNAME, "member", "renamed", Reason.EMPTY));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "NORMAL,       ignored",
    "DISABLED,     ignored",
    "UNDER_REVIEW, changed",
    "REJECTED,     changed",
    "IGNORED,      ignored"
  })
  void a_register_reason_applies_while_the_registration_is_open(Status status, String outcome) {
    Request request =
        Request.by(Given.EDITOR)
            .to(Given.in(status, Given.MEMBER))
            .sends(EMPTY.replace(REGISTER_REASON, "please"));
    Decision.Accepted accepted = request.accepted();

    if (outcome.equals("changed")) {
      assertThat(accepted.changed()).containsExactly(REGISTER_REASON);
    } else {
      assertThat(accepted.changesNothing()).isTrue();
      assertThat(accepted.ignored())
          .containsExactly(new Ignored(REGISTER_REASON, Ignored.Why.NOT_APPLICABLE));
    }
  }

  @Test
  void a_register_reason_says_something_in_at_most_50_characters() {
    Request request = Request.by(Given.in(Status.UNDER_REVIEW, Given.MEMBER));

    assertThat(request.sends(EMPTY.replace(REGISTER_REASON, "由".repeat(50))).refusals()).isEmpty();
    assertThat(request.sends(EMPTY.replace(REGISTER_REASON, "由".repeat(51))).refusals())
        .containsExactly("register_reason too_long");
    assertThat(request.sends(EMPTY.replace(REGISTER_REASON, " \u3000")).refusals())
        .containsExactly("register_reason too_short");
  }
}

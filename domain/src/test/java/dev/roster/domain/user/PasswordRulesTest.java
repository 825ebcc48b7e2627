package dev.roster.domain.user;

import static dev.roster.domain.patch.Attribute.EMAIL;
import static dev.roster.domain.patch.Attribute.MOBILE;
import static dev.roster.domain.patch.Attribute.NEW_PASSWORD;
import static dev.roster.domain.patch.Attribute.PASSWORD;
import static dev.roster.domain.patch.Attribute.PASSWORD_CONFIRMATION;
import static dev.roster.domain.patch.Attribute.SIGNATURE;
import static dev.roster.domain.patch.UserPatch.EMPTY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.profile.Email;
import dev.roster.domain.profile.Reason;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

  private static final Instant CHANGED = Given.NOW.truncatedTo(ChronoUnit.MILLIS);

  /**
   * Seed 003, request table. A dash is an attribute that is not sent; the stored one is
   * "old-password".
   */
  // @formatter:off
  @ParameterizedTest(name = "by {0} over {1} password: password {2}, new {3}, confirmation {4}: {5}")
  @CsvSource(delimiter = '|', textBlock = """
      # by   | stored | password     | newPassword  | confirmation | answer
      self   | a      | old-password | new-password | new-password | changed
      self   | a      | wrong        | new-password | new-password | password not_match_used_password
      self   | a      | wrong        | wrong        | wrong        | newPassword too_short
      self   | a      | wrong-one    | wrong-one    | wrong-one    | password not_match_used_password
      self   | a      | -            | new-password | new-password | password required
      self   | a      | old-password | new-password | -            | password_confirmation required
      self   | a      | old-password | new-password | New-password | password_confirmation not_confirmed
      self   | a      | -            | new-password | -            | password required, password_confirmation required
      self   | a      | old-password | old-password | old-password | newPassword cannot_use_the_same_password
      self   | a      | old-password | -            | -            | ignored password
      self   | a      | wrong        | -            | -            | ignored password
      self   | a      | -            | -            | new-password | ignored password_confirmation
      self   | no     | -            | new-password | new-password | changed
      self   | no     | anything     | new-password | new-password | changed
      self   | no     | -            | new-password | -            | password_confirmation required
      self   | no     | -            | new-password | other        | password_confirmation not_confirmed
      editor | a      | -            | new-password | -            | changed
      editor | a      | wrong        | new-password | -            | changed
      editor | a      | -            | new-password | new-password | changed
      editor | a      | -            | new-password | other        | password_confirmation not_confirmed
      editor | a      | -            | old-password | -            | changed
      editor | no     | -            | new-password | -            | changed
      """)
  // @formatter:on
  void a_login_password_changes_as_the_table_says(
      String by, String stored, String current, String wanted, String confirmation, String answer) {
    User target = stored.equals("a") ? Given.MEMBER : Given.withoutPassword(Given.MEMBER);
    Request request =
        Request.by(by.equals("self") ? target : Given.EDITOR)
            .to(target)
            .sends(patch(current, wanted, confirmation));

    if (answer.equals("changed")) {
      assertChanged(request.accepted(), wanted);
    } else if (answer.startsWith("ignored ")) {
      assertThat(request.accepted().changesNothing()).isTrue();
      assertThat(request.accepted().ignored())
          .extracting(ignored -> ignored.attribute().key())
          .containsExactly(answer.substring("ignored ".length()));
    } else {
      assertThat(request.refusals()).isEqualTo(Arrays.asList(answer.split(", ")));
    }
  }

  private static UserPatch patch(String current, String wanted, String confirmation) {
    UserPatch patch = sent(EMPTY, PASSWORD, current);
    return sent(sent(patch, NEW_PASSWORD, wanted), PASSWORD_CONFIRMATION, confirmation);
  }

  private static UserPatch sent(UserPatch patch, Attribute attribute, String text) {
    return text.equals("-") ? patch : patch.replace(attribute, text);
  }

  /**
   * The password and the time of its change move; the audit tells that it changed, never to what.
   */
  private static void assertChanged(Decision.Accepted accepted, String wanted) {
    Credentials after = accepted.after().credentials();
    assertThat(after.password()).contains(Given.hash(wanted));
    assertThat(after.passwordChangedAt()).contains(CHANGED);
    assertThat(after.payPassword()).contains(Given.hash(Given.PAY_PASSWORD));
    assertThat(accepted.changed()).containsExactly(NEW_PASSWORD);
    assertThat(accepted.audit())
        .containsExactly(new AuditEntry(NEW_PASSWORD, "", "", Reason.EMPTY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mobile", "email"})
  void by_oneself_mobile_and_email_take_the_current_password_where_one_is_stored(String key) {
    Attribute attribute = Changes.attribute(key);
    UserPatch change = Changes.of(attribute, Given.MEMBER);
    UserPatch alone = change.without(PASSWORD::equals);
    User mini = Given.withoutPassword(Given.MEMBER);

    assertThat(Request.by(Given.MEMBER).sends(change).accepted().changed())
        .containsExactly(attribute);
    assertThat(Request.by(Given.MEMBER).sends(alone).refusals())
        .containsExactly("password required");
    assertThat(Request.by(Given.MEMBER).sends(change.replace(PASSWORD, "wrong")).refusals())
        .containsExactly("password not_match_used_password");
    assertThat(Request.by(mini).sends(alone).accepted().changed()).containsExactly(attribute);
    assertThat(Request.by(Given.EDITOR).to(Given.MEMBER).sends(alone).accepted().changed())
        .containsExactly(attribute);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mobile", "email"})
  void to_take_them_away_by_oneself_takes_the_password_too(String key) {
    UserPatch removal = EMPTY.remove(Changes.attribute(key));

    assertThat(Request.by(Given.MEMBER).sends(removal).refusals())
        .containsExactly("password required");
    assertThat(Request.by(Given.MEMBER).sends(removal.replace(PASSWORD, Given.PASSWORD)).refusals())
        .isEmpty();
  }

  @Test
  void a_wrong_password_beside_an_unchanged_mobile_is_never_looked_at() {
    UserPatch patch = EMPTY.replace(PASSWORD, "wrong").replace(MOBILE, "138 1234 5678");
    Decision.Accepted accepted = Request.by(Given.MEMBER).sends(patch).accepted();

    assertThat(accepted.changesNothing()).isTrue();
    assertThat(accepted.ignored())
        .containsExactly(
            new Ignored(MOBILE, Ignored.Why.UNCHANGED),
            new Ignored(PASSWORD, Ignored.Why.NOT_APPLICABLE));
  }

  @Test
  void a_wrong_password_leaves_nothing_of_what_was_sent_with_it() {
    UserPatch patch = Changes.newPassword("new-password").replace(PASSWORD, "wrong");

    assertThat(Request.by(Given.MEMBER).sends(patch.replace(SIGNATURE, "hello")).settle())
        .isInstanceOf(Decision.Rejected.class);
  }

  /** 7, 8, 64 and 65 characters; 72 and 73 bytes; NUL. Exactly as sent, so blanks count. */
  @Test
  void a_new_password_keeps_its_limits_for_everybody() {
    for (User actor : List.of(Given.MEMBER, Given.EDITOR)) {
      assertThat(forms(actor, "a".repeat(7))).containsExactly("newPassword too_short");
      assertThat(forms(actor, "a".repeat(8))).isEmpty();
      assertThat(forms(actor, " ".repeat(8))).isEmpty();
      assertThat(forms(actor, "a".repeat(64))).isEmpty();
      assertThat(forms(actor, "a".repeat(65))).containsExactly("newPassword too_long");
      assertThat(forms(actor, "密".repeat(24))).isEmpty();
      assertThat(forms(actor, "密".repeat(24) + "a")).containsExactly("newPassword too_many_bytes");
      assertThat(forms(actor, "abcdefg\0")).containsExactly("newPassword illegal_character");
    }
  }

  private static List<String> forms(User actor, String password) {
    return Request.by(actor).to(Given.MEMBER).sends(Changes.newPassword(password)).refusals();
  }

  @Test
  void a_password_that_is_too_common_is_refused_for_everybody() {
    Policy policy =
        Policy.STANDARD.withCommonPasswords(password -> password.text().equals("password"));

    for (User actor : List.of(Given.MEMBER, Given.EDITOR)) {
      Request request = Request.by(actor).to(Given.MEMBER).under(policy);
      assertThat(request.sends(Changes.newPassword("password")).refusals())
          .containsExactly("newPassword too_common");
      assertThat(request.sends(Changes.newPassword("passw0rd")).refusals()).isEmpty();
    }
  }

  @Test
  void a_current_password_that_nobody_could_choose_today_still_proves() {
    User old =
        Given.MEMBER.with(
            Given.MEMBER.credentials().withPassword(Given.hash("short"), Given.CREATED));
    UserPatch patch = Changes.newPassword("new-password").replace(PASSWORD, "short");

    assertThat(Request.by(old).sends(patch).refusals()).isEmpty();
  }

  @Test
  void one_password_covers_everything_that_needs_it() {
    UserPatch patch =
        Changes.newPassword("new-password")
            .replace(MOBILE, "13900001234")
            .replace(EMAIL, "new@example.com");
    Decision.Accepted accepted = Request.by(Given.MEMBER).sends(patch).accepted();

    assertThat(accepted.changed()).containsExactly(NEW_PASSWORD, MOBILE, EMAIL);
    assertThat(accepted.after().contact().email())
        .isEqualTo(Optional.of(new Email("new@example.com")));
  }
}

package dev.roster.domain.user;

import static dev.roster.domain.patch.Attribute.NEW_PASSWORD;
import static dev.roster.domain.patch.Attribute.PASSWORD;
import static dev.roster.domain.patch.Attribute.REFUSE_MESSAGE;
import static dev.roster.domain.patch.Attribute.SIGNATURE;
import static dev.roster.domain.patch.Attribute.STATUS;
import static dev.roster.domain.patch.UserPatch.EMPTY;
import static dev.roster.domain.status.Status.NORMAL;
import static dev.roster.domain.status.Status.UNDER_REVIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.PatchField;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.profile.Reason;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PatchSemanticsTest {

  /**
   * What null and empty text do to a stored value: {@code clears}, or the rule that they break.
   * Where the wire knows another meaning of empty text, its dialect says so before this.
   */
  // @formatter:off
  @ParameterizedTest(name = "{0}: null {2}, empty text {3}")
  @CsvSource(delimiter = '|', textBlock = """
      # attribute       | where                       | null          | empty text
      newPassword       | credentials.password.text   | not_removable | too_short
      removePayPassword | credentials.payPassword.text| not_removable | wrong_type
      mobile            | contact.mobile.number       | clears        | not_a_mobile
      email             | contact.email.address       | clears        | not_an_email
      status            | standing.status             | not_removable | not_a_status
      signature         | profile.signature.text      | clears        | clears
      username          | username.text               | not_removable | required
      register_reason   | registration.reason.text    | not_removable | too_short
      groupId           | membership.groups           | not_removable | not_a_group
      expired_at        | membership.expiresAt        | clears        | not_a_time
      nickname          | profile.nickname.text       | clears        | clears
      avatar_url        | profile.avatar.text         | clears        | clears
      city              | profile.city.text           | clears        | clears
      province          | profile.province.text       | clears        | clears
      country           | profile.country.text        | clears        | clears
      gender            | profile.gender              | clears        | clears
      level             | profile.level.text          | clears        | clears
      major             | profile.major.text          | clears        | clears
      desc              | profile.description.text    | clears        | clears
      """)
  // @formatter:on
  void null_and_empty_text_mean_what_the_table_says(
      String key, String path, String removed, String emptied) {
    Attribute attribute = Changes.attribute(key);
    assertThat(attribute.removable()).isEqualTo(removed.equals("clears"));
    assertMeaning(EMPTY.remove(attribute), key, path, removed);
    assertMeaning(EMPTY.replace(attribute, ""), key, path, emptied);
  }

  private static void assertMeaning(UserPatch patch, String key, String path, String expected) {
    User target = Given.in(UNDER_REVIEW, Given.MEMBER);
    Request request = Request.by(Given.ADMINISTRATOR).to(target).sends(patch);
    if (expected.equals("clears")) {
      User after = request.accepted().after();
      assertThat(Leaves.differing(target, after)).isEqualTo(withTime(path));
      assertThat(Leaves.of(after).get(path)).isEqualTo(Leaves.of(Given.blank(target)).get(path));
    } else {
      assertThat(request.refusals()).containsExactly(key + " " + expected);
    }
  }

  /** What one attribute moves in a user, besides version and time of change. */
  // @formatter:off
  @ParameterizedTest(name = "{0} moves {1}")
  @CsvSource(delimiter = '|', textBlock = """
      newPassword       | credentials.password.text credentials.passwordChangedAt
      payPassword       | credentials.payPassword.text
      removePayPassword | credentials.payPassword.text
      mobile            | contact.mobile.number
      email             | contact.email.address
      status            | standing.status
      signature         | profile.signature.text
      username          | username.text
      register_reason   | registration.reason.text
      groupId           | membership.groups
      expired_at        | membership.expiresAt
      nickname          | profile.nickname.text
      avatar_url        | profile.avatar.text
      city              | profile.city.text
      province          | profile.province.text
      country           | profile.country.text
      gender            | profile.gender
      level             | profile.level.text
      major             | profile.major.text
      desc              | profile.description.text
      """)
  // @formatter:on
  void one_attribute_leaves_everything_else_as_it_was(String key, String paths) {
    Attribute attribute = Changes.attribute(key);
    User target = targetOf(attribute);
    Decision.Accepted accepted = changing(attribute, target).accepted();

    assertThat(Leaves.differing(target, accepted.after())).isEqualTo(withTime(paths.split(" ")));
    assertThat(accepted.changed()).containsExactly(attribute);
    assertThat(accepted.audit()).extracting(AuditEntry::attribute).containsExactly(attribute);
  }

  /** By another, but for the pay password, which is one's own. */
  private static Request changing(Attribute attribute, User target) {
    Request request =
        attribute == Attribute.PAY_PASSWORD ? Request.by(target) : Request.by(Given.ADMINISTRATOR);
    return request
        .to(target)
        .presenting(target, Given.NOW.plusSeconds(1))
        .sends(Changes.of(attribute, target));
  }

  private static User targetOf(Attribute attribute) {
    return Given.MEMBER.inStatus(attribute == Attribute.REGISTER_REASON ? UNDER_REVIEW : NORMAL);
  }

  private static Set<String> withTime(String... paths) {
    Set<String> all = new TreeSet<>(Set.of("version", "timeline.updatedAt"));
    all.addAll(Set.of(paths));
    return all;
  }

  @ParameterizedTest
  @EnumSource
  void an_absent_attribute_is_kept(Attribute absent) {
    UserPatch patch = EMPTY.replace(SIGNATURE, "hello").with(absent, PatchField.absent());
    Decision.Accepted accepted = Request.by(Given.MEMBER).sends(patch).accepted();

    assertThat(accepted.changesNothing()).isEqualTo(absent == SIGNATURE);
    assertThat(accepted.ignored()).isEmpty();
  }

  /** A password cannot be told from its hash, so the same one again is a change. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NEW_PASSWORD", "PAY_PASSWORD"})
  void the_same_patch_twice_is_once(Attribute attribute) {
    User target = targetOf(attribute);
    User once = changing(attribute, target).accepted().after();
    Decision.Accepted twice =
        Request.by(Given.ADMINISTRATOR).to(once).sends(Changes.of(attribute, target)).accepted();

    assertThat(twice.changesNothing()).isTrue();
    assertThat(twice.after()).isSameAs(once);
    assertThat(twice.audit()).isEmpty();
    assertThat(twice.notices()).isEmpty();
    assertThat(twice.ignored()).isNotEmpty();
  }

  @Test
  void sending_back_everything_that_is_shown_changes_nothing() {
    for (User actor : Set.of(Given.MEMBER, Given.ADMINISTRATOR, Given.EDITOR)) {
      for (String mobile : Set.of("13812345678", "138****5678")) {
        Decision.Accepted accepted =
            Request.by(actor).to(Given.MEMBER).sends(shown(mobile)).accepted();

        assertThat(accepted.changesNothing()).isTrue();
        assertThat(accepted.after()).isSameAs(Given.MEMBER);
        assertThat(accepted.ignored())
            .hasSize(16)
            .allMatch(ignored -> ignored.why() == Ignored.Why.UNCHANGED);
      }
    }
  }

  private static UserPatch shown(String mobile) {
    return EMPTY
        .replace(Attribute.MOBILE, mobile)
        .replace(Attribute.EMAIL, "old@example.com")
        .replace(Attribute.STATUS, 0)
        .replace(Attribute.SIGNATURE, "old signature")
        .replace(Attribute.USERNAME, "member")
        .replace(Attribute.REGISTER_REASON, "let me in")
        .replace(Attribute.EXPIRED_AT, "2030-01-01T08:00:00+08:00")
        .replace(Attribute.NICKNAME, "old nickname")
        .replace(Attribute.AVATAR, "old/avatar.png")
        .replace(Attribute.CITY, "old city")
        .replace(Attribute.PROVINCE, "old province")
        .replace(Attribute.COUNTRY, "old country")
        .replace(Attribute.GENDER, 1)
        .replace(Attribute.LEVEL, "old level")
        .replace(Attribute.MAJOR, "old major")
        .replace(Attribute.DESCRIPTION, "old description");
  }

  @Test
  void an_empty_patch_changes_nothing() {
    Decision.Accepted accepted = Request.by(Given.MEMBER).sends(EMPTY).accepted();

    assertThat(accepted.changesNothing()).isTrue();
    assertThat(accepted.after()).isSameAs(Given.MEMBER);
    assertThat(accepted.ignored()).isEmpty();
    assertThat(accepted.sessions()).isEqualTo(new SessionsToEnd.None());
  }

  @Test
  void a_reason_that_is_removed_or_empty_is_no_reason() {
    for (UserPatch patch :
        Set.of(EMPTY.remove(REFUSE_MESSAGE), EMPTY.replace(REFUSE_MESSAGE, ""))) {
      Request request = Request.by(Given.REVIEWER).to(Given.MEMBER).sends(patch.replace(STATUS, 1));

      assertThat(request.accepted().after().standing().reason()).isEqualTo(Reason.EMPTY);
    }
  }

  @Test
  void what_accompanies_a_change_cannot_be_null_with_it() {
    UserPatch patch = Changes.newPassword("new-password");

    for (Attribute attribute : Set.of(PASSWORD, NEW_PASSWORD, Attribute.PASSWORD_CONFIRMATION)) {
      assertThat(Request.by(Given.MEMBER).sends(patch.remove(attribute)).refusals())
          .containsExactly(attribute.key() + " not_removable");
    }
  }
}

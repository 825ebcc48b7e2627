package dev.roster.domain.user;

import static dev.roster.domain.patch.Attribute.EMAIL;
import static dev.roster.domain.patch.Attribute.MOBILE;
import static dev.roster.domain.patch.Attribute.SIGNATURE;
import static dev.roster.domain.patch.Attribute.STATUS;
import static dev.roster.domain.patch.Attribute.USERNAME;
import static dev.roster.domain.patch.UserPatch.EMPTY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.PatchField;
import dev.roster.domain.patch.RawValue;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.profile.Username;
import dev.roster.domain.status.Status;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EchoTest {

  /**
   * What a user of {@link Given} with an open registration is shown as, another legal value, and
   * who may send the former back without the right to change it. The editor meets a reviewer, so it
   * lacks the right to change what credentials hang on.
   */
  // @formatter:off
  private static final String SHOWN = """
      # attribute     | shown                     | other               | group editor | reviewer | editor
      username        | target                    | another             | yes          | yes      | edits
      status          | 2                         | 3                   | yes          | edits    | yes
      signature       | old signature             | another             | yes          | yes      | edits
      nickname        | old nickname              | another             | yes          | yes      | edits
      avatar_url      | old/avatar.png            | another             | yes          | yes      | edits
      city            | old city                  | another             | yes          | yes      | edits
      province        | old province              | another             | yes          | yes      | edits
      country         | old country               | another             | yes          | yes      | edits
      gender          | 1                         | 2                   | yes          | yes      | edits
      level           | old level                 | another             | yes          | yes      | edits
      major           | old major                 | another             | yes          | yes      | edits
      desc            | old description           | another             | yes          | yes      | edits
      register_reason | let me in                 | another             | no           | yes      | edits
      mobile          | 13812345678               | 13900001234         | no           | no       | yes
      mobile          | 138****5678               | 13900001234         | no           | no       | yes
      email           | old@example.com           | another@example.com | no           | no       | yes
      expired_at      | 2030-01-01T08:00:00+08:00 | 2031-01-01 00:00:00 | no           | no       | yes
      groupId         | 20                        | 23                  | yes          | yes      | yes
      newPassword     | old-password              | another-password    | no           | no       | no
      payPassword     | 111111                    | 222222              | no           | no       | no
      """;
  // @formatter:on

  private static final User TARGET =
      Given.in(Status.UNDER_REVIEW, Given.user(60, "target", Given.REVIEWERS));

  @ParameterizedTest(name = "{0} {1}: group editor {3}, reviewer {4}, editor {5}")
  @CsvSource(delimiter = '|', textBlock = SHOWN)
  void what_one_was_shown_may_be_sent_back_without_the_right_to_change_it(
      String key, String shown, String other, String grouper, String reviewer, String editor) {
    Attribute attribute = Changes.attribute(key);

    assertEcho(Request.by(Given.GROUP_EDITOR), attribute, shown, other, grouper);
    assertEcho(Request.by(Given.REVIEWER), attribute, shown, other, reviewer);
    assertEcho(Request.by(Given.EDITOR), attribute, shown, other, editor);
  }

  /** Whoever may not read it gets the same answer for a right and for a wrong guess. */
  private static void assertEcho(
      Request request, Attribute attribute, String shown, String other, String expected) {
    String refusal = attribute.key() + " permission_denied";
    request.to(TARGET);
    if (expected.equals("no")) {
      assertThat(request.sends(EMPTY.replace(attribute, shown)).refusals())
          .containsExactly(refusal);
      assertThat(request.sends(EMPTY.replace(attribute, other)).refusals())
          .containsExactly(refusal);
      return;
    }
    assertUnchanged(request.sends(EMPTY.replace(attribute, shown)), attribute);
    assertThat(request.sends(EMPTY.replace(attribute, other)).refusals())
        .isEqualTo(expected.equals("yes") ? List.of(refusal) : List.of());
  }

  private static void assertUnchanged(Request request, Attribute... attributes) {
    Decision.Accepted accepted = request.accepted();
    assertThat(accepted.changesNothing()).isTrue();
    assertThat(accepted.after()).isEqualTo(accepted.on().target().orElseThrow());
    assertThat(accepted.ignored())
        .extracting(Ignored::attribute, Ignored::why)
        .containsExactlyElementsOf(
            List.of(attributes).stream().map(a -> tuple(a, Ignored.Why.UNCHANGED)).toList());
  }

  @ParameterizedTest
  @CsvSource({"mobile", "email", "signature", "expired_at", "nickname", "desc"})
  void removing_what_is_not_there_is_an_echo_for_its_readers(String key) {
    Attribute attribute = Changes.attribute(key);
    Request editing = Request.by(Given.EDITOR).to(Given.blank(TARGET));

    assertUnchanged(editing.sends(EMPTY.remove(attribute)), attribute);
    assertUnchanged(editing.sends(EMPTY.replace(attribute, "")), attribute);
  }

  @ParameterizedTest
  @CsvSource({"mobile", "email", "expired_at"})
  void whether_something_is_there_is_not_told_to_others(String key) {
    UserPatch removal = EMPTY.remove(Changes.attribute(key));
    Request request = Request.by(Given.REVIEWER).sends(removal);

    assertThat(request.to(TARGET).refusals()).containsExactly(key + " permission_denied");
    assertThat(request.to(Given.blank(TARGET)).refusals())
        .containsExactly(key + " permission_denied");
  }

  @Test
  void a_user_sends_back_its_own_mobile_and_email_without_the_password() {
    UserPatch patch = EMPTY.replace(MOBILE, "138****5678").replace(EMAIL, "old@example.com");

    assertUnchanged(Request.by(Given.MEMBER).sends(patch), MOBILE, EMAIL);
  }

  @Test
  void another_mask_is_no_echo() {
    UserPatch patch = EMPTY.replace(MOBILE, "139****5678");

    assertThat(Request.by(Given.MEMBER).sends(patch).refusals())
        .containsExactly("mobile not_a_mobile");
  }

  @Test
  void a_foreign_number_is_masked_down_to_country_code_and_last_two_digits() {
    User abroad =
        Given.MEMBER.with(
            Given.MEMBER.contact().withMobile(Optional.of(new Mobile("+447700900123"))));

    assertUnchanged(Request.by(abroad).sends(EMPTY.replace(MOBILE, "+44****23")), MOBILE);
  }

  @Test
  void a_number_written_in_another_way_is_unchanged_though_no_echo() {
    Request own = Request.by(Given.MEMBER).sends(EMPTY.replace(MOBILE, "+86 138-1234-5678"));
    Request reviewing =
        Request.by(Given.REVIEWER).to(TARGET).sends(EMPTY.replace(MOBILE, "+86 138-1234-5678"));

    assertUnchanged(own, MOBILE);
    assertThat(reviewing.refusals()).containsExactly("mobile permission_denied");
  }

  @Test
  void one_s_own_status_may_be_sent_back_as_number_or_text() {
    assertUnchanged(Request.by(Given.MEMBER).sends(EMPTY.replace(STATUS, 0)), STATUS);
    assertUnchanged(Request.by(Given.MEMBER).sends(EMPTY.replace(STATUS, "0")), STATUS);
  }

  @Test
  void a_name_that_nobody_could_choose_today_may_be_sent_back() {
    User imported = Given.MEMBER.with(new Username("admin 13812345678 \u0430"));

    assertUnchanged(
        Request.by(imported).sends(EMPTY.replace(USERNAME, "admin 13812345678 \u0430")), USERNAME);
  }

  @Test
  void an_echo_beside_a_change_is_dropped_and_the_change_is_made() {
    UserPatch patch =
        EMPTY.replace(STATUS, 0).replace(MOBILE, "13812345678").replace(SIGNATURE, "hello");
    Decision.Accepted accepted = Request.by(Given.MEMBER).sends(patch).accepted();

    assertThat(accepted.changed()).containsExactly(SIGNATURE);
    assertThat(accepted.ignored()).extracting(Ignored::attribute).containsExactly(MOBILE, STATUS);
  }

  @Test
  void credentials_never_echo_not_even_for_oneself() {
    UserPatch password = Changes.newPassword(Given.PASSWORD);
    UserPatch flag =
        EMPTY.with(Attribute.REMOVE_PAY_PASSWORD, PatchField.replace(RawValue.of(false)));

    assertThat(Request.by(Given.MEMBER).sends(password).refusals())
        .containsExactly("newPassword cannot_use_the_same_password");
    assertThat(Request.by(Given.MEMBER).sends(flag).refusals())
        .containsExactly("removePayPassword permission_denied");
  }
}

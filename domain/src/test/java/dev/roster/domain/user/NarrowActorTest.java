package dev.roster.domain.user;

import static dev.roster.domain.patch.Attribute.REGISTER_REASON;
import static dev.roster.domain.patch.Attribute.SIGNATURE;
import static dev.roster.domain.patch.Attribute.STATUS;
import static dev.roster.domain.patch.UserPatch.EMPTY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.domain.actor.Actor;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.status.Status;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is open to an actor before any attribute is looked at: its own status, and whose account.
 */
class NarrowActorTest {

  // @formatter:off
  @ParameterizedTest(name = "{0}: register_reason {1}, anything else {2}")
  @CsvSource(delimiter = '|', textBlock = """
      # status     | own reason      | anything else
      NORMAL       | yes             | yes
      DISABLED     | ban_user        | ban_user
      UNDER_REVIEW | yes             | register_validate
      REJECTED     | yes             | validate_reject
      IGNORED      | validate_ignore | validate_ignore
      """)
  // @formatter:on
  void an_actor_who_is_not_normal_patches_at_most_its_own_register_reason(
      Status status, String reason, String other) {
    for (User user : List.of(Given.MEMBER, Given.ADMINISTRATOR)) {
      Request request = Request.by(Given.in(status, user));
      UserPatch both = EMPTY.replace(REGISTER_REASON, "please").replace(SIGNATURE, "hello");

      assertOutcome(request.sends(EMPTY.replace(REGISTER_REASON, "please")), reason);
      assertOutcome(request.sends(EMPTY.replace(SIGNATURE, "hello")), other);
      assertOutcome(request.sends(both), other);
    }
  }

  /** Even what would be no change, and even for somebody who could do it if NORMAL. */
  @ParameterizedTest
  @CsvSource({
    "DISABLED, ban_user",
    "UNDER_REVIEW, register_validate",
    "REJECTED, validate_reject",
    "IGNORED, validate_ignore"
  })
  void an_actor_who_is_not_normal_does_nothing_to_others(Status status, String refusal) {
    Request request = Request.by(Given.in(status, Given.ADMINISTRATOR)).to(Given.MEMBER);

    assertOutcome(request.sends(EMPTY.replace(REGISTER_REASON, "please")), refusal);
    assertOutcome(request.sends(EMPTY.replace(STATUS, 1)), refusal);
    assertOutcome(request.sends(EMPTY), refusal);
    assertOutcome(request.toNobody(), refusal);
  }

  private static void assertOutcome(Request request, String expected) {
    if (expected.equals("yes")) {
      assertThat(request.refusals()).isEmpty();
    } else {
      assertThat(request.refusals()).containsExactly("request " + expected);
    }
  }

  @Test
  void a_disabled_actor_hears_the_reason() {
    Request request = Request.by(Given.in(Status.DISABLED, Given.MEMBER));

    assertThat(request.rejections())
        .singleElement()
        .extracting(Rejection::details)
        .isEqualTo(Map.of(Rejection.REASON, "old reason"));
  }

  @ParameterizedTest
  @CsvSource({
    "NORMAL, true",
    "DISABLED, false",
    "UNDER_REVIEW, true",
    "REJECTED, true",
    "IGNORED, true"
  })
  void everybody_but_a_disabled_actor_reads_itself(Status status, boolean expected) {
    Actor actor = Given.actor(Given.in(status, Given.MEMBER));

    assertThat(NarrowAccess.mayReadItself(actor, Given.MEMBER.id())).isEqualTo(expected);
    assertThat(NarrowAccess.mayReadItself(actor, Given.OTHER_MEMBER.id())).isFalse();
  }

  @Test
  void for_a_plain_member_other_ids_are_refused_whether_they_exist_or_not() {
    Request request = Request.by(Given.MEMBER).sends(EMPTY.replace(SIGNATURE, "hello"));

    List<Rejection> existing = request.to(Given.OTHER_MEMBER).rejections();
    List<Rejection> missing = request.toNobody().rejections();

    assertThat(existing).isEqualTo(missing);
    assertThat(request.refusals()).containsExactly("request permission_denied");
  }

  /** user.view, user.delete and user.facts let nobody edit anything. */
  @ParameterizedTest(name = "groups {0}: {1}")
  @CsvSource({
    "1, model_not_found",
    "20, model_not_found",
    "21, model_not_found",
    "22, model_not_found",
    "24, permission_denied",
    "10, permission_denied"
  })
  void only_those_who_may_edit_others_hear_that_an_id_does_not_exist(long group, String refusal) {
    User actor = Given.user(50, "actor", new GroupId(group));
    Request request = Request.by(actor).toNobody();

    assertThat(request.refusals()).containsExactly("request " + refusal);
    assertThat(request.sends(EMPTY.replace(STATUS, 1)).refusals())
        .containsExactly("request " + refusal);
  }

  @Test
  void without_a_living_session_every_request_hears_the_same() {
    for (Attribute attribute : Attribute.values()) {
      Request request =
          Request.by(Given.ADMINISTRATOR)
              .unauthenticated()
              .to(Given.MEMBER)
              .sends(Changes.of(attribute, Given.MEMBER));

      assertThat(request.refusals()).containsExactly("request access_denied");
      assertThat(request.toNobody().refusals()).containsExactly("request access_denied");
    }
  }

  @Test
  void what_the_actor_may_do_is_read_from_what_is_stored() {
    User demoted = Given.REVIEWER.with(Membership.of(Given.MEMBERS));
    Request request = Request.by(Given.REVIEWER).to(Given.MEMBER).sends(EMPTY.replace(STATUS, 1));

    assertThat(request.refusals()).isEmpty();
    assertThat(request.actingAs(demoted).refusals()).containsExactly("request permission_denied");
  }
}

package dev.roster.domain.user;

import static dev.roster.domain.patch.Attribute.GROUPS;
import static dev.roster.domain.patch.Attribute.SIGNATURE;
import static dev.roster.domain.patch.Attribute.STATUS;
import static dev.roster.domain.patch.UserPatch.EMPTY;
import static dev.roster.domain.status.Status.DISABLED;
import static dev.roster.domain.status.Status.NORMAL;
import static dev.roster.domain.status.Status.REJECTED;
import static dev.roster.domain.status.Status.UNDER_REVIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.status.Status;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PreconditionsTest {

  private static final User PENDING = Given.in(UNDER_REVIEW, Given.MEMBER);
  private static final User ALONE = Given.OTHER_ADMINISTRATOR;

  private static Request approving(User target) {
    return Request.by(Given.REVIEWER).to(target).sends(EMPTY.replace(STATUS, 0));
  }

  @ParameterizedTest(name = "from {0}, version {1}: {2}")
  @CsvSource({
    "UNDER_REVIEW, 7, yes",
    "UNDER_REVIEW, 6, stale",
    "UNDER_REVIEW, 8, stale",
    "REJECTED,     7, stale",
    "NORMAL,       6, stale"
  })
  void both_status_and_version_must_still_be_true(Status from, long version, String answer) {
    Request request = approving(PENDING).expecting(from).expecting(version);

    if (answer.equals("yes")) {
      assertThat(request.accepted().after().status()).isEqualTo(NORMAL);
    } else {
      assertThat(request.refusals()).containsExactly("request stale");
      assertThat(request.rejections().get(0).details())
          .isEqualTo(Map.of(Rejection.STATUS, 2, Rejection.VERSION, 7L));
    }
  }

  @Test
  void each_may_be_stated_alone() {
    assertThat(approving(PENDING).expecting(UNDER_REVIEW).refusals()).isEmpty();
    assertThat(approving(PENDING).expecting(REJECTED).refusals()).containsExactly("request stale");
    assertThat(approving(PENDING).expecting(7).refusals()).isEmpty();
    assertThat(approving(PENDING).expecting(6).refusals()).containsExactly("request stale");
  }

  /** Both saw the user under review; the second one would have said nothing new. */
  @Test
  void the_second_of_two_reviewers_is_told_even_if_both_decide_the_same() {
    User approved = approving(PENDING).expecting(UNDER_REVIEW).accepted().after();
    Request second = approving(approved).actingAs(Given.OTHER_REVIEWER).expecting(UNDER_REVIEW);

    assertThat(second.refusals()).containsExactly("request stale");
    assertThat(second.rejections().get(0).details()).containsEntry(Rejection.STATUS, 0);
  }

  @Test
  void a_precondition_holds_for_every_attribute_and_for_no_change_at_all() {
    Request request = Request.by(Given.MEMBER).expecting(6);

    assertThat(request.sends(EMPTY.replace(SIGNATURE, "hello")).refusals())
        .containsExactly("request stale");
    assertThat(request.sends(EMPTY.replace(SIGNATURE, "old signature")).refusals())
        .containsExactly("request stale");
    assertThat(request.sends(EMPTY).refusals()).containsExactly("request stale");
  }

  // @formatter:off
  @ParameterizedTest(name = "{0}, groups {1}, another administrator {2}: {3}")
  @CsvSource(delimiter = '|', textBlock = """
      # status | groups | another | answer
      1        | -      | true    | yes
      1        | -      | false   | last_administrator
      -        | 10     | true    | yes
      -        | 10     | false   | last_administrator
      -        | 1 10   | false   | yes
      1        | 1 10   | false   | last_administrator
      1        | 10     | false   | last_administrator
      0        | 1      | false   | yes
      """)
  // @formatter:on
  void group_1_keeps_a_normal_member(String status, String groups, boolean another, String answer) {
    UserPatch patch = groups.equals("-") ? EMPTY : Changes.groups(ids(groups));
    Request request =
        Request.by(Given.ADMINISTRATOR)
            .to(ALONE)
            .sends(status.equals("-") ? patch : patch.replace(STATUS, status));
    if (!another) {
      request.withoutAnotherAdministrator();
    }

    if (answer.equals("yes")) {
      assertThat(request.refusals()).isEmpty();
    } else {
      assertThat(request.refusals()).containsExactly("request " + answer);
    }
  }

  private static long[] ids(String groups) {
    return Arrays.stream(groups.split(" ")).mapToLong(Long::parseLong).toArray();
  }

  @Test
  void the_last_administrator_changes_everything_else() {
    Request request = Request.by(ALONE).withoutAnotherAdministrator();

    assertThat(request.sends(EMPTY.replace(SIGNATURE, "hello")).refusals()).isEmpty();
    assertThat(request.sends(Changes.newPassword("new-password")).refusals()).isEmpty();
  }

  @Test
  void whoever_is_no_active_administrator_is_not_missed() {
    Request member = Request.by(Given.ADMINISTRATOR).to(Given.MEMBER).withoutAnotherAdministrator();
    Request disabled =
        Request.by(Given.ADMINISTRATOR).to(Given.in(DISABLED, ALONE)).withoutAnotherAdministrator();

    assertThat(member.sends(EMPTY.replace(STATUS, 1)).refusals()).isEmpty();
    assertThat(disabled.sends(EMPTY.replace(GROUPS, 10)).refusals()).isEmpty();
    assertThat(disabled.sends(EMPTY.replace(STATUS, 0)).refusals()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NORMAL"})
  void only_a_normal_member_of_group_1_counts_as_an_administrator(Status status) {
    assertThat(ALONE.activeAdministrator()).isTrue();
    assertThat(Given.in(status, ALONE).activeAdministrator()).isFalse();
    assertThat(Given.MEMBER.activeAdministrator()).isFalse();
  }
}

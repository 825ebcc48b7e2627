package dev.roster.domain.user;

import static dev.roster.domain.patch.Attribute.GROUPS;
import static dev.roster.domain.patch.UserPatch.EMPTY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.permission.GroupId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupRulesTest {

  /** Group 22 holds user.edit.group, 20 user.edit.status, 21 user.edit; 10 and 23 hold nothing. */
  // @formatter:off
  @ParameterizedTest(name = "actor in {0}: from {1} to {2}: {3}")
  @CsvSource(delimiter = '|', textBlock = """
      # actor | from  | to    | allowed
      22      | 10    | 23    | yes
      22      | 10    | 10 23 | yes
      22      | 10 23 | 10    | yes
      22      | 10    | 22    | yes
      22      | 22    | 10    | yes
      22      | 10    | 20    | no
      22      | 20    | 10    | no
      22      | 10 20 | 20 23 | no
      22 20   | 10    | 20    | yes
      22 20   | 20    | 10    | yes
      22 20   | 10    | 20 21 | no
      22 20   | 20 21 | 20    | no
      22      | 10    | 1     | no
      22      | 1     | 10    | no
      22      | 1     | 1 10  | no
      22      | 10    | 7     | no
      22      | 7     | 10    | no
      22      | 7     | 7 10  | yes
      22      | 10    | 6     | yes
      22      | 6     | 10    | yes
      1       | 10    | 1     | yes
      1       | 1     | 10    | yes
      1       | 10    | 7     | yes
      1       | 7     | 10    | yes
      1       | 20 21 | 22    | yes
      20 21   | 10    | 23    | no
      """)
  // @formatter:on
  void groups_are_given_and_taken_by_those_who_hold_what_they_hold(
      String actor, String from, String to, String allowed) {
    Request request =
        Request.by(Given.user(50, "actor", groups(actor)))
            .to(Given.user(60, "target", groups(from)))
            .sends(Changes.groups(ids(to)));

    if (allowed.equals("yes")) {
      assertThat(request.accepted().after().membership().groups()).containsExactly(groups(to));
    } else {
      assertThat(request.refusals()).containsExactly("groupId permission_denied");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "newPassword",
        "mobile",
        "email",
        "status",
        "signature",
        "username",
        "register_reason",
        "groupId",
        "expired_at",
        "removePayPassword",
        "payPassword",
        "nickname",
        "level"
      })
  void every_permission_without_group_1_is_not_enough_to_touch_group_1(String attribute) {
    User almost =
        Given.user(50, "almost", Given.REVIEWERS, Given.EDITORS, Given.GROUP_EDITORS, Given.OTHERS);
    User target = Given.OTHER_ADMINISTRATOR;
    UserPatch change = Changes.of(Changes.attribute(attribute), target);

    assertThat(Request.by(almost).to(target).sends(change).refusals())
        .containsExactly(attribute + " permission_denied");
  }

  @Test
  void a_single_group_may_be_sent_as_a_number_or_a_numeric_string() {
    for (UserPatch patch : List.of(EMPTY.replace(GROUPS, 23), EMPTY.replace(GROUPS, "23"))) {
      Request request = Request.by(Given.ADMINISTRATOR).to(Given.MEMBER).sends(patch);

      assertThat(request.accepted().after().membership().groups()).containsExactly(Given.FRIENDS);
    }
  }

  @Test
  void the_same_groups_in_another_order_and_twice_are_no_change() {
    User target = Given.user(60, "target", Given.MEMBERS, Given.FRIENDS);
    Request request = Request.by(Given.GROUP_EDITOR).to(target).sends(Changes.groups(23, 10, 23));

    assertThat(request.accepted().changesNothing()).isTrue();
    assertThat(request.accepted().notices()).isEmpty();
  }

  @Test
  void a_group_that_does_not_exist_is_refused_even_beside_others() {
    Request request = Request.by(Given.GROUP_EDITOR).to(Given.MEMBER);

    assertThat(request.sends(Changes.groups(10, 99)).refusals())
        .containsExactly("groupId unknown_group");
  }

  @Test
  void nobody_changes_their_own_groups_but_may_send_back_the_same() {
    assertThat(Request.by(Given.ADMINISTRATOR).sends(Changes.groups(1)).accepted().changesNothing())
        .isTrue();
    assertThat(Request.by(Given.ADMINISTRATOR).sends(Changes.groups(1, 10)).refusals())
        .containsExactly("groupId permission_denied");
  }

  @Test
  void a_change_of_groups_owes_a_notice_with_their_names_before_and_after() {
    Request request =
        Request.by(Given.ADMINISTRATOR)
            .to(Given.user(60, "target", Given.MEMBERS, Given.FRIENDS))
            .sends(Changes.groups(21, 20, 10));

    assertThat(request.accepted().notices())
        .singleElement()
        .satisfies(
            owed -> {
              assertThat(owed.notice().id().value()).isEqualTo(12);
              assertThat(owed.notice().variables())
                  .isEqualTo(
                      Map.of(
                          "username", "target",
                          "oldgroupname", "普通会员、朋友",
                          "newgroupname", "普通会员、审核员、编辑"));
            });
    assertThat(request.accepted().audit())
        .extracting(AuditEntry::before, AuditEntry::after)
        .containsExactly(tuple("10,23", "10,20,21"));
  }

  private static GroupId[] groups(String ids) {
    return Arrays.stream(ids(ids)).mapToObj(GroupId::new).toArray(GroupId[]::new);
  }

  private static long[] ids(String ids) {
    return Stream.of(ids.split(" ")).mapToLong(Long::parseLong).toArray();
  }
}

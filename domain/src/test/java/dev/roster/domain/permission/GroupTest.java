package dev.roster.domain.permission;

import static dev.roster.domain.permission.Permission.USER_EDIT;
import static dev.roster.domain.permission.Permission.USER_EDIT_STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupTest {

  private static final GroupId REVIEWERS = new GroupId(20);
  private static final GroupId EDITORS = new GroupId(21);
  private static final GroupId MISSING = new GroupId(99);

  private static final GroupDirectory DIRECTORY =
      new GroupDirectory(
          List.of(
              new Group(EDITORS, "编辑", Set.of(USER_EDIT)),
              new Group(GroupId.MEMBERS, "普通会员", Set.of()),
              new Group(REVIEWERS, "审核员", Set.of(USER_EDIT_STATUS))));

  /** The names in storage and on the wire. */
  @ParameterizedTest
  @CsvSource({
    "USER_VIEW, user.view",
    "USER_EDIT, user.edit",
    "USER_EDIT_STATUS, user.edit.status",
    "USER_EDIT_GROUP, user.edit.group",
    "USER_DELETE, user.delete",
    "USER_FACTS, user.facts"
  })
  void a_permission_is_known_by_its_name(Permission permission, String key) {
    assertThat(permission.key()).isEqualTo(key);
    assertThat(Permission.ofKey(key)).contains(permission);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "user", "USER.EDIT", "user.edit.", "USER_EDIT"})
  void any_other_name_is_no_permission(String key) {
    assertThat(Permission.ofKey(key)).isEmpty();
  }

  @Test
  void the_fixed_groups_have_the_numbers_of_the_source() {
    assertThat(List.of(GroupId.ADMINISTRATORS, GroupId.UNPAID, GroupId.GUESTS, GroupId.MEMBERS))
        .extracting(GroupId::value)
        .containsExactly(1L, 6L, 7L, 10L);
  }

  @Test
  void group_1_holds_every_permission_whatever_is_stored() {
    assertThat(new Group(GroupId.ADMINISTRATORS, "管理员", Set.of()).permissions())
        .isEqualTo(EnumSet.allOf(Permission.class));
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7, 10, 20})
  void any_other_group_holds_what_it_is_given(long id) {
    assertThat(new Group(new GroupId(id), "组", Set.of()).permissions()).isEmpty();
    assertThat(new Group(new GroupId(id), "组", Set.of(USER_EDIT)).permissions())
        .containsExactly(USER_EDIT);
  }

  @Test
  void a_group_has_a_number_and_a_name() {
    assertThatIllegalArgumentException().isThrownBy(() -> new GroupId(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Group(EDITORS, " ", Set.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Group(EDITORS, "😀".repeat(65), Set.of()));
    assertThat(new Group(EDITORS, "😀".repeat(64), Set.of()).name()).hasSize(128);
  }

  @Test
  void whoever_is_in_several_groups_holds_what_each_of_them_holds() {
    assertThat(DIRECTORY.permissionsOf(Set.of(REVIEWERS, EDITORS, GroupId.MEMBERS)))
        .containsExactlyInAnyOrder(USER_EDIT, USER_EDIT_STATUS);
    assertThat(DIRECTORY.permissionsOf(Set.of(GroupId.MEMBERS))).isEmpty();
  }

  @Test
  void a_group_that_does_not_exist_gives_nothing() {
    assertThat(DIRECTORY.contains(MISSING)).isFalse();
    assertThat(DIRECTORY.permissionsOf(Set.of(MISSING, REVIEWERS)))
        .containsExactly(USER_EDIT_STATUS);
    assertThat(DIRECTORY.namesOf(Set.of(MISSING, REVIEWERS))).isEqualTo("审核员");
  }

  @Test
  void names_are_joined_by_ascending_id() {
    assertThat(DIRECTORY.namesOf(Set.of(EDITORS, REVIEWERS, GroupId.MEMBERS)))
        .isEqualTo("普通会员、审核员、编辑");
    assertThat(DIRECTORY.namesOf(Set.of(EDITORS))).isEqualTo("编辑");
    assertThat(DIRECTORY.namesOf(Set.of())).isEmpty();
  }

  @Test
  void the_directory_lists_its_groups_by_ascending_id_and_lets_nobody_change_them() {
    assertThat(DIRECTORY.all())
        .extracting(Group::id)
        .containsExactly(GroupId.MEMBERS, REVIEWERS, EDITORS);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> DIRECTORY.all().clear());
  }
}

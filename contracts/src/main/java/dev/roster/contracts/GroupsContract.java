package dev.roster.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.domain.permission.Group;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.permission.Permission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@link dev.roster.application.port.Groups}. */
abstract class GroupsContract extends PortContract {

  GroupsContract(StoreContract contract) {
    super(contract);
  }

  @Test
  void the_four_fixed_groups_are_there_from_the_beginning() {
    assertThat(store.groups().directory().all())
        .containsExactly(
            new Group(GroupId.ADMINISTRATORS, "管理员", EnumSet.allOf(Permission.class)),
            new Group(GroupId.UNPAID, "待付费", Set.of()),
            new Group(GroupId.GUESTS, "游客", Set.of()),
            new Group(GroupId.MEMBERS, "普通会员", Set.of()));
  }

  @Test
  void a_new_group_gets_the_next_id_above_every_other() {
    Group first = store.groups().add(id -> new Group(id, "first", Set.of()));
    Group second = store.groups().add(id -> new Group(id, "second", Set.of()));
    assertThat(List.of(first, second))
        .extracting(group -> group.id().value())
        .containsExactly(11L, 12L);
  }

  @Test
  void a_group_keeps_its_name_and_its_permissions() {
    Set<Permission> permissions = Set.of(Permission.USER_EDIT, Permission.USER_FACTS);
    String longest = "😀".repeat(Group.NAME_MAX);
    Group added = store.groups().add(id -> new Group(id, longest, permissions));
    assertThat(added).isEqualTo(new Group(new GroupId(11), longest, permissions));
    assertThat(store.groups().directory().all()).hasSize(5).contains(added);
  }

  @Test
  void a_group_may_hold_every_permission_or_none() {
    Group every = store.groups().add(id -> new Group(id, "every", EnumSet.allOf(Permission.class)));
    Group none = store.groups().add(id -> new Group(id, "none", Set.of()));
    assertThat(store.groups().directory().all()).contains(every, none);
  }

  @Test
  void a_group_that_could_not_be_made_leaves_nothing() {
    assertThatThrownBy(() -> store.groups().add(id -> new Group(id, " ", Set.of())))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(store.groups().directory().all()).hasSize(4);
  }

  @Test
  void an_id_is_given_once_even_to_many_at_once() throws Exception {
    List<Group> groups =
        Race.of(8, number -> store.groups().add(id -> new Group(id, "g" + number, Set.of())));
    assertThat(groups).extracting(Group::id).doesNotHaveDuplicates();
    assertThat(store.groups().directory().all()).containsAll(groups).hasSize(12);
  }
}

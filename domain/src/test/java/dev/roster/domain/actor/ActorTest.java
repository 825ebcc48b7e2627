package dev.roster.domain.actor;

import static dev.roster.domain.permission.Permission.USER_DELETE;
import static dev.roster.domain.permission.Permission.USER_EDIT;
import static dev.roster.domain.permission.Permission.USER_EDIT_GROUP;
import static dev.roster.domain.permission.Permission.USER_EDIT_STATUS;
import static dev.roster.domain.permission.Permission.USER_FACTS;
import static dev.roster.domain.permission.Permission.USER_VIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.permission.Permission;
import dev.roster.domain.profile.Reason;
import dev.roster.domain.status.Status;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActorTest {

  private static final UserId SELF = new UserId(4);
  private static final UserId OTHER = new UserId(5);

  private static Actor actor(GroupId group, Permission... permissions) {
    return new Actor(
        SELF, Status.NORMAL, Reason.EMPTY, Set.of(group), Set.of(permissions), Optional.empty());
  }

  @Test
  void an_actor_is_itself_alone() {
    assertThat(actor(GroupId.MEMBERS).is(new UserId(4))).isTrue();
    assertThat(actor(GroupId.MEMBERS).is(OTHER)).isFalse();
  }

  @Test
  void no_permission_implies_another() {
    for (Permission held : Permission.values()) {
      for (Permission asked : Permission.values()) {
        assertThat(actor(GroupId.MEMBERS, held).holds(asked)).isEqualTo(held == asked);
      }
    }
  }

  @Test
  void nothing_is_gained_through_a_user_who_holds_no_more() {
    Actor actor = actor(GroupId.MEMBERS, USER_EDIT, USER_VIEW);

    assertThat(actor.holdsAll(Set.of())).isTrue();
    assertThat(actor.holdsAll(Set.of(USER_EDIT))).isTrue();
    assertThat(actor.holdsAll(Set.of(USER_EDIT, USER_DELETE))).isFalse();
  }

  @Test
  void group_1_is_touched_by_group_1_alone_whatever_others_hold() {
    Set<GroupId> administrators = Set.of(GroupId.MEMBERS, GroupId.ADMINISTRATORS);
    Permission[] all = EnumSet.allOf(Permission.class).toArray(Permission[]::new);

    assertThat(actor(GroupId.MEMBERS, all).mayTouch(administrators)).isFalse();
    assertThat(actor(GroupId.MEMBERS, all).administrator()).isFalse();
    assertThat(actor(GroupId.ADMINISTRATORS).mayTouch(administrators)).isTrue();
    assertThat(actor(GroupId.MEMBERS).mayTouch(Set.of(GroupId.MEMBERS))).isTrue();
  }

  /** Who reads what. */
  // @formatter:off
  @ParameterizedTest(name = "{0}: self {1}, nothing {2}, user.edit {3}, user.edit.status {4}, the rest {5}")
  @CsvSource(delimiter = '|', textBlock = """
      EVERYONE                   | true  | true  | true  | true  | true
      SELF_AND_EDITORS           | true  | false | true  | false | false
      SELF_EDITORS_AND_REVIEWERS | true  | false | true  | true  | false
      SELF                       | true  | false | false | false | false
      NOBODY                     | false | false | false | false | false
      """)
  // @formatter:on
  void readers_are_told_by_identity_and_permission(
      Readers readers, boolean self, boolean nothing, boolean edit, boolean status, boolean rest) {
    Actor other = actor(GroupId.MEMBERS, USER_VIEW, USER_EDIT_GROUP, USER_DELETE, USER_FACTS);

    assertThat(readers.include(actor(GroupId.MEMBERS), SELF)).isEqualTo(self);
    assertThat(readers.include(actor(GroupId.MEMBERS), OTHER)).isEqualTo(nothing);
    assertThat(readers.include(actor(GroupId.MEMBERS, USER_EDIT), OTHER)).isEqualTo(edit);
    assertThat(readers.include(actor(GroupId.MEMBERS, USER_EDIT_STATUS), OTHER)).isEqualTo(status);
    assertThat(readers.include(other, OTHER)).isEqualTo(rest);
  }

  @Test
  void a_session_has_a_number() {
    assertThat(new SessionId(1).value()).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> new SessionId(0));
  }
}

package dev.roster.domain.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.domain.actor.Actor;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.permission.GroupId;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What answers say beside a user: canEdit, canEditUsername, canDelete, and what is left out. */
class RightsTest {

  private static final User DELETER = Given.user(50, "deleter", Given.OTHERS);

  private static Rights rights(User actor, User target) {
    return new Rights(Given.actor(actor), target, Given.GROUPS, Policy.STANDARD);
  }

  private static User user(String name) {
    return switch (name) {
      case "member" -> Given.MEMBER;
      case "reviewer" -> Given.REVIEWER;
      case "editor" -> Given.EDITOR;
      case "deleter" -> DELETER;
      case "admin" -> Given.ADMINISTRATOR;
      case "other member" -> Given.OTHER_MEMBER;
      case "other reviewer" -> Given.OTHER_REVIEWER;
      case "other admin" -> Given.OTHER_ADMINISTRATOR;
      default -> throw new IllegalArgumentException(name);
    };
  }

  // @formatter:off
  @ParameterizedTest(name = "{0} and {1}: edit {2}, rename {3}, delete {4}")
  @CsvSource(delimiter = '|', textBlock = """
      # actor  | target         | edit  | rename | delete
      member   | member         | true  | true   | false
      member   | other member   | false | false  | false
      member   | other admin    | false | false  | false
      reviewer | other member   | false | false  | false
      editor   | editor         | true  | true   | false
      editor   | other member   | true  | true   | false
      editor   | other reviewer | true  | true   | false
      editor   | other admin    | false | false  | false
      deleter  | deleter        | true  | true   | false
      deleter  | other member   | false | false  | true
      deleter  | other reviewer | false | false  | true
      deleter  | other admin    | false | false  | false
      admin    | admin          | true  | true   | false
      admin    | other member   | true  | true   | true
      admin    | other admin    | true  | true   | true
      """)
  // @formatter:on
  void an_actor_sees_what_it_may_do(
      String actor, String target, boolean edit, boolean rename, boolean delete) {
    Rights rights = rights(user(actor), user(target));

    assertThat(rights.mayEdit()).isEqualTo(edit);
    assertThat(rights.mayRename()).isEqualTo(rename);
    assertThat(rights.mayDelete()).isEqualTo(delete);
    assertThat(rights.self()).isEqualTo(actor.equals(target));
  }

  @Test
  void a_used_up_quota_shows() {
    assertThat(rights(Given.MEMBER, Given.MEMBER.renamedItself()).mayRename()).isFalse();
    assertThat(rights(Given.EDITOR, Given.MEMBER.renamedItself()).mayRename()).isTrue();
    assertThat(rights(Given.EDITOR, Given.EDITOR.renamedItself()).mayRename()).isTrue();
  }

  /** Credentials and what only accompanies have none. */
  static Stream<Arguments> readers() {
    return Matrix.cells(
        """
                                  self member reviewer editor admin
        password                  no   no     no       no     no
        newPassword               no   no     no       no     no
        password_confirmation     no   no     no       no     no
        payPassword               no   no     no       no     no
        pay_password_confirmation no   no     no       no     no
        pay_password_token        no   no     no       no     no
        removePayPassword         no   no     no       no     no
        mobile                    yes  no     no       yes    yes
        email                     yes  no     no       yes    yes
        status                    yes  yes    yes      yes    yes
        refuse_message            no   no     no       no     no
        signature                 yes  yes    yes      yes    yes
        username                  yes  yes    yes      yes    yes
        register_reason           yes  no     yes      yes    yes
        groupId                   yes  yes    yes      yes    yes
        expired_at                yes  no     no       yes    yes
        nickname                  yes  yes    yes      yes    yes
        avatar_url                yes  yes    yes      yes    yes
        city                      yes  yes    yes      yes    yes
        province                  yes  yes    yes      yes    yes
        country                   yes  yes    yes      yes    yes
        gender                    yes  yes    yes      yes    yes
        level                     yes  yes    yes      yes    yes
        major                     yes  yes    yes      yes    yes
        desc                      yes  yes    yes      yes    yes
        """);
  }

  @ParameterizedTest(name = "{0} by {1}: {2}")
  @MethodSource("readers")
  void each_attribute_has_its_readers(String attribute, String actor, String expected) {
    User reader = actor.equals("self") ? Given.OTHER_MEMBER : user(actor);

    assertThat(rights(reader, Given.OTHER_MEMBER).mayRead(Changes.attribute(attribute)))
        .isEqualTo(expected.equals("yes"));
  }

  @Test
  void the_table_of_readers_has_a_row_for_every_attribute() {
    assertThat(readers().map(cell -> (String) cell.get()[0]).distinct())
        .containsExactlyElementsOf(Arrays.stream(Attribute.values()).map(Attribute::key).toList());
  }

  @Test
  void only_the_stored_permissions_of_the_actor_count() {
    Actor stripped =
        new Actor(
            Given.EDITOR.id(),
            Given.EDITOR.status(),
            Given.EDITOR.standing().reason(),
            Set.of(new GroupId(21)),
            Set.of(),
            Given.actor(Given.EDITOR).session());

    assertThat(new Rights(stripped, Given.MEMBER, Given.GROUPS, Policy.STANDARD).mayEdit())
        .isFalse();
  }
}

package dev.roster.domain.user;

import static dev.roster.domain.status.Status.REJECTED;
import static dev.roster.domain.status.Status.UNDER_REVIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.domain.patch.Attribute;
import dev.roster.domain.status.Status;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may change which attribute of whom.
 *
 * <p>Columns: the actor, and after the slash whose account it is: its {@code own}, or that of
 * another {@code mem}ber, {@code rev}iewer or {@code adm}inistrator. The reviewer holds only {@code
 * user.edit.status}, the editor only {@code user.edit}, the group editor only {@code
 * user.edit.group}. Cells:
 *
 * <ul>
 *   <li>{@code yes} it changes
 *   <li>{@code n/a} it is not refused and not applied, since nothing that it accompanies was sent
 *   <li>{@code no} 403 {@code permission_denied} for this attribute
 *   <li>{@code OWN} 403 {@code cannot_change_own_status}
 *   <li>{@code NO} 403 {@code permission_denied} for the whole request
 * </ul>
 */
class PermissionMatrixTest {

  // @formatter:off
  private static final String NORMAL_USERS = """
                                 member/own /mem /rev /adm  reviewer/own /mem /rev /adm  editor/own /mem /rev /adm  grouper/own /mem /rev /adm  admin/own /mem /rev /adm
      password                   n/a        NO   NO   NO    n/a          n/a  n/a  n/a   n/a        n/a  n/a  n/a   n/a         n/a  n/a  n/a   n/a       n/a  n/a  n/a
      newPassword                yes        NO   NO   NO    yes          no   no   no    yes        yes  no   no    yes         no   no   no    yes       yes  yes  yes
      password_confirmation      n/a        NO   NO   NO    n/a          n/a  n/a  n/a   n/a        n/a  n/a  n/a   n/a         n/a  n/a  n/a   n/a       n/a  n/a  n/a
      payPassword                yes        NO   NO   NO    yes          no   no   no    yes        no   no   no    yes         no   no   no    yes       no   no   no
      pay_password_confirmation  n/a        NO   NO   NO    n/a          n/a  n/a  n/a   n/a        n/a  n/a  n/a   n/a         n/a  n/a  n/a   n/a       n/a  n/a  n/a
      pay_password_token         n/a        NO   NO   NO    n/a          n/a  n/a  n/a   n/a        n/a  n/a  n/a   n/a         n/a  n/a  n/a   n/a       n/a  n/a  n/a
      removePayPassword          no         NO   NO   NO    no           no   no   no    no         no   no   no    no          no   no   no    yes       yes  yes  yes
      mobile                     yes        NO   NO   NO    yes          no   no   no    yes        yes  no   no    yes         no   no   no    yes       yes  yes  yes
      email                      yes        NO   NO   NO    yes          no   no   no    yes        yes  no   no    yes         no   no   no    yes       yes  yes  yes
      status                     OWN        NO   NO   NO    OWN          yes  yes  no    OWN        no   no   no    OWN         no   no   no    OWN       yes  yes  yes
      refuse_message             n/a        NO   NO   NO    n/a          n/a  n/a  n/a   n/a        n/a  n/a  n/a   n/a         n/a  n/a  n/a   n/a       n/a  n/a  n/a
      signature                  yes        NO   NO   NO    yes          no   no   no    yes        yes  yes  no    yes         no   no   no    yes       yes  yes  yes
      username                   yes        NO   NO   NO    yes          no   no   no    yes        yes  yes  no    yes         no   no   no    yes       yes  yes  yes
      register_reason            n/a        NO   NO   NO    n/a          no   no   no    n/a        n/a  n/a  no    n/a         no   no   no    n/a       n/a  n/a  n/a
      groupId                    no         NO   NO   NO    no           no   no   no    no         no   no   no    no          yes  no   no    no        yes  yes  yes
      expired_at                 no         NO   NO   NO    no           no   no   no    no         no   no   no    no          no   no   no    yes       yes  yes  yes
      nickname                   yes        NO   NO   NO    yes          no   no   no    yes        yes  yes  no    yes         no   no   no    yes       yes  yes  yes
      avatar_url                 yes        NO   NO   NO    yes          no   no   no    yes        yes  yes  no    yes         no   no   no    yes       yes  yes  yes
      city                       yes        NO   NO   NO    yes          no   no   no    yes        yes  yes  no    yes         no   no   no    yes       yes  yes  yes
      province                   yes        NO   NO   NO    yes          no   no   no    yes        yes  yes  no    yes         no   no   no    yes       yes  yes  yes
      country                    yes        NO   NO   NO    yes          no   no   no    yes        yes  yes  no    yes         no   no   no    yes       yes  yes  yes
      gender                     yes        NO   NO   NO    yes          no   no   no    yes        yes  yes  no    yes         no   no   no    yes       yes  yes  yes
      level                      yes        NO   NO   NO    yes          no   no   no    yes        yes  yes  no    yes         no   no   no    yes       yes  yes  yes
      major                      yes        NO   NO   NO    yes          no   no   no    yes        yes  yes  no    yes         no   no   no    yes       yes  yes  yes
      desc                       yes        NO   NO   NO    yes          no   no   no    yes        yes  yes  no    yes         no   no   no    yes       yes  yes  yes
      """;

  /** Users whose registration is still open: the reason may be written, the rest is the same. */
  private static final String OPEN_REGISTRATIONS = """
                                 member/own /mem /rev /adm  reviewer/own /mem /rev /adm  editor/own /mem /rev /adm  grouper/own /mem /rev /adm  admin/own /mem /rev /adm
      register_reason            yes        NO   NO   NO    yes          no   no   no    yes        yes  yes  no    yes         no   no   no    yes       yes  yes  yes
      """;

  /** {@code level} where the policy reserves it for staff. */
  private static final String LEVEL_FOR_STAFF = """
                                 member/own /mem /rev /adm  reviewer/own /mem /rev /adm  editor/own /mem /rev /adm  grouper/own /mem /rev /adm  admin/own /mem /rev /adm
      level                      no         NO   NO   NO    no           no   no   no    yes        yes  yes  no    no          no   no   no    yes       yes  yes  yes
      """;
  // @formatter:on

  private static final List<String> ACTORS =
      List.of("member", "reviewer", "editor", "grouper", "admin");

  static Stream<Arguments> normalUsers() {
    return cells(NORMAL_USERS);
  }

  static Stream<Arguments> openRegistrations() {
    return cells(OPEN_REGISTRATIONS);
  }

  static Stream<Arguments> levelForStaff() {
    return cells(LEVEL_FOR_STAFF);
  }

  /** Columns such as {@code /mem} belong to the actor to their left. */
  private static Stream<Arguments> cells(String table) {
    String header = table.lines().findFirst().orElseThrow();
    String complete = header;
    for (String actor : ACTORS) {
      String columns = actor + "/own /mem /rev /adm";
      complete = complete.replace(columns, columns.replace(" /", " " + actor + "/"));
    }
    return Matrix.cells(table.replace(header, complete));
  }

  @ParameterizedTest(name = "{0} by {1}: {2}")
  @MethodSource("normalUsers")
  void each_attribute_asks_its_own_permission(String attribute, String who, String expected) {
    Request request = request(who, Status.NORMAL, Changes.attribute(attribute));

    assertThat(outcome(request, Changes.attribute(attribute))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} by {1}: {2}")
  @MethodSource("openRegistrations")
  void a_register_reason_changes_while_the_registration_is_open(
      String attribute, String who, String expected) {
    for (Status open : List.of(UNDER_REVIEW, REJECTED)) {
      Request request = request(who, open, Changes.attribute(attribute));

      assertThat(outcome(request, Changes.attribute(attribute))).isEqualTo(expected);
    }
  }

  @ParameterizedTest(name = "{0} by {1}: {2}")
  @MethodSource("levelForStaff")
  void a_level_reserved_for_staff_takes_user_edit_even_for_oneself(
      String attribute, String who, String expected) {
    Request request =
        request(who, Status.NORMAL, Changes.attribute(attribute))
            .under(Policy.STANDARD.withLevelForStaff(true));

    assertThat(outcome(request, Changes.attribute(attribute))).isEqualTo(expected);
  }

  @Test
  void the_matrix_has_a_row_for_every_attribute() {
    assertThat(NORMAL_USERS.lines().skip(1).map(line -> line.split(" ")[0]))
        .containsExactlyElementsOf(Arrays.stream(Attribute.values()).map(Attribute::key).toList());
  }

  private static Request request(String who, Status status, Attribute attribute) {
    User actor = actor(who);
    User target = Given.in(status, target(who, actor));
    User acting = target.id().equals(actor.id()) ? target : actor;
    return Request.by(acting)
        .to(target)
        .presenting(target, Given.NOW.plusSeconds(1))
        .sends(Changes.of(attribute, target));
  }

  private static User actor(String who) {
    return switch (who.substring(0, who.indexOf('/'))) {
      case "member" -> Given.MEMBER;
      case "reviewer" -> Given.REVIEWER;
      case "editor" -> Given.EDITOR;
      case "grouper" -> Given.GROUP_EDITOR;
      case "admin" -> Given.ADMINISTRATOR;
      default -> throw new IllegalArgumentException(who);
    };
  }

  private static User target(String who, User own) {
    return switch (who.substring(who.indexOf('/'))) {
      case "/own" -> own;
      case "/mem" -> Given.OTHER_MEMBER;
      case "/rev" -> Given.OTHER_REVIEWER;
      case "/adm" -> Given.OTHER_ADMINISTRATOR;
      default -> throw new IllegalArgumentException(who);
    };
  }

  private static String outcome(Request request, Attribute attribute) {
    return request
        .settle()
        .fold(
            accepted -> applied(accepted, attribute),
            rejected -> refused(request.refusals(), attribute),
            open -> "unproven");
  }

  private static String applied(Decision.Accepted accepted, Attribute attribute) {
    if (accepted.changed().contains(attribute)) {
      return "yes";
    }
    return accepted.ignored().contains(new Ignored(attribute, Ignored.Why.NOT_APPLICABLE))
        ? "n/a"
        : "neither changed nor ignored";
  }

  private static String refused(List<String> refusals, Attribute attribute) {
    if (refusals.equals(List.of("request permission_denied"))) {
      return "NO";
    }
    if (refusals.equals(List.of(attribute.key() + " permission_denied"))) {
      return "no";
    }
    return refusals.equals(List.of("status cannot_change_own_status")) ? "OWN" : "" + refusals;
  }
}

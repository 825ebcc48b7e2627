package dev.roster.application;

import static dev.roster.application.Trial.PASSWORD;
import static dev.roster.application.Trial.codes;
import static dev.roster.application.Trial.done;
import static dev.roster.application.Trial.named;
import static dev.roster.application.Trial.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.application.port.Unavailable;
import dev.roster.domain.credential.NewPassword;
import dev.roster.domain.form.FormRule;
import dev.roster.domain.identity.PublicId;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.permission.Group;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.permission.Permission;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.profile.RegisterReason;
import dev.roster.domain.profile.Username;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.Contact;
import dev.roster.domain.user.User;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Making users and groups without an actor. */
class CreateUserTest {

  private final Trial trial = new Trial();

  private Outcome<User> create(CreateUser.Command command) {
    return trial.roster.createUser().create(command);
  }

  private static Contact mobile(String number) {
    return new Contact(Optional.of(new Mobile(number)), Optional.empty());
  }

  @Test
  void a_new_user_is_a_normal_member_with_the_next_id_and_a_public_id_of_its_own() {
    User first = done(create(named("first")));
    User second = done(create(named("second")));

    assertThat(first.id()).isEqualTo(new UserId(1));
    assertThat(second.id()).isEqualTo(new UserId(2));
    assertThat(first.publicId()).isNotEqualTo(second.publicId());
    assertThat(first.version()).isEqualTo(1);
    assertThat(first.status()).isEqualTo(Status.NORMAL);
    assertThat(first.membership().groups()).containsExactly(GroupId.MEMBERS);
    assertThat(first.timeline().createdAt()).isEqualTo(Trial.START);
    assertThat(first.credentials().passwordChangedAt()).isEmpty();
    assertThat(trial.stored(first.id())).isEqualTo(first);
    done(trial.logIn("first", PASSWORD));
  }

  @Test
  void what_is_given_is_kept() {
    PublicId publicId = new PublicId("erb4krcbbirbtcwnhwopeizz5o");
    User user =
        done(
            create(
                named("user")
                    .with(publicId)
                    .in(GroupId.MEMBERS, GroupId.UNPAID)
                    .with(Status.REJECTED)
                    .with(new RegisterReason("please"))
                    .with(mobile("13812345678"))));
    assertThat(user.publicId()).isEqualTo(publicId);
    assertThat(user.membership().groups()).containsExactly(GroupId.UNPAID, GroupId.MEMBERS);
    assertThat(user.status()).isEqualTo(Status.REJECTED);
    assertThat(user.registration().reason().text()).isEqualTo("please");
    assertThat(user.contact()).isEqualTo(mobile("13812345678"));
  }

  @Test
  void a_user_may_come_without_a_password_and_costs_no_hash_then() {
    trial.hasher.forgetCalls();
    User user = done(create(CreateUser.Command.named(new Username("mini"))));
    assertThat(user.credentials().password()).isEmpty();
    assertThat(trial.hasher.calls()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin", "匿名用户", "ROOT", "imported under older rules!"})
  void reserved_and_older_names_are_accepted(String name) {
    assertThat(done(create(named(name))).username().text()).isEqualTo(name);
  }

  @Test
  void a_taken_name_and_a_taken_mobile_are_reported_together() {
    done(create(named("user").with(mobile("13812345678"))));

    assertThat(refused(create(named("USER").with(mobile("13812345678")))))
        .containsExactlyInAnyOrder(
            Rejection.at(Attribute.USERNAME, RejectionCode.USERNAME_TAKEN),
            Rejection.at(Attribute.MOBILE, RejectionCode.MOBILE_IS_ALREADY_BIND));
    assertThat(trial.roster.listUsers().list(0, 10)).hasSize(1);
  }

  @Test
  void a_common_password_and_an_unknown_group_are_reported_together_and_cost_nothing() {
    trial.hasher.forgetCalls();
    assertThat(
            refused(create(named("user").with(new NewPassword("password1")).in(new GroupId(4711)))))
        .containsExactly(
            Rejection.form(Attribute.NEW_PASSWORD, FormRule.TOO_COMMON),
            Rejection.form(Attribute.GROUPS, FormRule.UNKNOWN_GROUP));
    assertThat(trial.hasher.calls()).isZero();
    assertThat(trial.roster.listUsers().list(0, 10)).isEmpty();
  }

  @Test
  void a_user_is_in_at_least_one_group() {
    assertThat(refused(create(named("user").in())))
        .containsExactly(Rejection.form(Attribute.GROUPS, FormRule.UNKNOWN_GROUP));
  }

  @Test
  void nothing_is_stored_if_the_password_cannot_be_hashed_now() {
    trial.hasher.meanwhile =
        () -> {
          throw new Unavailable("busy", Duration.ofSeconds(1));
        };
    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> create(named("user")));
    assertThat(trial.roster.listUsers().list(0, 10)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Status.class)
  void a_user_can_begin_in_any_status(Status status) {
    User user = done(create(named("user").with(status)));
    assertThat(user.status()).isEqualTo(status);
    assertThat(trial.inbox(user.id())).isEmpty();
    assertThat(trial.history(user.id())).isEmpty();
  }

  @Test
  void no_password_shows_in_the_text_of_a_command() {
    assertThat(named("user").with(mobile("13812345678")).toString())
        .doesNotContain(PASSWORD, "13812345678");
  }

  @Test
  void users_are_listed_by_id_in_parts() {
    for (int i = 1; i <= 5; i++) {
      trial.member("user" + i);
    }
    assertThat(trial.roster.listUsers().list(2, 2))
        .extracting(user -> user.id().value())
        .containsExactly(3L, 4L);
  }

  @Test
  void a_new_group_gets_an_id_above_all_others_and_its_permissions() {
    Group group = trial.roster.addGroup().add("editors", Set.of(Permission.USER_EDIT));

    assertThat(group.id().value()).isGreaterThan(GroupId.MEMBERS.value());
    assertThat(trial.roster.listGroups().list().all())
        .extracting(Group::name)
        .containsExactly("管理员", "待付费", "游客", "普通会员", "editors");
    assertThat(trial.roster.listGroups().list().permissionsOf(Set.of(group.id())))
        .containsExactly(Permission.USER_EDIT);
  }

  @Test
  void a_group_without_a_name_is_not_added() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trial.roster.addGroup().add(" ", Set.of()));
    assertThat(trial.roster.listGroups().list().all()).hasSize(4);
  }

  @Test
  void a_user_is_vouched_for_only_if_it_exists() {
    User user = done(create(named("user")));
    for (UserRef ref : List.of(UserRef.of(user.id()), UserRef.of(user.publicId()))) {
      assertThat(done(trial.roster.vouchForUser().vouchFor(ref)).user()).isEqualTo(user.id());
    }
    UserRef publicly = UserRef.of(new PublicId("y".repeat(PublicId.LENGTH)));
    for (UserRef ref : List.of(UserRef.of(Trial.UNKNOWN), publicly)) {
      assertThat(codes(trial.roster.vouchForUser().vouchFor(ref)))
          .containsExactly(RejectionCode.ACCESS_DENIED);
    }
  }
}

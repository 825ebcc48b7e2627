package dev.roster.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.status.Status;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UserTest {

  private static User user(long version, int renames) {
    User user = Given.MEMBER;
    return new User(
        user.id(),
        user.publicId(),
        version,
        user.username(),
        renames,
        user.standing(),
        user.profile(),
        user.contact(),
        user.registration(),
        user.membership(),
        user.credentials(),
        user.identity(),
        user.timeline());
  }

  @Test
  void a_version_is_at_least_1_and_renames_are_at_least_0() {
    assertThat(user(1, 0).version()).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> user(0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> user(1, -1));
  }

  @Test
  void nothing_of_a_user_is_null() {
    assertThatNullPointerException().isThrownBy(() -> Given.MEMBER.with((Contact) null));
    assertThatNullPointerException().isThrownBy(() -> new Contact(null, Optional.empty()));
    assertThatNullPointerException().isThrownBy(() -> Standing.of(null));
  }

  @Test
  void a_user_shows_neither_secrets_nor_personal_data() {
    assertThat(Given.MEMBER).hasToString("User[id=4, version=7, status=NORMAL]");
    assertThat("" + Given.MEMBER.contact() + Given.MEMBER.credentials() + Given.MEMBER.identity())
        .doesNotContain("13812345678", "old@example.com", "hash of", "张三", "110101");
  }

  @Test
  void a_member_is_in_at_least_one_group_and_they_are_in_order() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Membership(Set.of(), Optional.empty()));
    assertThat(Membership.of(new GroupId(20), new GroupId(3), new GroupId(10)).groups())
        .containsExactly(new GroupId(3), new GroupId(10), new GroupId(20));
  }

  @Test
  void the_groups_of_a_member_cannot_be_changed_from_outside() {
    Set<GroupId> groups = Given.MEMBER.membership().groups();

    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(groups::clear);
  }

  @Test
  void whoever_is_not_in_group_6_has_paid() {
    assertThat(Membership.of(Given.MEMBERS).paid()).isTrue();
    assertThat(Membership.of(Given.MEMBERS, Given.UNPAID).paid()).isFalse();
  }

  @Test
  void the_ban_reason_is_the_reason_of_a_disabled_user_alone() {
    for (Status status : Status.values()) {
      assertThat(Given.in(status, Given.MEMBER).standing().banReason().text())
          .isEqualTo(status == Status.DISABLED ? "old reason" : "");
    }
  }

  @Test
  void a_new_account_starts_with_one_password_that_never_changed() {
    Credentials credentials = Credentials.ofPassword(new PasswordHash("hash"));

    assertThat(credentials.password()).contains(new PasswordHash("hash"));
    assertThat(credentials.payPassword()).isEmpty();
    assertThat(credentials.passwordChangedAt()).isEmpty();
  }

  @Test
  void a_refusal_needs_a_reason() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Decision.Rejected(List.of()));
  }

  @Test
  void what_was_decided_cannot_be_changed_afterwards() {
    Decision.Accepted accepted =
        Request.by(Given.MEMBER).sends(Changes.of(Attribute.SIGNATURE, Given.MEMBER)).accepted();

    for (var part : List.of(accepted.changed(), accepted.audit(), accepted.ignored())) {
      assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(part::clear);
    }
  }

  @Test
  void every_case_of_sessions_to_end_has_its_own_result() {
    for (SessionsToEnd sessions :
        List.of(
            new SessionsToEnd.None(),
            new SessionsToEnd.All(),
            new SessionsToEnd.AllBut(Given.SESSION))) {
      assertThat(sessions.fold(() -> "None", () -> "All", kept -> "AllBut"))
          .isEqualTo(sessions.getClass().getSimpleName());
    }
  }
}

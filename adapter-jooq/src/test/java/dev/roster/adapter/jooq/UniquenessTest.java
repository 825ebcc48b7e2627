package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.People.edit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.application.port.Judged;
import dev.roster.application.port.Unavailable;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.profile.Username;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.user.Decision;
import dev.roster.domain.user.User;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the database finds taken. */
class UniquenessTest {

  private static final Rejection NAME_TAKEN =
      Rejection.at(Attribute.USERNAME, RejectionCode.USERNAME_TAKEN);
  private static final Rejection MOBILE_TAKEN =
      Rejection.at(Attribute.MOBILE, RejectionCode.MOBILE_IS_ALREADY_BIND);

  @TempDir Path folder;
  private Sql sql;
  private JooqStore store;
  private User chief;
  private User ada;
  private User bob;

  @BeforeEach
  void open() {
    Path file = folder.resolve("roster.db");
    sql = Sql.on(file);
    store = JooqStore.sqlite(file);
    chief = People.administrator(store, "chief");
    ada = People.member(store, "Ada", "13800000001");
    bob = People.member(store, "Bob", "13800000002");
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void a_name_that_folds_to_anothers_is_taken() {
    assertThat(edit(store, chief, bob, UserPatch.EMPTY.replace(Attribute.USERNAME, "ＡＤＡ")))
        .isEqualTo(new Decision.Rejected(List.of(NAME_TAKEN)));
  }

  @Test
  void a_name_and_a_mobile_that_are_taken_by_two_are_both_reported() {
    UserPatch patch =
        UserPatch.EMPTY
            .replace(Attribute.USERNAME, "chief")
            .replace(Attribute.MOBILE, "13800000001");
    List<String> before = Dump.of(sql);
    assertThat(edit(store, chief, bob, patch))
        .isEqualTo(new Decision.Rejected(List.of(NAME_TAKEN, MOBILE_TAKEN)));
    assertThat(Dump.of(sql)).isEqualTo(before);
  }

  @Test
  void what_a_new_user_finds_taken_is_all_reported() {
    assertThat(
            store
                .users()
                .create(
                    id ->
                        People.user(
                            id, "ADA", Optional.of(new Mobile("13800000002")), GroupId.MEMBERS)))
        .isEqualTo(new Judged.Refused<>(List.of(NAME_TAKEN, MOBILE_TAKEN)));
  }

  @Test
  void a_public_id_that_comes_again_is_no_fault_of_the_name() {
    assertThatThrownBy(
            () ->
                store
                    .users()
                    .create(
                        id -> {
                          User same = People.user(id, "Ada", Optional.empty(), GroupId.MEMBERS);
                          return new User(
                              same.id(),
                              same.publicId(),
                              1,
                              new Username("carol"),
                              0,
                              same.standing(),
                              same.profile(),
                              same.contact(),
                              same.registration(),
                              same.membership(),
                              same.credentials(),
                              same.identity(),
                              same.timeline());
                        }))
        .isInstanceOf(Unavailable.class);
    assertThat(store.users().findByFoldedUsername("carol")).isEmpty();
  }

  @Test
  void a_group_that_does_not_exist_is_no_violation_of_uniqueness() {
    assertThatThrownBy(
            () ->
                store
                    .users()
                    .create(id -> People.user(id, "dan", Optional.empty(), new GroupId(99))))
        .isInstanceOf(Failures.StatementRefused.class)
        .hasMessageContaining("SQLITE_CONSTRAINT_FOREIGNKEY");
    assertThat(store.users().findByFoldedUsername("dan")).isEmpty();
  }
}

package dev.roster.adapter.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.GroupId;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that Roster did not write. */
class DamageTest {

  @TempDir Path folder;
  private Sql sql;
  private JooqStore store;

  @BeforeEach
  void open() {
    sql = Sql.on(folder.resolve("roster.db"));
    store = JooqStore.on(sql.source());
    People.member(store, "ada", "13800000001");
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** Not to be taken for a mistake of whoever makes the request. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE roster_user SET mobile = '007'",
        "UPDATE roster_user SET status = 9",
        "UPDATE roster_user SET gender = 9",
        "UPDATE roster_user SET version = 0",
        "DELETE FROM roster_user_group"
      })
  void a_user_that_cannot_be_is_a_bug_and_its_data_is_not_told(String damage) {
    sql.run(damage);
    assertThatThrownBy(() -> store.users().find(new UserId(1)))
        .isExactlyInstanceOf(IllegalStateException.class)
        .message()
        .doesNotContain("007");
  }

  @Test
  void a_permission_of_a_newer_program_permits_nothing() {
    sql.run("INSERT INTO roster_group_permission VALUES (10, 'user.fly'), (10, 'user.view')");
    assertThat(store.groups().directory().permissionsOf(Set.of(GroupId.MEMBERS)))
        .extracting(permission -> permission.key())
        .containsExactly("user.view");
  }
}

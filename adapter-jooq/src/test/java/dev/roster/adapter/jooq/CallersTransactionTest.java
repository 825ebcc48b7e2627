package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.People.edit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.application.port.Store;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.user.Decision;
import dev.roster.domain.user.User;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The host's transaction decides. */
class CallersTransactionTest {

  @TempDir Path folder;
  private Sql sql;
  private JooqStore store;
  private User chief;
  private User ada;
  private Connection host;
  private Store joined;

  @BeforeEach
  void open() throws SQLException {
    sql = Sql.on(folder.resolve("roster.db"));
    store = JooqStore.on(sql.source());
    chief = People.administrator(store, "chief");
    ada = People.member(store, "ada", "13800000001");
    sql.run("CREATE TABLE host (note TEXT)");
    host = sql.source().getConnection();
    host.setAutoCommit(false);
    joined = store.joining(host);
  }

  @AfterEach
  void close() throws SQLException {
    host.close();
    store.close();
  }

  @Test
  void the_hosts_rollback_leaves_nothing() throws SQLException {
    List<String> before = Dump.of(sql);
    hostWrites("before");
    assertThat(edit(joined, chief, ada, People.everything())).isInstanceOf(Decision.Accepted.class);
    hostWrites("after");
    assertThat(Dump.of(sql)).as("nobody else sees it yet").isEqualTo(before);
    host.rollback();
    assertThat(Dump.of(sql)).isEqualTo(before);
  }

  @Test
  void the_hosts_commit_stores_all() throws SQLException {
    hostWrites("before");
    edit(joined, chief, ada, People.everything());
    hostWrites("after");
    host.commit();
    assertThat(notes()).containsExactly("before", "after");
    assertThat(sql.texts("SELECT count(*) FROM roster_audit")).containsExactly("2");
    assertThat(sql.texts("SELECT count(*) FROM roster_delivery")).containsExactly("2");
    assertThat(store.users().find(ada.id()).orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void what_one_change_wrote_the_next_one_sees() throws SQLException {
    edit(joined, ada, ada, People.signature("first"));
    edit(joined, ada, ada, People.signature("second"));
    assertThat(joined.users().find(ada.id()).orElseThrow().version()).isEqualTo(3);
    host.commit();
    assertThat(store.users().find(ada.id()).orElseThrow().profile().signature().text())
        .isEqualTo("second");
  }

  @Test
  void a_change_that_finds_a_name_taken_keeps_what_the_host_wrote() throws SQLException {
    hostWrites("before");
    edit(joined, ada, ada, People.signature("kept"));
    UserPatch taken =
        UserPatch.EMPTY
            .replace(Attribute.USERNAME, "chief")
            .replace(Attribute.SIGNATURE, "not kept");
    assertThat(edit(joined, chief, ada, taken)).isInstanceOf(Decision.Rejected.class);
    hostWrites("after");
    host.commit();
    assertThat(notes()).containsExactly("before", "after");
    assertThat(store.users().find(ada.id()).orElseThrow().profile().signature().text())
        .isEqualTo("kept");
    assertThat(sql.texts("SELECT count(*) FROM roster_audit")).containsExactly("1");
  }

  @Test
  void a_change_that_fails_in_the_middle_keeps_what_the_host_wrote() throws SQLException {
    sql.run(
        "CREATE TRIGGER planted AFTER INSERT ON roster_delivery BEGIN SELECT RAISE(ABORT, 'x'); END");
    List<String> before = Dump.of(sql);
    hostWrites("before");
    assertThatThrownBy(() -> edit(joined, chief, ada, People.everything()))
        .isInstanceOf(Failures.StatementRefused.class);
    host.commit();
    assertThat(notes()).containsExactly("before");
    sql.run("DELETE FROM host");
    assertThat(Dump.of(sql)).isEqualTo(before);
  }

  @Test
  void a_rejected_change_leaves_the_hosts_transaction_as_it_was() throws SQLException {
    hostWrites("before");
    assertThat(edit(joined, ada, chief, People.signature("forbidden")))
        .isInstanceOf(Decision.Rejected.class);
    host.commit();
    assertThat(notes()).containsExactly("before");
  }

  @Test
  void every_port_works_within_it() throws SQLException {
    User bob = People.member(joined, "bob", "13800000002");
    assertThat(joined.users().find(bob.id())).contains(bob);
    assertThat(joined.users().anyAdministrator()).isTrue();
    edit(joined, chief, bob, People.everything());
    assertThat(joined.inbox().unread(bob.id())).isEqualTo(2);
    assertThat(joined.history().count(bob.id())).isEqualTo(2);
    assertThat(joined.groups().directory().all()).hasSize(4);
    host.rollback();
    assertThat(store.users().find(bob.id())).isEmpty();
  }

  @Test
  void a_connection_without_a_transaction_cannot_be_joined() throws SQLException {
    host.setAutoCommit(true);
    assertThatThrownBy(() -> store.joining(host))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("auto-commit");
  }

  private void hostWrites(String note) throws SQLException {
    try (Statement statement = host.createStatement()) {
      statement.execute("INSERT INTO host VALUES ('" + note + "')");
    }
  }

  private List<String> notes() {
    return sql.texts("SELECT note FROM host ORDER BY rowid");
  }
}

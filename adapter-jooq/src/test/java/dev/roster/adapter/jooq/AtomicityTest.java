package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.People.edit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Lookup;
import dev.roster.application.port.Sessions.NewSession;
import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.credential.TokenHash;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.user.Decision;
import dev.roster.domain.user.User;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A change that dies at any of its statements leaves nothing. */
class AtomicityTest {

  @TempDir Path folder;
  private Sql sql;
  private JooqStore store;
  private User chief;
  private User ada;

  @BeforeEach
  void open() {
    Path file = folder.resolve("roster.db");
    sql = Sql.on(file);
    store = JooqStore.sqlite(file);
    chief = People.administrator(store, "chief");
    ada = People.member(store, "ada", "13800000001");
    PasswordHash payPassword = new PasswordHash("hash");
    sql.run("UPDATE roster_user SET pay_password_hash = 'hash' WHERE id = " + ada.id().value());
    store.payTokens().issue(TokenHash.of("pay"), ada.id(), payPassword, People.NOW.plusSeconds(9));
    store.sessions().open(login(), user -> true);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @CsvSource({
    "UPDATE, roster_user",
    "DELETE, roster_user_group",
    "INSERT, roster_user_group",
    "INSERT, roster_audit",
    "UPDATE, roster_counter",
    "INSERT, roster_notice",
    "INSERT, roster_delivery",
    "DELETE, roster_pay_token",
    "DELETE, roster_session"
  })
  void a_change_that_fails_in_the_middle_leaves_nothing(String verb, String table) {
    List<String> before = Dump.of(sql);
    String trigger = "CREATE TRIGGER planted AFTER %s ON %s BEGIN SELECT RAISE(ABORT, 'x'); END";
    sql.run(trigger.formatted(verb, table));
    assertThatThrownBy(() -> edit(store, chief, ada, People.everything()))
        .isInstanceOf(Failures.StatementRefused.class)
        .hasMessage("the database refused a statement: SQLITE_CONSTRAINT_TRIGGER");
    sql.run("DROP TRIGGER planted");
    assertThat(Dump.of(sql)).isEqualTo(before);

    assertThat(edit(store, chief, ada, People.everything())).isInstanceOf(Decision.Accepted.class);
    assertThat(sql.texts("SELECT count(*) FROM " + table)).isNotEmpty();
    assertThat(Dump.of(sql)).isNotEqualTo(before);
  }

  @Test
  void a_change_writes_all_of_it() {
    edit(store, chief, ada, People.everything());
    assertThat(sql.texts("SELECT attribute FROM roster_audit ORDER BY 1"))
        .containsExactly("groupId", "removePayPassword", "status");
    assertThat(sql.texts("SELECT notice_id FROM roster_notice ORDER BY 1"))
        .containsExactly("10", "12");
    assertThat(sql.texts("SELECT variables FROM roster_notice ORDER BY id"))
        .first()
        .isEqualTo("{\"reason\":\"because\",\"username\":\"ada\"}");
    assertThat(
            sql.texts(
                "SELECT notice_id || channel || state || variables FROM roster_delivery ORDER BY id"))
        .hasSize(3)
        .first()
        .isEqualTo("10mailwaiting{\"reason\":\"because\",\"username\":\"ada\"}");
    assertThat(sql.texts("SELECT id FROM roster_delivery ORDER BY 1"))
        .containsExactly("1", "2", "3");
    assertThat(sql.texts("SELECT id FROM roster_session")).isEmpty();
    assertThat(sql.texts("SELECT token_hash FROM roster_pay_token")).isEmpty();
    assertThat(sql.texts("SELECT group_id FROM roster_user_group WHERE user_id = 2"))
        .containsExactly("6");
  }

  @Test
  void a_login_that_fails_in_the_middle_leaves_nothing() {
    List<String> before = Dump.of(sql);
    sql.run(
        "CREATE TRIGGER planted AFTER UPDATE ON roster_user BEGIN SELECT RAISE(ABORT, 'x'); END");
    assertThatThrownBy(() -> store.sessions().open(login(), user -> true))
        .isInstanceOf(Failures.StatementRefused.class);
    sql.run("DROP TRIGGER planted");
    assertThat(Dump.of(sql)).isEqualTo(before);
  }

  @Test
  void a_registration_whose_session_fails_leaves_no_user() {
    List<String> before = Dump.of(sql);
    sql.run(
        "CREATE TRIGGER planted AFTER INSERT ON roster_session BEGIN SELECT RAISE(ABORT, 'x'); END");
    assertThatThrownBy(
            () ->
                store
                    .sessions()
                    .register(
                        id -> People.user(id, "bob", Optional.empty(), GroupId.MEMBERS),
                        id -> login()))
        .isInstanceOf(Failures.StatementRefused.class);
    sql.run("DROP TRIGGER planted");
    assertThat(Dump.of(sql)).isEqualTo(before);
  }

  @Test
  void a_new_user_whose_groups_fail_is_not_there() {
    sql.run(
        "CREATE TRIGGER planted AFTER INSERT ON roster_user_group BEGIN SELECT RAISE(ABORT, 'x');"
            + " END");
    List<String> before = Dump.of(sql);
    assertThatThrownBy(() -> People.member(store, "bob", "13800000002"))
        .isInstanceOf(Failures.StatementRefused.class);
    assertThat(Dump.of(sql)).isEqualTo(before);
  }

  @Test
  void an_accepted_decision_on_other_data_is_a_bug_and_leaves_nothing() {
    Lookup lookup = Lookup.of(ada.id(), ActorRef.trusted(chief.id()), People.NOW);
    Decision old =
        People.decision(ada, People.signature("old")).apply(store.users().snapshot(lookup));
    edit(store, chief, ada, People.signature("new"));
    List<String> before = Dump.of(sql);
    assertThatThrownBy(() -> store.users().change(lookup, "", snapshot -> old))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Dump.of(sql)).isEqualTo(before);
  }

  private NewSession login() {
    return new NewSession(
        ada.id(),
        TokenHash.of("access" + System.nanoTime()),
        TokenHash.of("refresh" + System.nanoTime()),
        People.NOW,
        People.NOW.plusSeconds(60),
        "198.51.100.7");
  }
}

package dev.roster.adapter.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Lookup;
import dev.roster.application.port.Store;
import dev.roster.application.port.Unavailable;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.user.Decision;
import dev.roster.domain.user.EraseDecision;
import dev.roster.domain.user.Expectation;
import dev.roster.domain.user.User;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Transactions of PostgreSQL that lose to each other. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class PostgresqlRacesTest {

  private static final StoreOptions IMPATIENT =
      StoreOptions.STANDARD.withPatience(Duration.ofSeconds(1));

  private PostgresqlServer server;
  private Sql sql;
  private JooqStore store;

  @BeforeEach
  void open() {
    server = Postgresql.fresh();
    sql = Postgresql.sql(server);
    store = JooqStore.postgresql(server, IMPATIENT);
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** How an administrator takes another one away. */
  private enum Way {
    DISABLE {
      @Override
      void go(Store store, User actor, User target) {
        People.edit(store, actor, target, People.everything());
      }
    },
    MOVE {
      @Override
      void go(Store store, User actor, User target) {
        People.edit(
            store,
            actor,
            target,
            UserPatch.EMPTY.replace(Attribute.GROUPS, GroupId.MEMBERS.value()));
      }
    },
    ERASE {
      @Override
      void go(Store store, User actor, User target) {
        Lookup lookup = Lookup.of(target.id(), ActorRef.trusted(actor.id()), People.NOW);
        store
            .users()
            .erase(
                lookup,
                "",
                snapshot ->
                    EraseDecision.decide(snapshot, Expectation.NONE, People.OVER_MAIL, People.NOW));
      }
    };

    abstract void go(Store store, User actor, User target);
  }

  /** Write skew: both write different users, so nothing but the row for it stands against them. */
  @ParameterizedTest
  @EnumSource
  void two_administrators_cannot_take_each_other_away_under_snapshot_isolation(Way way)
      throws SQLException {
    User one = People.administrator(store, "one");
    User two = People.administrator(store, "two");
    try (Connection first = snapshot();
        Connection second = snapshot()) {
      way.go(store.joining(first), one, two);
      first.commit();
      assertThatThrownBy(() -> way.go(store.joining(second), two, one))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("a concurrent change was first");
      second.rollback();
      way.go(store.joining(second), two, one);
      second.commit();
    }
    assertThat(store.users().anyAdministrator()).isTrue();
    assertThat(store.users().find(one.id()).orElseThrow().activeAdministrator()).isTrue();
  }

  /** A transaction that has looked already, and sees nothing of what comes after. */
  private Connection snapshot() throws SQLException {
    Connection connection = sql.source().getConnection();
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    Sql.texts(connection, "SELECT id FROM roster_user");
    return connection;
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01"})
  void who_loses_at_a_statement_or_at_the_commit_is_run_again(String state) {
    User chief = People.administrator(store, "chief");
    for (String table : List.of("roster_notice", "roster_audit")) {
      User user =
          People.member(store, table, table.equals("roster_audit") ? "13800000001" : "13800000002");
      failing(table, state, 3);
      assertThat(People.edit(store, chief, user, People.everything()))
          .isInstanceOf(Decision.Accepted.class);
      assertThat(sql.texts("SELECT last_value > 3 FROM planted_tries")).containsExactly("t");
      assertThat(sql.texts("SELECT id FROM roster_delivery WHERE user_id = " + user.id().value()))
          .hasSize(2);
      sql.run("DROP TRIGGER planted ON " + table);
    }
  }

  @Test
  void who_loses_again_and_again_gives_up_and_leaves_nothing() {
    User chief = People.administrator(store, "chief");
    failing("roster_audit", "40001", Integer.MAX_VALUE);
    long begin = System.nanoTime();
    assertThatThrownBy(() -> People.edit(store, chief, chief, People.signature("never")))
        .isInstanceOf(Unavailable.class)
        .hasMessage("storage: lost to concurrent changes, again and again");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    assertThat(sql.texts("SELECT last_value > 5 FROM planted_tries")).containsExactly("t");
    assertThat(store.users().find(chief.id())).contains(chief);
  }

  /** A commit whose answer is lost may have been stored: running it again could do it twice. */
  @Test
  void a_connection_that_is_lost_at_the_commit_is_not_tried_again() {
    User chief = People.administrator(store, "chief");
    planted(
        "roster_audit",
        "PERFORM nextval('planted_tries'); PERFORM pg_terminate_backend(pg_backend_pid());");
    assertThatThrownBy(() -> People.edit(store, chief, chief, People.signature("lost")))
        .isInstanceOf(Unavailable.class)
        .hasMessageStartingWith("storage: the ");
    assertThat(sql.texts("SELECT last_value FROM planted_tries")).containsExactly("1");
    sql.run("DROP TRIGGER planted ON roster_audit");
    assertThat(People.edit(store, chief, chief, People.signature("again")))
        .isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void nodes_that_start_at_once_on_an_empty_database_all_come_up() throws Exception {
    PostgresqlServer empty = Postgresql.fresh();
    ExecutorService threads = Executors.newFixedThreadPool(3);
    List<Future<JooqStore>> starting = new ArrayList<>();
    for (int node = 0; node < 3; node++) {
      starting.add(threads.submit(() -> JooqStore.postgresql(empty)));
    }
    threads.shutdown();
    List<JooqStore> nodes = new ArrayList<>();
    for (Future<JooqStore> node : starting) {
      nodes.add(node.get(1, TimeUnit.MINUTES));
    }
    User chief = People.administrator(nodes.get(0), "chief");
    nodes.forEach(node -> assertThat(node.users().find(chief.id())).contains(chief));
    assertThat(
            Postgresql.sql(empty)
                .texts(
                    "SELECT version FROM roster_schema_history WHERE version IS NOT NULL"
                        + " GROUP BY version HAVING count(*) > 1"))
        .isEmpty();
    nodes.forEach(JooqStore::close);
  }

  /** At the end of the transaction for the audit, in the middle of it for notices. */
  private void failing(String table, String state, int times) {
    planted(
        table,
        "IF nextval('planted_tries') <= %d THEN RAISE EXCEPTION 'planted' USING ERRCODE = '%s'; END IF;"
            .formatted(times, state));
  }

  private void planted(String table, String body) {
    sql.run("DROP SEQUENCE IF EXISTS planted_tries");
    sql.run("CREATE SEQUENCE planted_tries");
    sql.run(
        "CREATE OR REPLACE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            + body
            + " RETURN NULL; END $$");
    sql.run(
        table.equals("roster_audit")
            ? "CREATE CONSTRAINT TRIGGER planted AFTER INSERT ON roster_audit DEFERRABLE INITIALLY"
                + " DEFERRED FOR EACH ROW WHEN (NEW.attribute IN ('status', 'signature')) EXECUTE"
                + " FUNCTION planted()"
            : "CREATE TRIGGER planted AFTER INSERT ON "
                + table
                + " FOR EACH STATEMENT EXECUTE FUNCTION planted()");
  }
}

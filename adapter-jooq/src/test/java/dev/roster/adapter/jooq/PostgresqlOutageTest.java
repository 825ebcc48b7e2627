package dev.roster.adapter.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.application.port.Unavailable;
import dev.roster.domain.user.Decision;
import dev.roster.domain.user.User;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that cannot answer: nothing half done, and everything again when it is back. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class PostgresqlOutageTest {

  private static final StoreOptions IMPATIENT =
      StoreOptions.STANDARD.withPatience(Duration.ofMillis(1500));

  @TempDir Path folder;
  private PostgresqlServer server;
  private Sql sql;
  private JooqStore store;
  private User ada;

  private void open(PostgresqlServer at) {
    server = at.withStatementTimeout(Duration.ofSeconds(1));
    sql = Postgresql.sql(server);
    store = JooqStore.postgresql(server, IMPATIENT);
    ada = People.member(store, "ada", "13800000001");
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void a_server_that_stops_is_unavailable_until_it_is_back() throws IOException {
    EmbeddedPostgres first = started(0);
    int port = first.getPort();
    open(PostgresqlServer.at(first.getJdbcUrl("postgres", "postgres")));
    first.close();
    assertUnavailable("storage: ");
    assertThatThrownBy(() -> store.users().find(ada.id())).isInstanceOf(Unavailable.class);
    try (EmbeddedPostgres again = started(port)) {
      assertThat(again.getPort()).isEqualTo(port);
      assertThat(store.users().find(ada.id())).contains(ada);
      assertWorksAgain();
    }
  }

  private EmbeddedPostgres started(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(folder.resolve("data"))
        .setCleanDataDirectory(false)
        .start();
  }

  /** What the pool holds is dead; those who get it fail, and the next ones get fresh ones. */
  @Test
  void connections_that_are_cut_are_replaced() {
    open(Postgresql.fresh());
    for (int round = 0; round < 3; round++) {
      cutAll();
      try {
        sign();
      } catch (Unavailable expected) {
        assertThat(expected).hasMessageStartingWith("storage: ");
      }
      assertThat(sign()).isInstanceOf(Decision.Accepted.class);
    }
  }

  @Test
  void a_row_that_another_holds_is_unavailable_until_it_lets_go() throws SQLException {
    open(Postgresql.fresh());
    List<String> before = rows();
    try (Connection other = sql.source().getConnection()) {
      other.setAutoCommit(false);
      Sql.run(other, "SELECT * FROM roster_user FOR UPDATE");
      assertUnavailable("storage: a statement takes too long");
      assertThat(store.users().find(ada.id())).as("readers never wait").contains(ada);
      assertThat(rows()).isEqualTo(before);
    }
    assertWorksAgain();
  }

  @Test
  void a_lock_is_waited_for_only_as_long_as_there_is_patience() throws SQLException {
    server = Postgresql.fresh();
    sql = Postgresql.sql(server);
    store = JooqStore.postgresql(server, IMPATIENT);
    ada = People.member(store, "ada", "13800000001");
    try (Connection other = sql.source().getConnection()) {
      other.setAutoCommit(false);
      Sql.run(other, "SELECT * FROM roster_user FOR UPDATE");
      assertUnavailable("storage: another writer holds the row");
    }
    assertWorksAgain();
  }

  @Test
  void a_database_that_takes_no_writes_is_unavailable_until_it_does() {
    open(Postgresql.fresh());
    List<String> before = rows();
    String database = sql.texts("SELECT current_database()").get(0);
    sql.run("ALTER DATABASE " + database + " SET default_transaction_read_only = on");
    cutAll();
    awaitReading();
    assertUnavailable("storage: the database is read-only");
    assertThat(rows()).isEqualTo(before);
    sql.run(
        "SET default_transaction_read_only = off",
        "ALTER DATABASE " + database + " SET default_transaction_read_only = off");
    cutAll();
    awaitReading();
    assertWorksAgain();
  }

  @Test
  void of_many_writers_some_are_turned_away_and_readers_are_served() throws SQLException {
    open(Postgresql.fresh().withConnections(4));
    try (Connection other = sql.source().getConnection()) {
      other.setAutoCommit(false);
      Sql.run(other, "SELECT * FROM roster_user FOR UPDATE");
      List<Thread> writers =
          IntStream.range(0, 8).mapToObj(number -> new Thread(this::tryToSign)).toList();
      writers.forEach(Thread::start);
      for (int look = 0; look < 10; look++) {
        assertThat(store.users().find(ada.id())).contains(ada);
      }
      for (Thread writer : writers) {
        join(writer);
      }
    }
    assertWorksAgain();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void tryToSign() {
    try {
      sign();
    } catch (Unavailable expected) {
      assertThat(expected).hasMessageStartingWith("storage: ");
    }
  }

  /** Waits until they are gone, in milliseconds at most. */
  private void cutAll() {
    sql.run(
        "SELECT pg_terminate_backend(pid, 30000) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
  }

  /** One request may meet a connection that was cut just before. */
  private void awaitReading() {
    for (int tries = 0; tries < 100; tries++) {
      try {
        store.users().find(ada.id());
        return;
      } catch (Unavailable e) {
        assertThat(tries).isLessThan(50);
      }
    }
  }

  private List<String> rows() {
    return sql.texts(
        "SELECT u::text FROM roster_user u UNION ALL SELECT a::text FROM roster_audit a ORDER BY 1");
  }

  private Decision sign() {
    return People.edit(store, ada, ada, People.signature("signed " + System.nanoTime()));
  }

  private void assertUnavailable(String message) {
    assertThatThrownBy(this::sign)
        .isInstanceOfSatisfying(
            Unavailable.class,
            e -> assertThat(e.retryAfter()).isGreaterThanOrEqualTo(Duration.ofSeconds(1)))
        .hasMessageStartingWith(message);
  }

  private void assertWorksAgain() {
    assertThat(sign()).isInstanceOf(Decision.Accepted.class);
  }
}

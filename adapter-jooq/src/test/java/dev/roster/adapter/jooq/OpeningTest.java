package dev.roster.adapter.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.roster.adapter.jooq.FaultySource.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class OpeningTest {

  private static final StoreOptions IMPATIENT =
      StoreOptions.STANDARD.withPatience(Duration.ofMillis(200));

  @TempDir Path folder;

  @Test
  void a_file_that_is_no_database_is_refused_and_left_alone() throws IOException {
    Path file = folder.resolve("notes.txt");
    String text = "Dear diary, this is no database at all.\n".repeat(200);
    Files.writeString(file, text);
    assertThatThrownBy(() -> JooqStore.sqlite(file))
        .isInstanceOf(CannotOpenDatabase.class)
        .hasMessage(file + ": the file is no database");
    assertThat(file).hasContent(text);
  }

  @Test
  void a_folder_that_is_not_there_is_refused() {
    Path file = folder.resolve("missing").resolve("roster.db");
    assertThatThrownBy(() -> JooqStore.sqlite(file))
        .isInstanceOf(CannotOpenDatabase.class)
        .hasMessage(file + ": there is no folder " + file.getParent());
  }

  @Test
  void a_folder_is_no_file() {
    assertThatThrownBy(() -> JooqStore.sqlite(folder))
        .isInstanceOf(CannotOpenDatabase.class)
        .hasMessage(folder + ": this is a folder, not a file");
  }

  @Test
  void a_file_that_may_not_be_written_is_refused_to_all_but_the_superuser() throws IOException {
    Path file = Files.createFile(folder.resolve("roster.db"));
    assertThat(file.toFile().setWritable(false)).isTrue();
    if (Files.isWritable(file)) {
      JooqStore.sqlite(file).close();
      assertThat(file).isNotEmptyFile();
    } else {
      assertThatThrownBy(() -> JooqStore.sqlite(file))
          .isInstanceOf(CannotOpenDatabase.class)
          .hasMessage(file + ": not writable");
    }
  }

  @Test
  void a_data_source_that_is_read_only_is_refused() {
    FaultySource disk = new FaultySource(folder.resolve("roster.db"));
    Sql.on(folder.resolve("roster.db")).run("CREATE TABLE host (note TEXT)");
    disk.now(Fault.READ_ONLY);
    assertThatThrownBy(() -> JooqStore.on(disk))
        .isInstanceOf(CannotOpenDatabase.class)
        .hasMessageStartingWith("the database: ");
  }

  @Test
  void a_file_that_stays_locked_is_refused_in_the_end() throws SQLException {
    Path file = folder.resolve("roster.db");
    try (Connection other = Sql.on(file).source().getConnection()) {
      Connections.execute(other, "BEGIN EXCLUSIVE");
      assertThatThrownBy(() -> JooqStore.sqlite(file, IMPATIENT))
          .isInstanceOf(CannotOpenDatabase.class)
          .hasMessage(file + ": another writer holds the database");
    }
    JooqStore.sqlite(file, IMPATIENT).close();
  }

  @Test
  void a_database_in_memory_is_refused_since_its_connections_share_nothing() {
    SQLiteDataSource memory = new SQLiteDataSource();
    memory.setUrl("jdbc:sqlite::memory:");
    assertThatThrownBy(() -> JooqStore.on(memory))
        .isInstanceOf(CannotOpenDatabase.class)
        .hasMessage("the database: no write-ahead log is possible here");
  }

  @Test
  void every_connection_of_a_pool_survives_a_loss_of_power_and_checks_foreign_keys()
      throws SQLException {
    Path file = folder.resolve("roster.db");
    try (HikariDataSource pool =
        SqliteFile.pool("test", SqliteFile.source(file, IMPATIENT), 4, IMPATIENT)) {
      List<Connection> all = new ArrayList<>();
      for (int number = 0; number < 4; number++) {
        all.add(pool.getConnection());
        assertDurable(all.get(number));
      }
      for (Connection connection : all) {
        connection.close();
      }
      try (Connection again = pool.getConnection()) {
        assertDurable(again);
      }
    }
  }

  @Test
  void a_hosts_connection_is_brought_into_that_state_and_keeps_its_auto_commit_mode()
      throws SQLException {
    Path file = folder.resolve("roster.db");
    DataSource host = Sql.on(file).source();
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setDataSource(host);
      pool.setMaximumPoolSize(1);
      pool.setAutoCommit(false);
      try (JooqStore store = JooqStore.on(pool)) {
        People.member(store, "ada", "13800000001");
      }
      Connections connections = new Connections(pool, Engine.SQLITE.preparation(IMPATIENT));
      connections.with(
          connection -> {
            assertDurable(connection);
            return true;
          });
      try (Connection returned = pool.getConnection()) {
        assertThat(returned.getAutoCommit()).isFalse();
      }
    }
    assertThat(Sql.on(file).texts("SELECT username FROM roster_user")).containsExactly("ada");
  }

  private static void assertDurable(Connection connection) {
    assertThat(Sql.texts(connection, "PRAGMA journal_mode")).containsExactly("wal");
    assertThat(Sql.texts(connection, "PRAGMA synchronous")).as("FULL").containsExactly("2");
    assertThat(Sql.texts(connection, "PRAGMA foreign_keys")).containsExactly("1");
    assertThat(Sql.texts(connection, "PRAGMA busy_timeout")).containsExactly("200");
  }
}

package dev.roster.adapter.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements that a connection to a SQLite file keeps. */
class PreparedOnceTest {

  private static final String COUNT = "SELECT count(*) FROM numbers WHERE number > ?";
  private static final String INSERT = "INSERT INTO numbers (number) VALUES (?)";

  @TempDir Path folder;
  private RecordingSource recording;
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    recording = new RecordingSource(Sql.on(folder.resolve("numbers.db")).source());
    connection = new PreparedOnce(recording.source().getConnection());
    Sql.run(
        connection,
        "PRAGMA journal_mode = WAL",
        "CREATE TABLE numbers (number INTEGER PRIMARY KEY)",
        "INSERT INTO numbers VALUES (1), (2), (3)");
    recording.clear();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void a_text_is_prepared_once_and_run_with_other_values() throws SQLException {
    assertThat(List.of(above(0), above(1), above(2), above(0))).containsExactly(3, 2, 1, 3);
    assertThat(recording.recorded()).containsExactly(COUNT);
  }

  @Test
  void two_who_use_one_text_at_once_do_not_disturb_each_other() throws SQLException {
    String all = "SELECT number FROM numbers ORDER BY number";
    try (PreparedStatement outer = connection.prepareStatement(all);
        ResultSet numbers = outer.executeQuery()) {
      assertThat(numbers.next()).isTrue();
      try (PreparedStatement inner = connection.prepareStatement(all);
          ResultSet first = inner.executeQuery()) {
        assertThat(first.getInt(1)).isEqualTo(1);
      }
      assertThat(numbers.next()).isTrue();
      assertThat(numbers.getInt(1)).isEqualTo(2);
    }
  }

  @Test
  void a_result_that_nobody_closed_ends_with_its_statement() throws SQLException {
    PreparedStatement forgotten = connection.prepareStatement("SELECT number FROM numbers");
    forgotten.executeQuery().next();
    forgotten.close();
    assertThat(everythingIsInTheFile()).isTrue();
  }

  @Test
  void a_result_that_nobody_asked_for_ends_with_its_statement() throws SQLException {
    PreparedStatement forgotten = connection.prepareStatement("SELECT number FROM numbers");
    forgotten.execute();
    forgotten.close();
    assertThat(everythingIsInTheFile()).isTrue();
  }

  /** The log can be emptied only if no statement reads from it any more. */
  private boolean everythingIsInTheFile() throws SQLException {
    insert(4);
    return Sql.texts(connection, "PRAGMA wal_checkpoint(TRUNCATE)").equals(List.of("0"));
  }

  @Test
  void a_statement_that_has_failed_is_prepared_anew() throws SQLException {
    insert(4);
    assertThatThrownBy(() -> insert(4)).isInstanceOf(SQLException.class);
    insert(5);
    assertThat(above(0)).isEqualTo(5);
    assertThat(recording.recorded()).containsExactly(INSERT, INSERT, COUNT);
  }

  @Test
  void a_change_of_the_tables_is_noticed() throws SQLException {
    above(0);
    Sql.run(connection, "ALTER TABLE numbers ADD COLUMN word TEXT", "DELETE FROM numbers");
    assertThat(above(0)).isZero();
  }

  @Test
  void the_text_that_was_used_longest_ago_makes_room() throws SQLException {
    for (int number = 0; number < 64; number++) {
      runOnce("SELECT " + number);
    }
    runOnce("SELECT 0");
    runOnce("SELECT 64");
    recording.clear();
    runOnce("SELECT 0");
    runOnce("SELECT 1");
    assertThat(recording.recorded()).containsExactly("SELECT 1");
  }

  @Test
  void the_connections_of_a_store_are_like_that() throws SQLException {
    try (Connection own =
        SqliteFile.source(folder.resolve("own.db"), StoreOptions.STANDARD).getConnection()) {
      assertThat(own).isInstanceOf(PreparedOnce.class);
    }
  }

  private int above(int number) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
      statement.setInt(1, number);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.getInt(1);
      }
    }
  }

  private void insert(int number) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setInt(1, number);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  private void runOnce(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }
}

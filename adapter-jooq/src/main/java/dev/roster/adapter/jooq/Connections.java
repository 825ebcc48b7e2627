package dev.roster.adapter.jooq;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;

/**
 * Borrows connections, makes them fit, and gives them back.
 *
 * @param source where they come from, not null
 * @param preparation statements to run on each before it is used; empty where the source itself
 *     sees to it
 */
record Connections(DataSource source, List<String> preparation) {

  /** Copies the list. */
  Connections {
    preparation = List.copyOf(preparation);
  }

  /**
   * Works with one connection in auto-commit mode, in which a transaction begins and ends as the
   * work says. Failures of the database come out as {@link Failures} reads them.
   */
  <T> T with(Function<Connection, T> work) {
    Connection connection = borrow();
    try {
      return inAutoCommitMode(connection, work);
    } catch (DataAccessException e) {
      throw Failures.of(e);
    } catch (SQLException e) {
      throw Failures.noConnection(e);
    } finally {
      giveBack(connection);
    }
  }

  private Connection borrow() {
    try {
      return source.getConnection();
    } catch (SQLException e) {
      throw Failures.noConnection(e);
    }
  }

  private <T> T inAutoCommitMode(Connection connection, Function<Connection, T> work)
      throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    if (!autoCommit) {
      connection.setAutoCommit(true);
    }
    try {
      preparation.forEach(sql -> execute(connection, sql));
      return work.apply(connection);
    } finally {
      if (!autoCommit) {
        connection.setAutoCommit(false);
      }
    }
  }

  /** What was committed stays so, even if the connection cannot be closed. */
  private static void giveBack(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      System.getLogger(Connections.class.getName())
          .log(System.Logger.Level.DEBUG, "a connection could not be closed", e);
    }
  }

  /** Works with one connection like {@link #with}; failures come out as they are. */
  <T> T tryWith(Function<Connection, T> work) throws SQLException {
    try (Connection connection = source.getConnection()) {
      return inAutoCommitMode(connection, work);
    }
  }

  /** Runs a statement without parameters or rows. */
  static void execute(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new DataAccessException(sql, e);
    }
  }
}

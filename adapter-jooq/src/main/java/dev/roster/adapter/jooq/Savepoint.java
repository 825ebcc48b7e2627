package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.Connections.execute;

import java.sql.Connection;
import org.jooq.exception.DataAccessException;

/** A point within a transaction, up to which what follows can be undone alone. */
final class Savepoint {

  private final Connection connection;

  private Savepoint(Connection connection) {
    this.connection = connection;
  }

  static Savepoint on(Connection connection) {
    execute(connection, "SAVEPOINT roster");
    return new Savepoint(connection);
  }

  /** Keeps what was done since, as far as the transaction itself is kept. */
  void release() {
    execute(connection, "RELEASE SAVEPOINT roster");
  }

  /**
   * Undoes what was done since.
   *
   * @param reason is told of a failure to do so
   * @return false if the database had already undone the whole transaction by itself, as SQLite
   *     does when the disk is full
   */
  boolean undo(Throwable reason) {
    try {
      execute(connection, "ROLLBACK TO SAVEPOINT roster");
      release();
      return true;
    } catch (DataAccessException e) {
      reason.addSuppressed(e);
      return false;
    }
  }
}

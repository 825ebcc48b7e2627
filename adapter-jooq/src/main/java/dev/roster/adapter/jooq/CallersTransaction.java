package dev.roster.adapter.jooq;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * A transaction that the caller has begun and will end: neither commits nor rolls it back.
 *
 * <p>Every write runs in a savepoint, so that work which fails leaves nothing and what the caller
 * wrote before stays. Not thread-safe, like the connection.
 */
final class CallersTransaction implements UnitOfWork {

  private final Engine engine;
  private final Connection connection;

  /**
   * Joins the transaction of a connection.
   *
   * @throws IllegalArgumentException if it commits every statement by itself
   */
  CallersTransaction(Engine engine, Connection connection) {
    this.engine = engine;
    this.connection = connection;
    if (commitsByItself()) {
      throw new IllegalArgumentException(
          "the connection is in auto-commit mode: there is no transaction to join");
    }
  }

  @Override
  public <T> T read(Function<DSLContext, T> query) {
    return translated(() -> query.apply(engine.on(connection)));
  }

  /** How far the queries see one moment is up to the caller's isolation level. */
  @Override
  public <T> T readAtOnce(Function<DSLContext, T> queries) {
    return read(queries);
  }

  @Override
  public <T> T write(Function<DSLContext, T> work) {
    return translated(() -> keptOrUndone(work));
  }

  /** The isolation is the caller's, and no less than is needed. */
  @Override
  public <T> T writeByLocks(Function<DSLContext, T> work) {
    return write(work);
  }

  /** The database and the work itself may find that another was first. */
  private static <T> T translated(Supplier<T> work) {
    try {
      try {
        return work.get();
      } catch (DataAccessException e) {
        throw Failures.of(e);
      }
    } catch (Outrun e) {
      throw Failures.overloaded("a concurrent change was first; only the caller can begin again");
    }
  }

  private <T> T keptOrUndone(Function<DSLContext, T> work) {
    Savepoint before = Savepoint.on(connection);
    try {
      T result = work.apply(engine.on(connection));
      before.release();
      return result;
    } catch (RuntimeException | Error e) {
      before.undo(e);
      throw e;
    }
  }

  private boolean commitsByItself() {
    try {
      return connection.getAutoCommit();
    } catch (SQLException e) {
      throw Failures.noConnection(e);
    }
  }
}

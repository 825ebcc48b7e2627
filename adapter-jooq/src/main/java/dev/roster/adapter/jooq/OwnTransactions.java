package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.Connections.execute;

import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * Transactions of the store's own: writers as the database serves them best, and readers beside
 * them, who never wait for a writer. Thread-safe.
 */
final class OwnTransactions implements UnitOfWork {

  private static final Duration LONGEST_PAUSE = Duration.ofMillis(10);

  private final Engine engine;
  private final Connections readers;
  private final Writer writer;
  private final StoreOptions options;

  OwnTransactions(Engine engine, Connections readers, Connections writers, StoreOptions options) {
    this.engine = engine;
    this.readers = readers;
    this.writer =
        engine.hasOneWriter()
            ? new GroupCommit(engine, writers, options)
            : new EachAlone(engine, writers);
    this.options = options;
  }

  @Override
  public <T> T read(Function<DSLContext, T> query) {
    return readers.with(connection -> query.apply(engine.on(connection)));
  }

  @Override
  public <T> T readAtOnce(Function<DSLContext, T> queries) {
    return readers.with(
        connection ->
            transaction(
                connection, engine.beginReading(), () -> queries.apply(engine.on(connection))));
  }

  @Override
  public <T> T write(Function<DSLContext, T> work) {
    long deadline = System.nanoTime() + options.patience().toNanos();
    while (System.nanoTime() < deadline) {
      try {
        return writer.write(work);
      } catch (Outrun e) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE.toNanos()));
      }
    }
    throw Failures.overloaded("lost to concurrent changes, again and again");
  }

  /** How work that writes comes to its transaction. */
  interface Writer {

    /**
     * Runs work and returns what it returned, once that is on the disk.
     *
     * @throws Outrun if a concurrent transaction was first; nothing is stored then
     */
    <T> T write(Function<DSLContext, T> work);
  }

  /** Every request in a transaction of its own, at the same time as others. */
  private record EachAlone(Engine engine, Connections connections) implements Writer {
    @Override
    public <T> T write(Function<DSLContext, T> work) {
      return connections.with(
          connection ->
              transaction(
                  connection, engine.beginWriting(), () -> work.apply(engine.on(connection))));
    }
  }

  /** Commits what was done, or undoes it if anything is thrown. */
  static <T> T transaction(Connection connection, String begin, Supplier<T> work) {
    try {
      execute(connection, begin);
      T result = work.get();
      execute(connection, "COMMIT");
      return result;
    } catch (RuntimeException | Error e) {
      rollBack(connection, e);
      throw e;
    }
  }

  /** SQLite may have rolled back by itself, as it does when the disk is full. */
  private static void rollBack(Connection connection, Throwable reason) {
    try {
      execute(connection, "ROLLBACK");
    } catch (DataAccessException e) {
      reason.addSuppressed(e);
    }
  }
}

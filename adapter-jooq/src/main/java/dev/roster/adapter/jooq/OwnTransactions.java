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
 *
 * <p>Who loses to a concurrent transaction is run again, after a random while that grows, for as
 * long as there is patience; whether it loses at a statement or at the commit, nothing of it is
 * stored. Where the connection is lost while a commit is under way nobody knows whether it is
 * stored: that is an {@link dev.roster.application.port.Unavailable} and is never run again here.
 */
final class OwnTransactions implements UnitOfWork {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(2);
  private static final int DOUBLINGS = 6;

  private final Engine engine;
  private final Connections readers;
  private final Writer writer;
  private final StoreOptions options;

  /** Over a host's connections, of which there are who knows how many. */
  OwnTransactions(Engine engine, Connections readers, Connections writers, StoreOptions options) {
    this(engine, readers, writers, Integer.MAX_VALUE, options);
  }

  /**
   * Over connections of the store's own.
   *
   * @param writersAtOnce how many of them may write at once, where several may
   */
  OwnTransactions(
      Engine engine,
      Connections readers,
      Connections writers,
      int writersAtOnce,
      StoreOptions options) {
    this.engine = engine;
    this.readers = readers;
    this.writer =
        engine.hasOneWriter()
            ? new GroupCommit(engine, writers, options)
            : new EachAlone(engine, writers, new Turns(writersAtOnce, options));
    this.options = options;
  }

  @Override
  public <T> T read(Function<DSLContext, T> query) {
    return untilFirst(() -> readers.with(connection -> query.apply(engine.on(connection))));
  }

  @Override
  public <T> T readAtOnce(Function<DSLContext, T> queries) {
    return untilFirst(
        () ->
            readers.with(
                connection ->
                    transaction(
                        connection,
                        engine.beginReading(),
                        () -> queries.apply(engine.on(connection)))));
  }

  @Override
  public <T> T write(Function<DSLContext, T> work) {
    return untilFirst(() -> writer.write(work));
  }

  @Override
  public <T> T writeByLocks(Function<DSLContext, T> work) {
    return untilFirst(() -> writer.writeByLocks(work));
  }

  /** Readers lose too on some databases, such as a copy that follows another. */
  private <T> T untilFirst(Supplier<T> attempt) {
    long deadline = System.nanoTime() + options.patience().toNanos();
    for (int lost = 0; System.nanoTime() < deadline; lost++) {
      try {
        return attempt.get();
      } catch (Outrun e) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longestPause(lost)));
      }
    }
    throw Failures.overloaded("lost to concurrent changes, again and again");
  }

  /** In nanoseconds: twice as long each time, up to an eighth of a second. */
  private static long longestPause(int lost) {
    return FIRST_PAUSE.toNanos() << Math.min(lost, DOUBLINGS);
  }

  /** How work that writes comes to its transaction. */
  interface Writer {

    /**
     * Runs work and returns what it returned, once that is on the disk.
     *
     * @throws Outrun if a concurrent transaction was first; nothing is stored then
     */
    <T> T write(Function<DSLContext, T> work);

    /** The same, in the least isolation there is; alone, there is no other. */
    default <T> T writeByLocks(Function<DSLContext, T> work) {
      return write(work);
    }
  }

  /** Every request in a transaction of its own, at the same time as others. */
  private record EachAlone(Engine engine, Connections connections, Turns turns) implements Writer {
    @Override
    public <T> T write(Function<DSLContext, T> work) {
      return run(engine.beginWriting(), work);
    }

    @Override
    public <T> T writeByLocks(Function<DSLContext, T> work) {
      return run(engine.beginWritingByLocks(), work);
    }

    private <T> T run(String begin, Function<DSLContext, T> work) {
      return turns.take(
          () ->
              connections.with(
                  connection ->
                      transaction(connection, begin, () -> work.apply(engine.on(connection)))));
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

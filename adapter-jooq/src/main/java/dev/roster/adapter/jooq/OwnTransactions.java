package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.Connections.execute;

import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * Transactions of the store's own: as many writers at once as the database serves well, in the
 * order of arrival, and readers beside them.
 *
 * <p>SQLite has one writer. Writes of this process queue here, since SQLite lets one of them
 * starve. Against other processes on the same file every write holds the file's lock before it
 * reads what it decides on ({@code BEGIN IMMEDIATE}), and waits for that lock as long as the
 * connection's {@code busy_timeout}. Thread-safe.
 */
final class OwnTransactions implements UnitOfWork {

  private static final Duration LONGEST_PAUSE = Duration.ofMillis(10);

  private final Engine engine;
  private final Connections readers;
  private final Connections writers;
  private final StoreOptions options;
  private final Semaphore turns;

  OwnTransactions(Engine engine, Connections readers, Connections writers, StoreOptions options) {
    this.engine = engine;
    this.readers = readers;
    this.writers = writers;
    this.options = options;
    this.turns = new Semaphore(engine.writersAtOnce(), true);
  }

  @Override
  public <T> T read(Function<DSLContext, T> query) {
    return readers.with(connection -> query.apply(engine.on(connection)));
  }

  @Override
  public <T> T readAtOnce(Function<DSLContext, T> queries) {
    return readers.with(connection -> transaction(connection, engine.beginReading(), queries));
  }

  @Override
  public <T> T write(Function<DSLContext, T> work) {
    awaitTurn();
    try {
      return untilFirst(
          () -> writers.with(connection -> transaction(connection, engine.beginWriting(), work)));
    } finally {
      turns.release();
    }
  }

  /** On SQLite it always is; elsewhere those who lose a race try again after a random while. */
  private <T> T untilFirst(Supplier<T> attempt) {
    long deadline = System.nanoTime() + options.patience().toNanos();
    while (System.nanoTime() < deadline) {
      try {
        return attempt.get();
      } catch (Outrun e) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE.toNanos()));
      }
    }
    throw Failures.overloaded("lost to concurrent changes, again and again");
  }

  private void awaitTurn() {
    if (turns.getQueueLength() >= options.maxWaiting()) {
      throw Failures.overloaded("too many requests wait to write");
    }
    try {
      if (!turns.tryAcquire(options.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        throw Failures.overloaded("the writer is busy for too long");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failures.overloaded("interrupted while waiting to write");
    }
  }

  private <T> T transaction(Connection connection, String begin, Function<DSLContext, T> work) {
    try {
      execute(connection, begin);
      T result = work.apply(engine.on(connection));
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

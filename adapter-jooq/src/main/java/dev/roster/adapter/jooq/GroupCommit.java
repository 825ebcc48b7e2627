package dev.roster.adapter.jooq;

import dev.roster.application.port.Unavailable;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * The one writer of a SQLite file: commits what is waiting in one transaction, so that many
 * requests share one flush of the disk.
 *
 * <p>Order: requests run one after another, in the order in which they came, each in a savepoint
 * and each on what those before it have left. A request that finds nobody writing commits alone and
 * at once. Those that come while others write wait together; when the writing ends, the first of
 * them runs all of them, up to {@link StoreOptions#batch()}, on its own thread, and then hands on
 * to the first of those who have come meanwhile. So nobody is overtaken, and nobody works for
 * others longer than for one transaction.
 *
 * <p>Answers: nobody hears anything before the commit, not even a refusal, since it may rest on
 * what an earlier request of the same transaction wrote. After a commit that failed, everybody in
 * it hears {@link Unavailable}, and nothing of it is stored. If the process dies before the commit,
 * nothing of it is stored either; if it dies after the commit, all of it is, whether or not the
 * answers were still sent.
 *
 * <p>Failures: a request that throws is undone alone, and the others go on. If SQLite has meanwhile
 * undone the whole transaction, as it may when the disk is full, everybody in it hears {@link
 * Unavailable}.
 *
 * <p>Limits: at most {@link StoreOptions#maxWaiting()} requests wait, each for at most {@link
 * StoreOptions#patience()} until it is run, and behind {@link StoreOptions#crowd()} others for
 * less; further ones, and those whose time is over, hear {@link Unavailable} and are not run. A
 * request that is already running is waited for, since nobody could say what has become of it.
 *
 * <p>Other processes may write to the same file: every transaction takes the file's lock before
 * anything in it is read, and waits for it as long as the connection's {@code busy_timeout}.
 * Thread-safe.
 */
final class GroupCommit implements OwnTransactions.Writer {

  private final Engine engine;
  private final Connections connections;
  private final StoreOptions options;

  /** Those who wait to be run; guarded by this object, as is the next. */
  private final Deque<WaitingWrite<?>> waiting = new ArrayDeque<>();

  private final Crowd crowd;
  private boolean writing;

  GroupCommit(Engine engine, Connections connections, StoreOptions options) {
    this.engine = engine;
    this.connections = connections;
    this.options = options;
    this.crowd = new Crowd(options);
  }

  @Override
  public <T> T write(Function<DSLContext, T> work) {
    WaitingWrite<T> mine = new WaitingWrite<>(work);
    Duration patience = queue(mine);
    if (!mine.awaitTurnOrAnswer(patience) && giveUp(mine)) {
      throw Failures.writerBusy();
    }
    if (mine.hasTurn()) {
      writeTogether(mine);
    }
    return mine.answer();
  }

  /** Gives it the turn if nobody else has it; returns how long it may wait otherwise. */
  private synchronized Duration queue(WaitingWrite<?> mine) {
    if (!writing) {
      writing = true;
      crowd.goesOn();
      mine.takeTurn();
      return Duration.ZERO;
    }
    Duration patience = crowd.patience(waiting.size());
    waiting.add(mine);
    return patience;
  }

  /** Whether it has not been taken up yet; otherwise its end is awaited. */
  private boolean giveUp(WaitingWrite<?> mine) {
    synchronized (this) {
      if (waiting.remove(mine)) {
        return true;
      }
    }
    mine.awaitTurnOrAnswer();
    return false;
  }

  private void writeTogether(WaitingWrite<?> first) {
    List<WaitingWrite<?>> batch = new ArrayList<>(List.of(first));
    try {
      connections.with(
          connection ->
              OwnTransactions.transaction(
                  connection, engine.beginWriting(), () -> runAll(connection, batch)));
    } catch (RuntimeException | Error e) {
      batch.forEach(write -> write.failed(batch.size() == 1 ? e : Failures.ofAllTogether(e)));
    } finally {
      handOn();
      batch.forEach(WaitingWrite::wake);
    }
  }

  private synchronized void handOn() {
    crowd.goesOn();
    writing = !waiting.isEmpty();
    if (writing) {
      waiting.remove().giveTurn();
    }
  }

  /** Holds the file's lock by now; until then, whoever waits may still leave. */
  private Void runAll(Connection connection, List<WaitingWrite<?>> batch) {
    takeUp(batch);
    DSLContext sql = engine.on(connection);
    if (batch.size() == 1) {
      batch.get(0).run(sql);
    } else {
      batch.forEach(write -> runAlone(connection, sql, write));
    }
    return null;
  }

  private synchronized void takeUp(List<WaitingWrite<?>> batch) {
    while (batch.size() < options.batch() && !waiting.isEmpty()) {
      batch.add(waiting.remove());
    }
  }

  private static void runAlone(Connection connection, DSLContext sql, WaitingWrite<?> write) {
    Savepoint before = Savepoint.on(connection);
    try {
      write.run(sql);
      before.release();
    } catch (RuntimeException | Error e) {
      if (!before.undo(e)) {
        throw e;
      }
      write.failed(e instanceof DataAccessException failure ? Failures.of(failure) : e);
    }
  }
}

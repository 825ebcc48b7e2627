package dev.roster.adapter.jooq;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * Work that waits to be run by whoever writes, and the thread that waits for what comes of it.
 *
 * @param <T> what the work returns
 */
final class WaitingWrite<T> {

  private enum State {
    WAITING,
    /** Its own thread writes next, for itself and those behind it. */
    TURN,
    ANSWERED
  }

  private final Function<DSLContext, T> work;
  private final Thread thread = Thread.currentThread();
  private volatile State state = State.WAITING;
  private T result;
  private Throwable failure;

  WaitingWrite(Function<DSLContext, T> work) {
    this.work = work;
  }

  /** Runs the work; what it returns becomes the answer unless something fails later. */
  void run(DSLContext sql) {
    result = work.apply(sql);
  }

  /** Says why nothing of it is stored. */
  void failed(Throwable reason) {
    failure = reason;
  }

  /** Takes the turn on its own thread. */
  void takeTurn() {
    state = State.TURN;
  }

  /** Gives its thread the turn. */
  void giveTurn() {
    state = State.TURN;
    LockSupport.unpark(thread);
  }

  /** Gives its thread the answer. */
  void wake() {
    state = State.ANSWERED;
    if (thread != Thread.currentThread()) {
      LockSupport.unpark(thread);
    }
  }

  boolean hasTurn() {
    return state == State.TURN;
  }

  /** Waits on its own thread; an interruption is noted for later. False if the time is over. */
  boolean awaitTurnOrAnswer(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    boolean interrupted = false;
    long left;
    while (state == State.WAITING && (left = deadline - System.nanoTime()) > 0) {
      LockSupport.parkNanos(this, left);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return state != State.WAITING;
  }

  /** Waits for as long as it takes. */
  void awaitTurnOrAnswer() {
    awaitTurnOrAnswer(Duration.ofNanos(Long.MAX_VALUE));
  }

  /** What came of it: the result of the work, or what it or the transaction has thrown. */
  T answer() {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw (RuntimeException) failure;
    }
    return result;
  }
}

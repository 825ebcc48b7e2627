package dev.roster.adapter.jooq;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets so many write at once, in the order of arrival, and turns away whom it cannot serve in time:
 * slow writers must not take every connection from those who read. Thread-safe.
 */
final class Turns {

  private final Semaphore free;
  private final Crowd crowd;

  /**
   * For a database.
   *
   * @param count how many may write at once, at least 1
   * @param options for how long and how many may wait
   */
  Turns(int count, StoreOptions options) {
    this.free = new Semaphore(count, true);
    this.crowd = new Crowd(options);
  }

  /**
   * Runs work when it is its turn.
   *
   * @throws dev.roster.application.port.Unavailable if too many wait, or for too long
   */
  <T> T take(Supplier<T> work) {
    await();
    try {
      return work.get();
    } finally {
      crowd.goesOn();
      free.release();
    }
  }

  private void await() {
    try {
      if (!free.tryAcquire(0, TimeUnit.MILLISECONDS)) {
        queue();
      }
      crowd.goesOn();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failures.overloaded("interrupted while waiting to write");
    }
  }

  private void queue() throws InterruptedException {
    Duration patience = crowd.patience(free.getQueueLength());
    if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw Failures.writerBusy();
    }
  }
}

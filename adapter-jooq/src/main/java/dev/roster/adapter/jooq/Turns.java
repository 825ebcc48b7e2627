package dev.roster.adapter.jooq;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets so many write at once, in the order of arrival, and turns away whom it cannot serve in time:
 * slow writers must not take every connection from those who read. Thread-safe.
 */
final class Turns {

  private final Semaphore free;
  private final StoreOptions options;

  /**
   * For a database.
   *
   * @param count how many may write at once, at least 1
   * @param options for how long and how many may wait
   */
  Turns(int count, StoreOptions options) {
    this.free = new Semaphore(count, true);
    this.options = options;
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
      free.release();
    }
  }

  private void await() {
    if (free.getQueueLength() >= options.maxWaiting()) {
      throw Failures.overloaded("too many requests wait to write");
    }
    try {
      if (!free.tryAcquire(options.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        throw Failures.overloaded("the writers are busy for too long");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failures.overloaded("interrupted while waiting to write");
    }
  }
}

package dev.roster.adapter.jooq;

import java.time.Duration;

/**
 * Who may wait to write, and for how long, so that a writer that is stuck does not tie up everybody
 * who asks, those who only read among them. Thread-safe.
 */
final class Crowd {

  private static final int HURRY = 10;

  private final StoreOptions options;
  private final Duration hurry;
  private volatile long progress = System.nanoTime();

  Crowd(StoreOptions options) {
    this.options = options;
    this.hurry = options.patience().dividedBy(HURRY);
  }

  /** Notes that whoever waits is not waiting in vain. */
  void goesOn() {
    progress = System.nanoTime();
  }

  /**
   * How long one more may wait.
   *
   * @param waiting how many do already
   * @throws dev.roster.application.port.Unavailable if it may not wait at all
   */
  Duration patience(int waiting) {
    if (waiting >= options.maxWaiting()) {
      throw Failures.overloaded("too many requests wait to write");
    }
    if (waiting < options.crowd()) {
      return options.patience();
    }
    if (System.nanoTime() - progress > hurry.toNanos()) {
      throw Failures.writerBusy();
    }
    return hurry;
  }
}

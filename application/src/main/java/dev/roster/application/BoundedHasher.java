package dev.roster.application;

import dev.roster.application.port.PasswordHasher;
import dev.roster.application.port.Unavailable;
import dev.roster.domain.credential.Password;
import dev.roster.domain.credential.PasswordHash;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets as many hashes run at once as there are cores, and a bounded number wait; refuses the rest,
 * so that a burst of logins cannot starve everything else.
 *
 * <p>Thread-safe; those who wait are served in the order in which they came.
 */
final class BoundedHasher implements PasswordHasher {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final PasswordHasher hasher;
  private final Semaphore running;
  private final Semaphore admitted;

  /**
   * Bounds a hasher.
   *
   * @param running as many at once, at least 1
   * @param waiting as many behind them, 0 or more
   */
  BoundedHasher(PasswordHasher hasher, int running, int waiting) {
    this.hasher = hasher;
    this.running = new Semaphore(running, true);
    this.admitted = new Semaphore(running + waiting);
  }

  @Override
  public PasswordHash hash(Password secret) {
    return bounded(() -> hasher.hash(secret));
  }

  @Override
  public boolean matches(Password candidate, PasswordHash stored) {
    return bounded(() -> hasher.matches(candidate, stored));
  }

  /** Costs nothing, so it waits for nobody. */
  @Override
  public boolean needsUpgrade(PasswordHash stored) {
    return hasher.needsUpgrade(stored);
  }

  private <T> T bounded(Supplier<T> work) {
    if (!admitted.tryAcquire()) {
      throw new Unavailable("too many passwords are waiting to be hashed", RETRY_AFTER);
    }
    try {
      running.acquireUninterruptibly();
      try {
        return work.get();
      } finally {
        running.release();
      }
    } finally {
      admitted.release();
    }
  }
}

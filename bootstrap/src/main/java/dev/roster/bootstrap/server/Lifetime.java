package dev.roster.bootstrap.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to end when the process does.
 *
 * <p>Parts end in the reverse order in which they were added, once: when this is closed, or when
 * the process is told to end, at any moment from the first part on. Thread-safe.
 */
public final class Lifetime implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Lifetime.class);

  private final Deque<Runnable> endings = new ArrayDeque<>();
  private final CountDownLatch told = new CountDownLatch(1);
  private boolean over;

  /** Begins: from now on the end of the process ends what is added. */
  public Lifetime() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end"));
  }

  /** Adds a part; ends it at once if everything else has ended already. */
  public synchronized void endsWith(Runnable ending) {
    if (over) {
      ending.run();
    } else {
      endings.push(ending);
    }
  }

  /**
   * Waits until the process is told to end.
   *
   * @throws InterruptedException if the waiting thread is told to go on instead
   */
  public void await() throws InterruptedException {
    told.await();
  }

  /** Ends every part. One that fails does not keep the others from ending. */
  @Override
  public synchronized void close() {
    over = true;
    while (!endings.isEmpty()) {
      try {
        endings.pop().run();
      } catch (RuntimeException e) {
        LOG.warn("a part did not end as it should", e);
      }
    }
    told.countDown();
  }
}

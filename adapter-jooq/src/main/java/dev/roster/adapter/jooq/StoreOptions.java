package dev.roster.adapter.jooq;

import java.time.Duration;
import java.util.Objects;

/**
 * What a store can be told about its limits. Immutable and thread-safe.
 *
 * @param patience how long a request waits for its turn to write, and how long for a lock that
 *     another process holds, before it gives up; at least a millisecond
 * @param maxWaiting how many requests wait for their turn to write before further ones are turned
 *     away at once; at least 1
 * @param batch how many requests SQLite's writer commits together; at least 1, which commits each
 *     by itself
 * @param readers connections for reading, where the store opens them itself; at least 1
 */
public record StoreOptions(Duration patience, int maxWaiting, int batch, int readers) {

  /** Five seconds, a thousand requests, 128 of them together, eight readers. */
  public static final StoreOptions STANDARD = new StoreOptions(Duration.ofSeconds(5), 1000, 128, 8);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public StoreOptions {
    Objects.requireNonNull(patience, "patience");
    if (patience.toMillis() < 1 || maxWaiting < 1 || batch < 1 || readers < 1) {
      throw new IllegalArgumentException("the limits of a store are at least 1");
    }
  }

  /** These options with another patience. */
  public StoreOptions withPatience(Duration changed) {
    return new StoreOptions(changed, maxWaiting, batch, readers);
  }

  /** These options with another bound on waiting requests. */
  public StoreOptions withMaxWaiting(int changed) {
    return new StoreOptions(patience, changed, batch, readers);
  }

  /** These options with another bound on what is committed together. */
  public StoreOptions withBatch(int changed) {
    return new StoreOptions(patience, maxWaiting, changed, readers);
  }

  /** These options with another number of readers. */
  public StoreOptions withReaders(int changed) {
    return new StoreOptions(patience, maxWaiting, batch, changed);
  }
}

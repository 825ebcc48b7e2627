package dev.roster.adapter.jooq;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What a store can be told about its limits. Immutable and thread-safe.
 *
 * @param patience how long a request waits for its turn to write, and how long for a lock that
 *     another process holds, before it gives up; at least a millisecond
 * @param maxWaiting how many requests wait for their turn to write before further ones are turned
 *     away at once; at least 1
 * @param crowd how many of them wait with all that patience; those behind them wait for a tenth of
 *     it, and not at all once nobody has written for so long. At least 1
 * @param batch how many requests SQLite's writer commits together; at least 1, which commits each
 *     by itself
 * @param readers connections for reading SQLite, where the store opens them itself; at least 1
 * @param numbering of new rows; empty for what suits the database: {@link Numbering#SEQUENTIAL} on
 *     SQLite, {@link Numbering#ORDERED} on PostgreSQL
 */
public record StoreOptions(
    Duration patience,
    int maxWaiting,
    int crowd,
    int batch,
    int readers,
    Optional<Numbering> numbering) {

  /** Five seconds, a thousand requests, a crowd of 32, 128 commits at once, eight readers. */
  public static final StoreOptions STANDARD =
      new StoreOptions(Duration.ofSeconds(5), 1000, 32, 128, 8, Optional.empty());

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public StoreOptions {
    Objects.requireNonNull(patience, "patience");
    Objects.requireNonNull(numbering, "numbering");
    if (patience.toMillis() < 1 || maxWaiting < 1 || crowd < 1 || batch < 1 || readers < 1) {
      throw new IllegalArgumentException("the limits of a store are at least 1");
    }
  }

  /** These options with another patience. */
  public StoreOptions withPatience(Duration changed) {
    return new StoreOptions(changed, maxWaiting, crowd, batch, readers, numbering);
  }

  /** These options with another bound on waiting requests. */
  public StoreOptions withMaxWaiting(int changed) {
    return new StoreOptions(patience, changed, crowd, batch, readers, numbering);
  }

  /** These options with another number of those who wait with all their patience. */
  public StoreOptions withCrowd(int changed) {
    return new StoreOptions(patience, maxWaiting, changed, batch, readers, numbering);
  }

  /** These options with another bound on what is committed together. */
  public StoreOptions withBatch(int changed) {
    return new StoreOptions(patience, maxWaiting, crowd, changed, readers, numbering);
  }

  /** These options with another number of readers. */
  public StoreOptions withReaders(int changed) {
    return new StoreOptions(patience, maxWaiting, crowd, batch, changed, numbering);
  }

  /** These options with this numbering. */
  public StoreOptions with(Numbering changed) {
    return new StoreOptions(patience, maxWaiting, crowd, batch, readers, Optional.of(changed));
  }
}

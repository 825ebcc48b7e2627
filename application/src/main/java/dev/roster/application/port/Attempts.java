package dev.roster.application.port;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Counts tries at secrets, so that guessing is slow.
 *
 * <p>A try is counted before it is made, so that many at once cannot slip through together, and
 * taken back when it succeeds. A try whose process dies stays counted. Thread-safe. Every method
 * may throw {@link Unavailable}.
 */
public interface Attempts {

  /**
   * A bound on tries.
   *
   * @param key what is counted; holds no secret and nothing that a person typed in clear
   * @param max so many tries are allowed, at least 1
   * @param since only tries after this moment count
   */
  record Limit(String key, int max, Instant since) {
    /** Refuses null. */
    public Limit {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(since, "since");
      if (max < 1) {
        throw new IllegalArgumentException("a limit allows at least one try");
      }
    }
  }

  /** What became of a reservation. */
  sealed interface Reservation {

    /** The try may be made; it is counted under these numbers. */
    record Granted(List<Long> ids) implements Reservation {
      /** Copies the list. */
      public Granted {
        ids = List.copyOf(ids);
      }
    }

    /**
     * The try may not be made, and was not counted.
     *
     * @param limit the bound that is reached
     * @param oldest the oldest try that counts towards it
     */
    record Refused(Limit limit, Instant oldest) implements Reservation {}

    /** One result for each case. */
    default <R> R fold(Function<Granted, R> granted, Function<Refused, R> refused) {
      return this instanceof Granted yes ? granted.apply(yes) : refused.apply((Refused) this);
    }
  }

  /**
   * Counts one try under every key, unless one of the bounds is reached; in one transaction.
   *
   * @param limits at least one, each of another key
   * @param now when the try is made
   */
  Reservation reserve(List<Limit> limits, Instant now);

  /** Takes a try back from every key that it was counted under. */
  void takeBack(Reservation.Granted reservation);

  /** Forgets every try counted under a key. */
  void forget(String key);
}

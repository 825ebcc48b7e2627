package dev.roster.application.port;

import dev.roster.domain.delivery.Channel;
import dev.roster.domain.delivery.Recipient;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A way out of the program: mail, a webhook, a broker, or what an embedding service brings.
 *
 * <p>Deliveries are made at least once. The same message comes again, with the same id, if the
 * process died, or the store could not be reached, between sending and noting; whoever receives it
 * tells it by its id. Thread-safe: several messages, of different users, are sent at once.
 */
public interface DeliveryChannel extends AutoCloseable {

  /** Its name, as in rules and stored rows. */
  Channel channel();

  /** Whether it can send to what a rule names; asked when rules are loaded. */
  boolean reaches(Recipient recipient);

  /**
   * Sends, and waits until the destination has taken the message or has not. Bounded: it comes back
   * within {@link #patience()}, whatever the destination does. Never throws for what a destination
   * does; what it throws all the same counts as a failed try.
   */
  Sent send(Message message);

  /** How long a try takes at most; leases last longer than that. */
  Duration patience();

  /**
   * Ends connections, and breaks off what is under way; nothing is sent afterwards, and who tries
   * to gets {@link Sent.Failed}. May be called twice.
   */
  @Override
  void close();

  /** What came of a try. */
  sealed interface Sent {

    /** The destination has taken it. */
    record Accepted() implements Sent {}

    /**
     * It may be taken later.
     *
     * @param problem what went wrong: no secret, no address, not what the destination said
     * @param after how long the destination wants to be left alone; empty if it does not say
     */
    record Failed(String problem, Optional<Duration> after) implements Sent {
      /** Refuses null. */
      public Failed {
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(after, "after");
      }
    }

    /**
     * It will never be taken, so that no further try makes sense.
     *
     * @param problem as above
     */
    record Refused(String problem) implements Sent {
      /** Refuses null. */
      public Refused {
        Objects.requireNonNull(problem, "problem");
      }
    }
  }
}

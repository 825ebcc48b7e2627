package dev.roster.application.port;

import dev.roster.domain.delivery.Addressee;
import dev.roster.domain.delivery.Channel;
import dev.roster.domain.delivery.DeliveryState;
import dev.roster.domain.identity.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The notices on their way out. They get in by {@link Users#change} alone, and are gone with their
 * user.
 *
 * <p>Deliveries that are about one user, over one channel, to one addressee, are a queue, in the
 * order of the user's versions and, within one, of their numbers. Only the first in a queue that is
 * {@linkplain DeliveryState#OPEN open} is ever given out, so that an addressee hears of a user in
 * order; one that has ended holds up nothing, and so comes out of order if it is sent once more.
 *
 * <p>Thread-safe, and several nodes may work on one store. Every method is one transaction, and may
 * throw {@link Unavailable}.
 */
public interface Deliveries {

  /**
   * Leases deliveries that are due: waiting ones, those whose pause is over, and those whose lease
   * has run out. Each gets a token that is higher than all before it; what is expired by {@code
   * now} is noted as such and not given out. Those that were due first come first. Nobody else gets
   * them until the lease runs out.
   *
   * @param channel over which
   * @param busy fixed destinations that get nothing for now, such as one that hangs; their
   *     deliveries are left alone, and those to others are given out in their place. Often empty,
   *     never many
   * @param limit how many at most, at least 1
   * @param now the moment that "due", "expired" and "run out" are measured by
   * @param until when the lease runs out, after now
   */
  List<Leased> lease(
      Channel channel, Set<Addressee.Destination> busy, int limit, Instant now, Instant until);

  /**
   * Notes what came of a lease.
   *
   * @return false if the row is no longer leased under this token, or gone; nothing is noted then
   */
  boolean settle(long id, long token, Settlement settlement);

  /**
   * When the next delivery of a channel is due or its lease runs out, which may be over already;
   * empty if none is open.
   */
  Optional<Instant> nextDue(Channel channel);

  /** A page of those that match, newest first. */
  List<Delivery> list(Filter filter, Page page);

  /** How many match. */
  long count(Filter filter);

  /**
   * Makes one that was given up wait again, due at once, with all its tries and without an expiry.
   *
   * @return false if there is none in such a state
   */
  boolean retry(long id, Instant now);

  /**
   * Does as {@link #retry} with every one that matches, also with what was accepted if the filter
   * names that state; its destination gets it again, under the id that it had. What becomes due by
   * that is given out in order.
   *
   * @param filter names states in which a delivery has {@linkplain DeliveryState#ENDED ended}, and
   *     no others
   * @return how many; as many as {@link #count} says, if nothing happens between
   * @throws IllegalArgumentException if it names another state, or none
   */
  long retryAll(Filter filter, Instant now);

  /** How things stand, channel by channel; none without deliveries that have not ended. */
  Map<Channel, Backlog> backlog();

  /**
   * What of a channel is under way.
   *
   * @param open how many have not ended, at least 1
   * @param oldest when the oldest of them was committed
   */
  record Backlog(long open, Instant oldest) {}

  /**
   * A delivery that was given out to be sent.
   *
   * @param token proves the lease
   */
  record Leased(Delivery delivery, long token) {
    /** Refuses null. */
    public Leased {
      Objects.requireNonNull(delivery, "delivery");
    }
  }

  /**
   * What came of a try.
   *
   * @param state any but {@link DeliveryState#LEASED}; {@link DeliveryState#WAITING} gives it back
   *     untried, and does not count as a try
   * @param at when, not null
   * @param pause until it is due again; zero wherever no try follows
   * @param problem what went wrong, for people who look after it: no secret, no address, at most
   *     {@value #MAX_PROBLEM} characters; empty text for nothing
   */
  record Settlement(DeliveryState state, Instant at, Duration pause, String problem) {

    /** The most characters of a problem. */
    public static final int MAX_PROBLEM = 255;

    /**
     * Checks the rules above.
     *
     * @throws IllegalArgumentException if one is broken
     */
    public Settlement {
      Objects.requireNonNull(at, "at");
      if (state == DeliveryState.LEASED || pause.isNegative() || problem.length() > MAX_PROBLEM) {
        throw new IllegalArgumentException("that is not how a try ends");
      }
    }
  }

  /**
   * Which deliveries; empty parts and an empty set match all.
   *
   * @param states not null
   * @param user whom they are about
   * @param channel over which they go
   * @param since committed at that moment or later
   * @param before committed before that moment
   */
  record Filter(
      Set<DeliveryState> states,
      Optional<UserId> user,
      Optional<Channel> channel,
      Optional<Instant> since,
      Optional<Instant> before) {

    /** All there are. */
    public static final Filter ALL =
        new Filter(
            Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Copies the states. */
    public Filter {
      states = Set.copyOf(states);
      Objects.requireNonNull(user, "user");
      Objects.requireNonNull(channel, "channel");
      Objects.requireNonNull(since, "since");
      Objects.requireNonNull(before, "before");
    }

    /**
     * Refuses a filter that matches what has not ended.
     *
     * @throws IllegalArgumentException if it does
     */
    public void requireEnded() {
      if (states.isEmpty() || !DeliveryState.ENDED.containsAll(states)) {
        throw new IllegalArgumentException("only what has ended can be sent once more");
      }
    }
  }
}

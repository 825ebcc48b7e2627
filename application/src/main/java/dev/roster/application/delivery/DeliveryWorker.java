package dev.roster.application.delivery;

import dev.roster.application.port.Contacts;
import dev.roster.application.port.Deliveries;
import dev.roster.application.port.DeliveryChannel;
import dev.roster.application.port.DeliverySignal;
import dev.roster.domain.delivery.Channel;
import dev.roster.domain.user.Policy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Brings notices outside: leases what was committed, sends it, and notes what came of it.
 *
 * <p>Each channel has threads of its own, so that none waits for another; within a channel one
 * fixed destination gets at most half of them. Several workers, in one process or on several nodes,
 * share the work. It is told of what its own node commits ({@link DeliverySignal}), and looks for
 * what others did.
 *
 * <p>If the process dies, whatever was leased is taken over once its lease has run out. What had
 * been sent by then, and not yet noted, is sent again under the same id; so is what a destination
 * took whose answer got lost. Nothing else arrives twice, unless somebody has it sent once more. If
 * the store cannot be reached, nothing is leased, and it is tried again. Thread-safe.
 */
public final class DeliveryWorker implements DeliverySignal, AutoCloseable {

  private final Map<Channel, Line> lines;

  private DeliveryWorker(Map<Channel, Line> lines) {
    this.lines = lines;
  }

  /** A worker on these deliveries; channels are still to be given. */
  public static Builder on(Deliveries deliveries) {
    return new Builder(deliveries);
  }

  /** Starts the threads; to be called once. */
  public void start() {
    lines.values().forEach(Line::start);
  }

  @Override
  public void committed(Set<Channel> channels) {
    channels.stream().map(lines::get).filter(Objects::nonNull).forEach(Line::wake);
  }

  /**
   * Leases nothing more, waits for what is under way, and closes the channels. What takes longer
   * than the stop timeout is broken off, and counts as a failed try. May be called twice, and also
   * before {@link #start}.
   */
  @Override
  public void close() {
    lines.values().forEach(Line::stop);
    lines.values().forEach(Line::close);
  }

  /** Collects what a worker needs. Not thread-safe. */
  public static final class Builder {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private record Used(DeliveryChannel channel, ChannelLimits limits) {}

    private final Deliveries deliveries;
    private final List<Used> channels = new ArrayList<>();
    private Contacts contacts = (user, channel) -> Optional.empty();
    private Policy policy = Policy.STANDARD;
    private InstantSource clock = InstantSource.system();
    private RandomGenerator random = new SplittableRandom();
    private Duration poll = POLL;
    private Duration stopTimeout = STOP_TIMEOUT;
    private DeliveryListener listener = DeliveryListener.NONE;

    private Builder(Deliveries deliveries) {
      this.deliveries = Objects.requireNonNull(deliveries, "deliveries");
    }

    /** One channel more; the worker closes it. */
    public Builder channel(DeliveryChannel channel, ChannelLimits limits) {
      channels.add(
          new Used(
              Objects.requireNonNull(channel, "channel"),
              Objects.requireNonNull(limits, "limits")));
      return this;
    }

    /** Where people are reached; nowhere unless given. See {@link EmailContacts}. */
    public Builder contacts(Contacts given) {
      contacts = Objects.requireNonNull(given, "contacts");
      return this;
    }

    /** Whose rules and words are used; {@link Policy#STANDARD} unless given. */
    public Builder policy(Policy given) {
      policy = Objects.requireNonNull(given, "policy");
      return this;
    }

    /** The clock; the system's unless given. */
    public Builder clock(InstantSource given) {
      clock = Objects.requireNonNull(given, "clock");
      return this;
    }

    /** What spreads the tries; need not be good, is used by one thread at a time. */
    public Builder random(RandomGenerator given) {
      random = Objects.requireNonNull(given, "random");
      return this;
    }

    /** How often it looks for what other nodes have committed; every second unless given. */
    public Builder poll(Duration given) {
      if (given.toMillis() < 1) {
        throw new IllegalArgumentException("a pause is at least a millisecond");
      }
      poll = given;
      return this;
    }

    /** How long what is under way may take when it is closed; ten seconds unless given. */
    public Builder stopTimeout(Duration given) {
      stopTimeout = Objects.requireNonNull(given, "stopTimeout");
      return this;
    }

    /** Who hears what happens; nobody unless given. */
    public Builder listener(DeliveryListener given) {
      listener = Objects.requireNonNull(given, "listener");
      return this;
    }

    /**
     * The worker, not yet started.
     *
     * @throws IllegalArgumentException if two channels have one name
     */
    public DeliveryWorker build() {
      Map<Channel, Line> lines = new LinkedHashMap<>();
      for (Used used : channels) {
        Attempt attempt =
            new Attempt(
                used.channel(), used.limits().retries(), contacts, policy, clock, this::random);
        Line line = new Line(deliveries, attempt, used.limits(), poll, stopTimeout, listener);
        if (lines.put(line.channel(), line) != null) {
          throw new IllegalArgumentException("two channels are named " + line.channel().name());
        }
      }
      return new DeliveryWorker(Map.copyOf(lines));
    }

    private double random() {
      synchronized (this) {
        return random.nextDouble();
      }
    }
  }
}

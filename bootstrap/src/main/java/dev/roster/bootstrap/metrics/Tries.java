package dev.roster.bootstrap.metrics;

import dev.roster.application.delivery.DeliveryListener;
import dev.roster.application.port.Deliveries.Settlement;
import dev.roster.application.port.Delivery;
import dev.roster.domain.delivery.Channel;
import dev.roster.domain.delivery.DeliveryState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Counts how tries end, and how long it took until one was accepted. Thread-safe. */
final class Tries implements DeliveryListener {

  /** How a try ends; one that is given back untried is none. */
  private static final List<DeliveryState> OUTCOMES =
      List.of(DeliveryState.ACCEPTED, DeliveryState.FAILED, DeliveryState.DEAD);

  /** From what a destination beside takes to what one takes that was down. */
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(20),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(200),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5),
    Duration.ofMinutes(15),
    Duration.ofHours(1)
  };

  private final MeterRegistry registry;

  Tries(MeterRegistry registry, Set<Channel> channels) {
    this.registry = registry;
    for (Channel channel : channels) {
      OUTCOMES.forEach(outcome -> ended(channel, outcome));
      notNoted(channel);
      leasingFailed(channel);
      latency(channel);
    }
  }

  @Override
  public void settled(Delivery delivery, Settlement settlement) {
    Channel channel = delivery.way().channel();
    if (OUTCOMES.contains(settlement.state())) {
      ended(channel, settlement.state()).increment();
    }
    if (settlement.state() == DeliveryState.ACCEPTED) {
      Duration took = Duration.between(delivery.createdAt(), settlement.at());
      // Clocks of several nodes differ.
      latency(channel).record(took.isNegative() ? Duration.ZERO : took);
    }
  }

  @Override
  public void notNoted(Delivery delivery, Settlement settlement) {
    notNoted(delivery.way().channel()).increment();
  }

  @Override
  public void leasingFailed(Channel channel, RuntimeException reason) {
    leasingFailed(channel).increment();
  }

  private Counter ended(Channel channel, DeliveryState outcome) {
    return Counter.builder("roster.deliveries.tries")
        .description(
            "Tries of this node that ended, accepted, failed (another follows) or dead (given up)")
        .tag("channel", channel.name())
        .tag("outcome", outcome.text())
        .register(registry);
  }

  private Counter notNoted(Channel channel) {
    return Counter.builder("roster.deliveries.not.noted")
        .description("Tries of this node of which nothing could be noted; they may be made again")
        .tag("channel", channel.name())
        .register(registry);
  }

  private Counter leasingFailed(Channel channel) {
    return Counter.builder("roster.deliveries.leasing.failures")
        .description("How often this node could not ask the store for something to send")
        .tag("channel", channel.name())
        .register(registry);
  }

  private Timer latency(Channel channel) {
    return Timer.builder("roster.delivery.latency")
        .description("From the change to its acceptance by the destination, by this node")
        .tag("channel", channel.name())
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }
}

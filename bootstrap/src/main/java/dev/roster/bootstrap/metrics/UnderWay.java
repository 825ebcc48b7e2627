package dev.roster.bootstrap.metrics;

import dev.roster.application.port.Deliveries;
import dev.roster.application.port.Deliveries.Backlog;
import dev.roster.domain.delivery.Channel;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is on its way, channel by channel, as the store says. It is asked no more than once a
 * second, however many scrape. Thread-safe.
 */
final class UnderWay {

  private static final Duration GOOD_FOR = Duration.ofSeconds(1);

  private final Deliveries deliveries;
  private final Set<Channel> channels;
  private final InstantSource clock;
  private final MultiGauge open;
  private final MultiGauge age;

  /** Guarded by this object. */
  private Instant askedAt = Instant.MIN;

  /**
   * Gauges that are missing until they are refreshed.
   *
   * @param channels that are there even if nothing is under way
   */
  UnderWay(
      MeterRegistry registry, Deliveries deliveries, Set<Channel> channels, InstantSource clock) {
    this.deliveries = deliveries;
    this.channels = Set.copyOf(channels);
    this.clock = clock;
    this.open =
        MultiGauge.builder("roster.deliveries.open")
            .description("Deliveries in the store that have not ended: waiting, leased or failed")
            .register(registry);
    this.age =
        MultiGauge.builder("roster.deliveries.oldest.age")
            .description("How long ago the oldest of them was committed; 0 if there is none")
            .baseUnit("seconds")
            .register(registry);
  }

  /** Asks the store, unless it has just been asked. */
  synchronized void refresh() {
    Instant now = clock.instant();
    if (now.isBefore(askedAt.plus(GOOD_FOR)) && !now.isBefore(askedAt)) {
      return;
    }
    Map<Channel, Optional<Backlog>> all = ask();
    show(open, all, backlog -> backlog.map(Backlog::open).orElse(0L));
    show(age, all, backlog -> backlog.map(some -> seconds(some.oldest(), now)).orElse(0.0));
    askedAt = now;
  }

  /** Every channel that there is; none at all if the store cannot be asked. */
  private Map<Channel, Optional<Backlog>> ask() {
    try {
      Map<Channel, Optional<Backlog>> all = new HashMap<>();
      channels.forEach(channel -> all.put(channel, Optional.empty()));
      deliveries.backlog().forEach((channel, some) -> all.put(channel, Optional.of(some)));
      return all;
    } catch (RuntimeException e) {
      // The log has it from whoever needs the store.
      return Map.of();
    }
  }

  private static double seconds(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis() / 1000.0);
  }

  private static void show(
      MultiGauge gauge,
      Map<Channel, Optional<Backlog>> all,
      Function<Optional<Backlog>, Number> figure) {
    gauge.register(
        all.entrySet().stream()
            .map(
                each ->
                    Row.of(Tags.of("channel", each.getKey().name()), figure.apply(each.getValue())))
            .collect(Collectors.toUnmodifiableList()),
        true);
  }
}

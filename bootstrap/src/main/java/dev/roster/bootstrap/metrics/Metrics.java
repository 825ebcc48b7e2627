package dev.roster.bootstrap.metrics;

import dev.roster.application.delivery.DeliveryListener;
import dev.roster.application.port.Deliveries;
import dev.roster.domain.delivery.Channel;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.Set;

/**
 * Everything that is counted. What is under way is asked of the store, and so is the same on every
 * node; what was tried is counted in memory, by each node for itself, from its start on.
 * Thread-safe.
 */
public final class Metrics implements AutoCloseable {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Tries tries;
  private final UnderWay underWay;

  private Metrics(Deliveries deliveries, Set<Channel> channels, InstantSource clock) {
    tries = new Tries(registry, channels);
    underWay = new UnderWay(registry, deliveries, channels, clock);
    collections.bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
  }

  /**
   * Counts from now on what {@link #listener} hears.
   *
   * @param deliveries asked at most once a second, not null
   * @param channels whose series are there from the beginning, at 0
   * @param clock that ages are measured by, not null
   */
  public static Metrics of(Deliveries deliveries, Set<Channel> channels, InstantSource clock) {
    return new Metrics(deliveries, channels, clock);
  }

  /** Hears what a worker does. */
  public DeliveryListener listener() {
    return tries;
  }

  /**
   * How everything stands, in the text format of Prometheus (version 0.0.4). Takes as long as the
   * store takes; if that cannot be asked, its gauges are missing.
   */
  public String text() {
    underWay.refresh();
    return registry.scrape();
  }

  /** Counts no more. */
  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}

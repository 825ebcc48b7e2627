package dev.roster.bootstrap.server;

import dev.roster.adapter.http.HttpSettings;
import dev.roster.adapter.http.RosterHttp;
import dev.roster.adapter.jooq.JooqStore;
import dev.roster.application.Roster;
import dev.roster.application.delivery.DeliveryWorker;
import dev.roster.application.port.Store;
import dev.roster.bootstrap.metrics.MetricsServer;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * Roster on its storage, and the server in front of it.
 *
 * <p>Thread-safe, as far as its parts are.
 */
public final class Program implements AutoCloseable {

  private final JooqStore store;
  private final Roster roster;
  private final HttpSettings settings;
  private final DeliveryWorker worker;
  private final Optional<MetricsServer> metrics;

  /**
   * Of these parts.
   *
   * @param store closed with this program, not null
   * @param roster the use cases on that store, not null
   * @param settings of the server in front of them, not null
   * @param worker that brings notices outside while the server runs, not null
   * @param metrics that are shown while the server runs, if any
   */
  Program(
      JooqStore store,
      Roster roster,
      HttpSettings settings,
      DeliveryWorker worker,
      Optional<MetricsServer> metrics) {
    this.store = Objects.requireNonNull(store, "store");
    this.roster = Objects.requireNonNull(roster, "roster");
    this.settings = Objects.requireNonNull(settings, "settings");
    this.worker = Objects.requireNonNull(worker, "worker");
    this.metrics = Objects.requireNonNull(metrics, "metrics");
  }

  /** The use cases. */
  public Roster roster() {
    return roster;
  }

  /** The storage, for what no use case is about. */
  public Store store() {
    return store;
  }

  /**
   * Shows metrics, if that is wanted.
   *
   * @param lifetime ends that in time: called before {@link #serve}, after everything that is
   *     counted; not null
   * @return where they are
   * @throws CannotListen if it cannot
   */
  public Optional<URI> showMetrics(Lifetime lifetime) {
    return metrics.map(
        server -> {
          lifetime.endsWith(server::stop);
          String host = server.address().getHostString();
          try {
            return URI.create("http://" + address(host, server.start()) + MetricsServer.PATH);
          } catch (RuntimeException e) {
            throw new CannotListen(address(host, server.address().getPort()) + " for metrics", e);
          }
        });
  }

  /**
   * Starts the server in front of the use cases, and what brings notices outside.
   *
   * @param lifetime stops both in time, the server first; not null
   * @return the base URL under which it answers
   * @throws CannotListen if it cannot
   */
  public String serve(Lifetime lifetime) {
    RosterHttp server = RosterHttp.on(roster, settings);
    lifetime.endsWith(worker::close);
    lifetime.endsWith(server::stop);
    try {
      server.start();
    } catch (RuntimeException e) {
      throw new CannotListen(address(settings.host(), settings.port()), e);
    }
    worker.start();
    return "http://" + address(settings.host(), server.port());
  }

  private static String address(String host, int port) {
    return "%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, port);
  }

  /** Closes metrics, channels and storage; a server that still runs has to be stopped before. */
  @Override
  public void close() {
    metrics.ifPresent(MetricsServer::stop);
    worker.close();
    store.close();
  }
}

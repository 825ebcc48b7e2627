package dev.roster.adapter.http;

import io.javalin.config.JavalinConfig;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * How the server meets its peers, before any route is looked for: where it listens, with how many
 * threads, for how many connections and for how long, and what every request passes on its way.
 */
final class Listening {

  private static final int ACCEPTORS = 1;
  private static final int IDLE_MILLIS_IN_A_CROWD = 1_000;

  private final HttpSettings settings;
  private final PlainErrors errors;
  private final LongSupplier nanos;
  private final SlowPeers slowPeers;

  Listening(HttpSettings settings, PlainErrors errors, LongSupplier nanos) {
    this.settings = settings;
    this.errors = errors;
    this.nanos = nanos;
    this.slowPeers = new SlowPeers(settings.limits().patience(), errors.standard());
  }

  void configure(JavalinConfig config) {
    config.jetty.threadPool = threads();
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setUriCompliance(UriCompliance.DEFAULT);
        });
    config.jetty.modifyServer(this::prepare);
    config.jetty.addConnector(this::connector);
    config.jetty.modifyServletContextHandler(handler -> handler.setErrorHandler(errors));
  }

  /** What waits for a thread is bounded by the connections, of which each brings one task. */
  private QueuedThreadPool threads() {
    QueuedThreadPool threads =
        new QueuedThreadPool(settings.limits().crowd().threads(), HttpSettings.Crowd.LEAST_THREADS);
    threads.setName("roster-http");
    return threads;
  }

  private Connector connector(Server server, HttpConfiguration http) {
    ServerConnector connector =
        new ServerConnector(server, ACCEPTORS, -1, new HttpConnectionFactory(http));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(settings.limits().patience().idle().toMillis());
    connector.addBean(slowPeers, false);
    connector.addBean(new Neighbours(settings.limits().crowd().ofOneAddress(), settings.proxies()));
    NetworkConnectionLimit limit =
        new NetworkConnectionLimit(settings.limits().crowd().connections(), connector);
    limit.setEndPointIdleTimeout(Math.min(IDLE_MILLIS_IN_A_CROWD, connector.getIdleTimeout()));
    connector.addBean(limit);
    return connector;
  }

  /** What a request passes, the last first. */
  private void prepare(Server server) {
    server.setStopTimeout(settings.stopTimeout().toMillis());
    server.setErrorHandler(errors);
    server.insertHandler(new Remainder());
    server.insertHandler(new EagerContentHandler(new WholeBody(settings.limits().body())));
    server.insertHandler(new RateLimits(settings.limits().rates(), nanos));
    server.insertHandler(new ClientAddress(settings.proxies()));
    server.insertHandler(slowPeers);
    server.insertHandler(new MethodOverride());
    server.insertHandler(new GracefulHandler());
  }
}

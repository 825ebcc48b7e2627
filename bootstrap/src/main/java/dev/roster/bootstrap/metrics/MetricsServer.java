package dev.roster.bootstrap.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Shows {@link Metrics} to whoever asks, on a port of its own: {@code GET /metrics}. Nobody has to
 * log in, so it is for networks where everybody may see them. Who sends or reads slowly is cut off
 * after a while. Thread-safe.
 */
public final class MetricsServer {

  /** Where they are on that port. */
  public static final String PATH = "/metrics";

  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final int THREADS = 2;

  static {
    // In seconds; without them, who stands still holds a thread for ever.
    System.setProperty("sun.net.httpserver.maxReqTime", "10");
    System.setProperty("sun.net.httpserver.maxRspTime", "30");
  }

  private final Metrics metrics;
  private final InetSocketAddress address;
  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(THREADS, MetricsServer::thread);

  private MetricsServer(Metrics metrics, InetSocketAddress address) {
    this.metrics = metrics;
    this.address = address;
    try {
      this.server = HttpServer.create();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
  }

  /**
   * One that does not listen yet.
   *
   * @param metrics closed with it, not null
   * @param host where to listen
   * @param port where to listen; 0 takes a free one
   */
  public static MetricsServer on(Metrics metrics, String host, int port) {
    return new MetricsServer(metrics, new InetSocketAddress(host, port));
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "metrics");
    thread.setDaemon(true);
    return thread;
  }

  /** What it shows. */
  public Metrics metrics() {
    return metrics;
  }

  /**
   * Listens; to be called once.
   *
   * @return the port
   * @throws UncheckedIOException if it cannot
   */
  public int start() {
    try {
      server.bind(address, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.start();
    return server.getAddress().getPort();
  }

  /** Host and port as they were given. */
  public InetSocketAddress address() {
    return address;
  }

  /** Answers no more. May be called twice, and also before {@link #start}. */
  public void stop() {
    server.stop(0);
    threads.shutdownNow();
    metrics.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      if (!exchange.getRequestURI().getPath().equals(PATH)) {
        exchange.sendResponseHeaders(404, -1);
      } else if (!List.of("GET", "HEAD").contains(method)) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        exchange.sendResponseHeaders(405, -1);
      } else {
        show(exchange, method.equals("HEAD"));
      }
    }
  }

  private void show(HttpExchange exchange, boolean headAlone) throws IOException {
    byte[] text = metrics.text().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", TEXT);
    exchange.sendResponseHeaders(200, headAlone ? -1 : text.length);
    if (!headAlone) {
      exchange.getResponseBody().write(text);
    }
  }
}

package dev.roster.bootstrap.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * Takes every webhook and prints what it got. Listens on this machine alone, on a free port.
 * Thread-safe.
 */
public final class SampleWebhook {

  /** What the demo signs webhooks with; known to everybody. */
  public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final int TAKEN = 204;

  private final HttpServer server;

  private SampleWebhook(PrintWriter out) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", exchange -> take(exchange, out));
  }

  /** Starts one that prints there. */
  public static SampleWebhook start(PrintWriter out) {
    SampleWebhook sample = new SampleWebhook(out);
    sample.server.start();
    return sample;
  }

  /** Where it listens. */
  public String url() {
    return "http://127.0.0.1:%d/".formatted(server.getAddress().getPort());
  }

  /** Takes no more. */
  public void stop() {
    server.stop(0);
  }

  private static void take(HttpExchange exchange, PrintWriter out) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      out.printf(
          "webhook %s, signed %s%n  %s%n%n",
          exchange.getRequestHeaders().getFirst("webhook-id"),
          exchange.getRequestHeaders().getFirst("webhook-signature"),
          body);
      out.flush();
      exchange.sendResponseHeaders(TAKEN, -1);
    }
  }
}

package dev.roster.benchmark.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Takes every webhook at once and remembers when it came; a process of its own, so that what the
 * server uses is its own. {@code GET /taken} says what has come so far. Thread-safe.
 */
public final class Receiver implements AutoCloseable {

  static {
    // Or else the second packet of an answer waits for the acknowledgement of the first.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TAKEN = 204;

  /**
   * A webhook that came.
   *
   * @param id of the event
   * @param span from the event's {@code time} to when it was read
   */
  public record Taken(String id, Times.Span span) {

    private String line() {
      return "%s %s %s".formatted(id, span.begin(), span.end());
    }

    private static Taken read(String line) {
      String[] words = line.split(" ");
      return new Taken(words[0], new Times.Span(Instant.parse(words[1]), Instant.parse(words[2])));
    }
  }

  private final Queue<Taken> taken = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  private Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/hook", this::take);
    server.createContext("/taken", this::say);
    server.setExecutor(threads);
    server.start();
  }

  /** One on a free port of loopback. */
  static Receiver start() throws IOException {
    return new Receiver();
  }

  /** Runs until the process is ended. */
  public static void main(String[] arguments) throws IOException {
    System.out.println("ready http://127.0.0.1:" + start().port());
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Where webhooks go. */
  public static String hook(int port) {
    return "http://127.0.0.1:%d/hook".formatted(port);
  }

  /** What the receiver on that port has taken so far, in no order. */
  public static List<Taken> taken(int port) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/taken".formatted(port))).build();
    return HttpClient.newHttpClient()
        .send(request, BodyHandlers.ofString())
        .body()
        .lines()
        .map(Taken::read)
        .toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Instant now = Instant.now();
      exchange.sendResponseHeaders(TAKEN, -1);
      JsonNode event = JSON.readTree(body);
      Instant time = Instant.parse(event.path("time").asText());
      taken.add(new Taken(event.path("id").asText(), new Times.Span(time, now)));
    }
  }

  private void say(HttpExchange exchange) throws IOException {
    try (exchange) {
      String all = taken.stream().map(Taken::line).collect(Collectors.joining("\n"));
      byte[] text = all.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, text.length == 0 ? -1 : text.length);
      exchange.getResponseBody().write(text);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

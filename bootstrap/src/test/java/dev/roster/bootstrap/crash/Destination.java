package dev.roster.bootstrap.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Where webhooks arrive; accepts all of them, and notes each. Thread-safe. */
final class Destination implements AutoCloseable {

  private static final int NO_CONTENT = 204;
  private static final int SERVER_ERROR = 500;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Journal journal;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile Choice choice = new Choice("none");

  /** Refuses one message, and keeps whoever brings it again waiting. Thread-safe. */
  static final class Choice {

    private static final int PATIENCE_SECONDS = 60;

    private final CountDownLatch again = new CountDownLatch(1);
    private final CountDownLatch enough = new CountDownLatch(1);
    private String id;

    private Choice(String id) {
      this.id = id;
    }

    /** The message; empty text until one has come. */
    synchronized String id() {
      return id;
    }

    /** Waits until somebody has brought it again. */
    void awaitAgain() throws InterruptedException {
      if (!again.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody has brought " + id() + " again");
      }
    }

    /** Lets whoever has brought it again go. */
    void enough() {
      enough.countDown();
    }

    /** Whether this is the first time that it comes. */
    private synchronized boolean isFirst(String arriving) {
      if (id.isEmpty()) {
        id = arriving;
        return true;
      }
      return false;
    }

    private void keep(String arriving) throws InterruptedException {
      if (id().equals(arriving)) {
        again.countDown();
        enough.await();
      }
    }
  }

  Destination(Journal journal) throws IOException {
    this.journal = journal;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/hook", this::take);
    server.setExecutor(threads);
    server.start();
  }

  /** What makes a server send here. */
  List<String> flags() {
    return List.of(
        "--channels=webhook",
        "--webhook-urls=default=http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort()),
        "--webhook-secrets=default=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "--webhook-networks=127.0.0.0/8");
  }

  /** Refuses the next message that comes, once. */
  Choice refuseNext() {
    choice = new Choice("");
    return choice;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode event = JSON.readTree(exchange.getRequestBody());
      String id = event.at("/id").asText();
      Choice now = choice;
      if (now.isFirst(id)) {
        exchange.sendResponseHeaders(SERVER_ERROR, -1);
        return;
      }
      now.keep(id);
      journal.arrived(
          new Journal.Receipt(
              id,
              event.at("/source").asText(),
              event.at("/data/user").asLong(),
              event.at("/data/version").asLong(),
              event.at("/data/notice").asInt()));
      exchange.sendResponseHeaders(NO_CONTENT, -1);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

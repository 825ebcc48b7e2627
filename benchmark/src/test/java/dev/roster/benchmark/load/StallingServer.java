package dev.roster.benchmark.load;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Answers every request with the same, one after another, and may stand still before one. */
final class StallingServer implements AutoCloseable {

  static {
    // Or else the second packet of an answer waits for the acknowledgement of the first.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicLong count = new AtomicLong();

  StallingServer(int status, long stallBefore, long stallMillis) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body = new String(exchange.getRequestBody().readAllBytes());
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
          if (count.incrementAndGet() == stallBefore) {
            pause(stallMillis);
          }
          byte[] answer = "{\"data\":{\"type\":\"token\",\"id\":\"77\"}}".getBytes();
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.setExecutor(thread);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  List<String> asked() {
    return asked;
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    thread.shutdownNow();
  }
}

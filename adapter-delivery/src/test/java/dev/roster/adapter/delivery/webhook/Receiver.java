package dev.roster.adapter.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.net.ServerSocketFactory;

/** A server for webhooks, with good manners or bad ones, on a port of 127.0.0.1. */
final class Receiver implements AutoCloseable {

  static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private static final int BACKLOG = 50;
  private static final int MOST_ROUNDS = 10_000;

  /** What it does with a request. */
  interface Manner {
    /** Writes whatever it likes; the connection is closed afterwards unless it answered well. */
    void answer(Receiver self, OutputStream out) throws IOException;
  }

  /**
   * What came.
   *
   * @param headers by name, in lower case
   */
  record Request(String line, Map<String, String> headers, byte[] body) {

    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    JsonNode json() throws IOException {
      return new ObjectMapper().readTree(body);
    }
  }

  final List<Request> requests = new CopyOnWriteArrayList<>();
  final AtomicInteger connections = new AtomicInteger();

  private final AtomicInteger ended = new AtomicInteger();

  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ServerSocket server;
  private volatile Manner manner;

  private Receiver(ServerSocketFactory factory, int port, Manner manner) throws IOException {
    this.server = factory.createServerSocket(port, BACKLOG, InetAddress.getByName("127.0.0.1"));
    this.manner = manner;
    threads.submit(this::accept);
  }

  static Receiver that(Manner manner) throws IOException {
    return at(0, manner);
  }

  static Receiver at(int port, Manner manner) throws IOException {
    return new Receiver(ServerSocketFactory.getDefault(), port, manner);
  }

  static Receiver behind(ServerSocketFactory factory, Manner manner) throws IOException {
    return new Receiver(factory, 0, manner);
  }

  static Receiver answering(String answer) throws IOException {
    return that(text(answer));
  }

  static Manner text(String answer) {
    return (self, out) -> out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
  }

  static String status(int status, String... headers) {
    return "HTTP/1.1 %d Whatever\r\n%sContent-Length: 0\r\n\r\n"
        .formatted(status, headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n");
  }

  /** Says nothing for as long as it lives. */
  static Manner silence() {
    return (self, out) -> self.pause(Long.MAX_VALUE);
  }

  /** One piece after the other, without an end, slowly or as fast as it goes. */
  static Manner endless(String first, String piece, long pauseMillis) {
    return (self, out) -> {
      out.write(first.getBytes(StandardCharsets.ISO_8859_1));
      while (!self.pause(pauseMillis)) {
        out.write(piece.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
      }
    };
  }

  void becomes(Manner other) {
    manner = other;
  }

  int port() {
    return server.getLocalPort();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port() + "/hooks/secret-path?key=secret-key");
  }

  /** Waits until a request has come. */
  void awaitRequest() {
    await(() -> !requests.isEmpty());
  }

  /** Waits until an answer has been ended. */
  void awaitEnd() {
    await(() -> ended.get() > 0);
  }

  private void await(BooleanSupplier condition) {
    for (int round = 0; round < MOST_ROUNDS && !condition.getAsBoolean(); round++) {
      pause(1);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  /** Whether it was closed meanwhile. */
  boolean pause(long millis) {
    try {
      return closed.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }

  private Void accept() throws IOException {
    while (true) {
      Socket socket = server.accept();
      sockets.add(socket);
      connections.incrementAndGet();
      threads.submit(() -> serve(socket));
    }
  }

  private Void serve(Socket socket) throws IOException {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      while (true) {
        requests.add(read(in));
        manner.answer(this, socket.getOutputStream());
      }
    } finally {
      ended.incrementAndGet();
    }
  }

  private static Request read(InputStream in) throws IOException {
    String first = line(in);
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      String[] parts = line.split(": ?", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Request(first, headers, in.readNBytes(length));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException();
      }
      line.append((char) next);
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
    threads.shutdownNow();
  }
}

package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that stops answers what it has begun, and nothing else. */
class GracefulStopTest {

  private static final byte[] REQUEST =
      "GET /api/users/4 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Trial trial = new Trial();
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  @AfterEach
  void stop() {
    released.countDown();
    trial.close();
  }

  @Test
  void a_request_in_flight_finishes_while_new_connections_are_refused() throws Exception {
    try (RosterHttp server = serve(Duration.ofSeconds(20))) {
      CompletableFuture<Answer> inFlight = signature(server).sendLater();
      assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
      int port = server.port();
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::stop);
      awaitRefusal(port);
      // Longer than the second after which idle connections are closed.
      Thread.sleep(1_500);
      assertThat(stopped).isNotDone();
      released.countDown();
      Answer answer = inFlight.get(10, TimeUnit.SECONDS);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.attributes().path("signature").textValue()).isEqualTo("kept");
      stopped.get(10, TimeUnit.SECONDS);
      assertThat(trial.user(4).profile().signature().text()).isEqualTo("kept");
    }
  }

  @Test
  void it_stops_in_time_even_if_a_request_never_ends() throws Exception {
    RosterHttp server = serve(Duration.ofMillis(300));
    CompletableFuture<Answer> stuck = signature(server).sendLater();
    assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
    Instant before = Instant.now();
    server.stop();
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
    stuck.cancel(true);
  }

  @Test
  void idle_connections_do_not_hold_it_up() throws Exception {
    RosterHttp server = serve(Duration.ofSeconds(20));
    try (Socket idle = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      idle.getOutputStream().write(REQUEST);
      assertThat(idle.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 401");
      Instant before = Instant.now();
      server.stop();
      assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }
  }

  /** The port closes a moment before; who asks in between is still answered. */
  @Test
  void a_connection_that_is_kept_alive_hears_that_it_is_over() throws Exception {
    List<Socket> kept = new ArrayList<>();
    try (RosterHttp server = serve(Duration.ofSeconds(20))) {
      for (int i = 0; i < 20; i++) {
        kept.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
      }
      signature(server).sendLater();
      assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
      int port = server.port();
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::stop);
      awaitRefusal(port);
      String text =
          kept.stream()
              .map(GracefulStopTest::said)
              .dropWhile(said -> said.startsWith("HTTP/1.1 401 "))
              .findFirst()
              .orElseThrow();
      released.countDown();
      stopped.get(10, TimeUnit.SECONDS);
      assertThat(text).startsWith("HTTP/1.1 503 ").contains("\"code\":\"busy\"", "Retry-After: 1");
    } finally {
      for (Socket socket : kept) {
        socket.close();
      }
    }
  }

  @Test
  void stopping_twice_is_stopping_once() {
    RosterHttp server = serve(Duration.ofSeconds(1));
    int port = server.port();
    server.stop();
    server.stop();
    assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port))
        .isInstanceOf(IOException.class);
  }

  /** What a server says to a request on a connection that it has before it stopped. */
  private static String said(Socket kept) {
    try {
      kept.setSoTimeout(10_000);
      kept.getOutputStream().write(REQUEST);
      InputStream in = kept.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException closed) {
      return "";
    }
  }

  private RosterHttp serve(Duration patience) {
    trial.store.meets(
        () -> {
          reached.countDown();
          try {
            released.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    return RosterHttp.on(trial.roster, HttpSettings.onLoopback(0).withStopTimeout(patience))
        .start();
  }

  private Call signature(RosterHttp server) {
    return trial
        .callTo(server, "PATCH", "/api/users/4")
        .by("member")
        .attributes("'signature':'kept'");
  }

  private static void awaitRefusal(int port) throws Exception {
    Instant until = Instant.now().plusSeconds(10);
    while (Instant.now().isBefore(until)) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        Thread.sleep(10);
      } catch (ConnectException refused) {
        return;
      }
    }
    throw new AssertionError("still accepts connections");
  }
}

package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.roster.adapter.http.HttpSettings.Crowd;
import dev.roster.adapter.http.HttpSettings.Patience;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is slow is cut off by time, and holds up nobody else. */
class SlowPeersTest {

  private static final Duration SOON = Duration.ofMillis(300);
  private static final Duration NEVER = Duration.ofMinutes(5);
  private static final int PATIENCE_MILLIS = 10_000;
  private static final String LOGIN = "POST /api/login HTTP/1.1\r\nHost: x\r\n";
  private static final String SLOW =
      LOGIN + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{";

  private final CapturedLog log = new CapturedLog();
  private final List<Socket> sockets = new ArrayList<>();
  private Trial trial;

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    trial.close();
    log.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "G",
        "GET /api/users/4",
        "GET /api/users/4 HTTP/1.1\r\nHost: x\r\nX-",
        "POST /api/login HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n",
      })
  void a_head_that_does_not_end_is_408_and_closed(String begun) throws Exception {
    serve(new Patience(SOON, NEVER), Crowd.STANDARD);
    String answer = dripping(begun);
    assertThat(answer).startsWith("HTTP/1.1 408 ").contains("Connection: close");
    assertThat(answer).contains("\"code\":\"request_timeout\"", "X-Request-Id: ");
    assertThat(log.access(1)).singleElement().asString().contains("method=- path=- status=408 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 100\r\n\r\n{",
        "Content-Length: 65536\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n50\r\n{",
        "Expect: 100-continue\r\nContent-Length: 100\r\n\r\n",
      })
  void a_body_that_does_not_end_is_408_in_the_words_of_its_route(String body) throws Exception {
    serve(new Patience(SOON, NEVER), Crowd.STANDARD);
    String json = "Content-Type: application/json\r\n";
    String answer = dripping(LOGIN + "Accept-Language: en\r\n" + json + body);
    assertThat(answer).contains("HTTP/1.1 408 ", "The request took too long to arrive");
    String weidu = "PUT /weidu/api/v1/users/update HTTP/1.1\r\nHost: x\r\n" + bearer();
    assertThat(dripping(weidu + json + body)).contains("HTTP/1.1 408 ", "{\"code\":408,");
    assertThat(log.access(2)).anyMatch(line -> line.contains("path=/api/login status=408 "));
  }

  @Test
  void a_large_body_that_does_not_end_is_cut_off_too() throws Exception {
    serve(new Patience(SOON, NEVER), Crowd.STANDARD);
    String head =
        "PATCH /api/users/4 HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + bearer();
    String answer = dripping(head + "Transfer-Encoding: chunked\r\n\r\nfffff\r\n" + " ".repeat(70));
    assertThat(answer).startsWith("HTTP/1.1 408 ");
  }

  @Test
  void who_has_no_session_hears_that_and_not_how_slow_he_is() throws Exception {
    serve(new Patience(SOON, NEVER), Crowd.STANDARD);
    String patch = "PATCH /api/users/4 HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    assertThat(dripping(patch + "Content-Length: 100\r\n\r\n{")).startsWith("HTTP/1.1 401 ");
  }

  @Test
  void the_time_is_counted_for_each_request_of_a_connection() throws Exception {
    serve(new Patience(SOON, NEVER), Crowd.STANDARD);
    Socket socket = open();
    for (int i = 0; i < 5; i++) {
      send(socket, "GET /api/users/4 HTTP/1.1\r\nHost: x\r\n");
      TimeUnit.MILLISECONDS.sleep(SOON.toMillis() / 3);
      send(socket, "\r\n");
      assertThat(head(socket)).startsWith("HTTP/1.1 401 ");
    }
    send(socket, "GET /api/users/4 HTTP/1.1\r\n");
    assertThat(rest(socket)).startsWith("HTTP/1.1 408 ");
  }

  @Test
  void a_pause_between_requests_is_no_slowness() throws Exception {
    serve(new Patience(SOON, NEVER), Crowd.STANDARD);
    Socket socket = open();
    for (int i = 0; i < 2; i++) {
      send(socket, "GET /api/users/4 HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(head(socket)).startsWith("HTTP/1.1 401 ");
      TimeUnit.MILLISECONDS.sleep(2 * SOON.toMillis());
    }
  }

  @Test
  void an_answer_that_takes_its_time_is_not_cut_off() {
    serve(new Patience(SOON, NEVER), Crowd.STANDARD);
    trial.store.meets(SlowPeersTest::linger);
    Answer answer = trial.patch(4).by("member").attributes("'signature':'x'").send();
    assertThat(answer.status()).isEqualTo(200);
  }

  private static void linger() {
    try {
      TimeUnit.MILLISECONDS.sleep(2 * SOON.toMillis());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_silent_connection_is_closed() throws Exception {
    serve(new Patience(NEVER, SOON), Crowd.STANDARD);
    assertThat(rest(open())).isEmpty();
  }

  @Test
  void a_body_that_stops_in_silence_is_408() throws Exception {
    serve(new Patience(NEVER, SOON), Crowd.STANDARD);
    Socket socket = open();
    send(socket, SLOW);
    assertThat(rest(socket)).startsWith("HTTP/1.1 408 ");
  }

  @Test
  void who_does_not_read_the_answer_is_cut_off() throws Exception {
    serve(new Patience(SOON, NEVER), Crowd.STANDARD);
    Socket socket = new Socket();
    sockets.add(socket);
    socket.setReceiveBufferSize(1_024);
    socket.connect(open().getRemoteSocketAddress());
    byte[] request =
        "GET /docs/swagger-ui-bundle.js HTTP/1.1\r\nHost: x\r\n\r\n"
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 20; i++) {
      socket.getOutputStream().write(request);
    }
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    boolean closed = false;
    while (!closed && System.nanoTime() < until) {
      TimeUnit.MILLISECONDS.sleep(SOON.toMillis() / 10);
      closed = refuses(socket);
    }
    assertThat(closed).isTrue();
  }

  private static boolean refuses(Socket socket) {
    try {
      socket.getOutputStream().write('x');
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  @Test
  void hundreds_of_slow_heads_and_bodies_hold_no_thread() throws Exception {
    serve(new Patience(NEVER, NEVER), new Crowd(1_000, 1_000, Crowd.LEAST_THREADS));
    for (int i = 0; i < 100; i++) {
      send(open(), "POST /api/login HTTP/1.1\r\nHost: x\r\n");
      send(open(), SLOW);
      send(open(), LOGIN + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5");
    }
    CompletableFuture<Answer> normal =
        trial.patch(4).by("member").attributes("'signature':'meanwhile'").sendLater();
    assertThat(normal.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
  }

  @Test
  void more_connections_than_are_let_in_wait_until_the_slow_are_gone() throws Exception {
    serve(new Patience(Duration.ofSeconds(2), NEVER), new Crowd(20, 1_000, Crowd.LEAST_THREADS));
    Wire.send(trial.server.port(), new byte[0], "GET /api/users/4 HTTP/1.1", bearer().strip());
    for (int i = 0; i < 20; i++) {
      send(open(), SLOW);
    }
    CompletableFuture<Answer> normal = trial.get("/api/users/4").by("member").sendLater();
    assertThatThrownBy(() -> normal.get(800, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    assertThat(normal.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
  }

  @Test
  void one_address_cannot_take_every_connection() throws Exception {
    serve(new Patience(NEVER, NEVER), new Crowd(1_000, 10, Crowd.LEAST_THREADS));
    for (int i = 0; i < 11; i++) {
      open();
    }
    await().until(() -> sockets.stream().filter(SlowPeersTest::closedByTheServer).count() == 1);
    for (Socket socket : sockets.subList(0, 2)) {
      socket.close();
    }
    Answer answer = askUntilLetIn();
    assertThat(answer.status()).isEqualTo(401);
  }

  /** Which of many that arrive together is one too many is up to the server. */
  private static boolean closedByTheServer(Socket socket) {
    try {
      socket.setSoTimeout(50);
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  /** The server needs a moment to see that a connection is gone. */
  private Answer askUntilLetIn() throws IOException {
    for (int i = 0; i < 200; i++) {
      Socket socket = open();
      send(socket, "GET /api/users/4 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      String text = rest(socket);
      if (!text.isEmpty()) {
        return Answer.of(Integer.parseInt(text.substring(9, 12)), Map.of(), text);
      }
    }
    throw new AssertionError("never let in");
  }

  @Test
  void a_trusted_proxy_brings_the_connections_of_all() throws Exception {
    trial =
        Trial.listening(
            settings ->
                settings
                    .with(settings.limits().with(new Crowd(1_000, 1, Crowd.LEAST_THREADS)))
                    .with(new Proxies(Set.of("127.0.0.1"))));
    send(open(), SLOW);
    assertThat(askUntilLetIn().status()).isEqualTo(401);
  }

  @Test
  void a_body_that_comes_in_pieces_in_time_is_read_whole() throws Exception {
    serve(new Patience(Duration.ofSeconds(20), NEVER), Crowd.STANDARD);
    String body = "{\"data\":{\"attributes\":{\"signature\":\"" + "é".repeat(100) + "\"}}}";
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    Socket socket = open();
    send(
        socket,
        "PATCH /api/users/4 HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + bearer()
            + "Content-Length: "
            + bytes.length
            + "\r\n\r\n");
    for (byte one : bytes) {
      socket.getOutputStream().write(one);
      socket.getOutputStream().flush();
    }
    assertThat(head(socket)).startsWith("HTTP/1.1 200 ");
    assertThat(trial.user(4).profile().signature().text()).isEqualTo("é".repeat(100));
  }

  private void serve(Patience patience, Crowd crowd) {
    trial =
        Trial.listening(settings -> settings.with(settings.limits().with(patience).with(crowd)));
  }

  private String bearer() {
    return "Authorization: Bearer " + trial.token("member") + "\r\n";
  }

  private Socket open() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), trial.server.port());
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    sockets.add(socket);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /** What comes while a byte is sent now and then, until the server closes. */
  private String dripping(String begun) throws Exception {
    Socket socket = open();
    send(socket, begun);
    CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> rest(socket));
    while (!answer.isDone()) {
      TimeUnit.MILLISECONDS.sleep(20);
      try {
        send(socket, "0");
      } catch (IOException closed) {
        break;
      }
    }
    return answer.get(20, TimeUnit.SECONDS);
  }

  /** What comes until the server closes; a reset ends it too. */
  private static String rest(Socket socket) {
    StringBuilder text = new StringBuilder();
    try {
      InputStream in = socket.getInputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        text.append((char) next);
      }
    } catch (SocketTimeoutException open) {
      throw new AssertionError("the connection stays open", open);
    } catch (IOException reset) {
      return text.toString();
    }
    return text.toString();
  }

  /** Reads one answer; returns its head. */
  private static String head(Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = socket.getInputStream().read();
      assertThat(next).as("closed after: " + head).isNotNegative();
      head.append((char) next);
    }
    String length = head.toString().replaceAll("(?is).*content-length: ([0-9]+).*", "$1");
    socket.getInputStream().readNBytes(Integer.parseInt(length));
    return head.toString();
  }
}

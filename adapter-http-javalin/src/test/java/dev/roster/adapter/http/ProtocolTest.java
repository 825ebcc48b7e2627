package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods, headers and sizes, as RFC 9110 has them, in the words of the dialect. */
class ProtocolTest {

  private static final String PATCH = "{\"data\":{\"attributes\":{\"signature\":\"new\"}}}";
  private static final String ACCEPTED = "application/json, application/vnd.api+json";
  private static Trial trial;

  @BeforeAll
  static void start() {
    trial = new Trial();
  }

  @AfterAll
  static void stop() {
    trial.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/users/4               | DELETE, GET, HEAD, OPTIONS, PATCH",
        "/api/notification          | GET, HEAD, OPTIONS",
        "/api/login                 | OPTIONS, POST",
        "/weidu/api/v1/users/update | OPTIONS, PUT",
      })
  void options_say_what_a_route_takes_to_anybody(String path, String allowed) {
    Answer answer = trial.call("OPTIONS", path).send();

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.text()).isEmpty();
    assertThat(answer.header("Allow")).isEqualTo(allowed);
    assertThat(answer.header("Accept-Patch")).isEqualTo(allowed.contains("PATCH") ? ACCEPTED : "");
    assertThat(answer.header("Content-Type")).isEmpty();
  }

  @Test
  void a_head_has_the_headers_of_its_get() {
    for (String path : List.of("/api/users/4", "/api/users/4/history", "/api/notification")) {
      Answer get = trial.get(path).by("member").send();
      Answer head = trial.call("HEAD", path).by("member").send();

      assertThat(head.text()).isEmpty();
      for (String header : List.of("Content-Type", "Content-Length", "ETag", "Cache-Control")) {
        assertThat(head.header(header)).as(header + path).isEqualTo(get.header(header));
      }
      assertThat(get.header("Content-Length")).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/users/4", "/api/users/99", "/api/none", "/weidu/api/v1/users/me"})
  void no_answer_is_kept_or_guessed(String path) {
    for (String method : List.of("GET", "POST", "OPTIONS", "FOO")) {
      Answer answer = trial.call(method, path).by("member").send();
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
      assertThat(answer.header("Vary")).isEqualTo("Accept-Language");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
  }

  // --- what the server refuses before a route is looked for

  @Test
  void an_address_that_is_too_long_is_414() {
    assertPlain(wire("GET /api/" + "x".repeat(9_000)), 414, "uri_too_long");
    assertPlain(wire("GET /api/users/4?x=" + "y".repeat(100_000)), 414, "uri_too_long");
  }

  @Test
  void headers_that_are_too_large_are_431() {
    assertPlain(
        wire("GET /api/users/4", "X-Long: " + "x".repeat(9_000)),
        431,
        "request_header_fields_too_large");
  }

  @Test
  void an_expectation_other_than_100_continue_is_417() {
    assertPlain(wire("PATCH /api/users/4", "Expect: a-miracle"), 417, "expectation_failed");
  }

  private static void assertPlain(Answer answer, int status, String code) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/vnd.api+json");
    assertThat(answer.header("Content-Language")).isEqualTo("zh-CN");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.errors()).containsExactly(code);
    assertThat(answer.at("/errors/0/status").textValue()).isEqualTo(Integer.toString(status));
  }

  // --- bodies

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br", "GZIP", "identity, gzip", ""})
  void an_encoded_body_is_415_and_says_that_none_is_decoded(String coding) {
    for (Call call : List.of(trial.patch(4), trial.update())) {
      Answer answer = call.by("member").header("Content-Encoding", coding).json("{}").send();
      assertThat(answer.status()).isEqualTo(415);
      assertThat(answer.header("Accept-Encoding")).isEqualTo("identity");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json;charset=utf-8                | 200",
        "application/json; charset=\"UTF-8\"           | 200",
        "application/json; Charset = utf-8             | 200",
        "application/vnd.api+json                      | 200",
        "application/vnd.api+json; charset=utf-8       | 200",
        "application/json; x=charset                   | 200",
        "application/json; charset=utf-16              | 415",
        "application/json; charset=iso-8859-1          | 415",
        "application/vnd.api+json; x=1; charset=gb2312 | 415",
        "application/json; charset=                    | 415",
      })
  void a_body_is_utf_8(String type, int status) {
    Answer answer = patch(trial, type);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Accept-Patch")).isEqualTo(status == 415 ? ACCEPTED : "");
  }

  private static Answer patch(Trial trial, String type) {
    return trial.patch(4).by("member").header("Content-Type", type).body(PATCH).send();
  }

  @Test
  void a_body_of_another_coding_is_refused_with_what_is_taken() {
    Answer login = trial.post("/api/login").header("Content-Type", "text/plain").body("{}").send();
    assertThat(login.status()).isEqualTo(415);
    assertThat(login.header("Accept")).isEqualTo(ACCEPTED);
    assertThat(login.at("/errors/0/source/header").textValue()).isEqualTo("Content-Type");
  }

  @Test
  void a_body_that_is_announced_too_large_is_413_and_ends_the_connection() {
    // It is announced and never comes: the answer must not wait for it.
    Answer answer =
        Wire.send(
            trial.server.port(),
            "PATCH /api/users/4 HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer "
                + trial.token("member")
                + "\r\nContent-Length: 10000000\r\n\r\n",
            new byte[0]);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.header("Connection")).isEqualTo("close");
  }

  /** A connection that closes on what nobody has read is reset, and takes the answer with it. */
  @Test
  void who_sends_too_much_is_answered_all_the_same() {
    byte[] much = new byte[8 << 20];
    for (int i = 0; i < 20; i++) {
      Answer answer =
          Wire.send(
              trial.server.port(),
              much,
              "PATCH /api/users/4 HTTP/1.1",
              "Content-Type: application/json",
              "Authorization: Bearer " + trial.token("member"),
              "Content-Length: " + much.length);
      assertThat(answer.status()).isEqualTo(413);
    }
  }

  @Test
  void who_waits_to_be_told_to_go_on_is_told() throws IOException {
    String head =
        String.join(
            "\r\n",
            "PATCH /api/users/4 HTTP/1.1",
            "Host: x",
            "Connection: close",
            "Expect: 100-continue",
            "Authorization: Bearer " + trial.token("member"),
            "Content-Type: application/json",
            "Content-Length: " + PATCH.length(),
            "",
            "");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), trial.server.port())) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      assertThat(in.readLine()).startsWith("HTTP/1.1 100");
      assertThat(in.readLine()).isEmpty();
      socket.getOutputStream().write(PATCH.getBytes(StandardCharsets.US_ASCII));
      assertThat(in.readLine()).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void the_body_of_a_get_means_nothing() {
    Answer answer =
        trial.get("/api/users/4").by("member").header("Content-Type", "x/y").body("{").send();
    assertThat(answer.status()).isEqualTo(200);
  }

  // --- the method behind the method

  @ParameterizedTest
  @ValueSource(strings = {"", "get", "GET", "put", "post", "head", "options", "PATCH,DELETE", "x"})
  void only_patch_and_delete_can_be_overridden_to(String method) {
    Answer answer =
        trial.post("/api/users/4").by("member").header("X-HTTP-Method-Override", method).send();
    assertThat(answer.status()).isEqualTo(405);
  }

  /** Decision: the first of two counts, as everywhere where one header is read. */
  @Test
  void of_two_overrides_the_first_counts() {
    Answer patch =
        trial
            .post("/api/users/4")
            .by("member")
            .header("X-HTTP-Method-Override", "patch")
            .header("X-HTTP-Method-Override", "delete")
            .attributes("'signature':'two'")
            .send();
    assertThat(patch.status()).isEqualTo(200);
  }

  @Test
  void another_method_cannot_be_overridden() {
    for (String method : List.of("GET", "PUT", "DELETE", "OPTIONS")) {
      Answer answer =
          trial
              .call(method, "/api/users/4")
              .by("member")
              .header("X-HTTP-Method-Override", "patch")
              .attributes("'signature':'overridden'")
              .send();
      assertThat(answer.json().at("/meta/changed").isMissingNode()).isTrue();
    }
    assertThat(trial.user(4).profile().signature().text()).isNotEqualTo("overridden");
  }

  @Test
  void a_condition_holds_for_the_method_that_is_meant() {
    Answer answer =
        trial
            .post("/api/users/4")
            .by("member")
            .header("X-HTTP-Method-Override", "patch")
            .header("If-Match", "\"never\"")
            .attributes("'signature':'x'")
            .send();
    assertThat(answer.status()).isEqualTo(412);
  }

  // --- weidu.always-200

  @Test
  void for_clients_that_read_only_the_code_every_status_is_200() {
    try (Trial old =
        Trial.listening(
            settings -> settings.with(HttpSettings.Wire.STANDARD.withWeiduAlwaysOk(true)))) {
      assertAlways(old.get("/weidu/api/v1/users/me").send(), 1000);
      assertAlways(old.get("/weidu/api/v1/users/info?user_id=x").by("member").send(), 400);
      assertAlways(old.get("/weidu/none").send(), 404);
      Answer method = old.post("/weidu/api/v1/users/me").send();
      assertAlways(method, 405);
      assertThat(method.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
      assertAlways(old.call("FOO", "/weidu/api/v1/users/me").send(), 405);
      assertAlways(old.get("/weidu/a%2fb").send(), 400);
      assertAlways(
          old.update().by("member").header("If-Match", "\"x\"").json("{'nickname':'n'}").send(),
          412);
      assertAlways(old.update().by("member").json("{'nickname':'n'}").send(), 200);
      assertAlways(
          old.get("/weidu/api/v1/users/me").by("member").header("If-None-Match", "*").send(), 200);
      old.store.meets(
          () -> {
            throw new IllegalStateException("trouble");
          });
      assertAlways(old.get("/weidu/api/v1/users/me").by("member").send(), 500);
      assertThat(old.get("/api/users/4").send().status()).isEqualTo(401);
    }
  }

  private static void assertAlways(Answer answer, int code) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/code").intValue()).isEqualTo(code);
  }

  private static Answer wire(String start, String... headers) {
    String[] head = new String[headers.length + 2];
    head[0] = start + " HTTP/1.1";
    head[1] = "Content-Length: 0";
    System.arraycopy(headers, 0, head, 2, headers.length);
    return Wire.send(trial.server.port(), new byte[0], head);
  }
}

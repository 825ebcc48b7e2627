package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose pages may read the answers: those of configured origins, errors too. */
class CorsTest {

  private static final String OURS = "https://app.example.org";
  private static final String ALLOWED = "Access-Control-Allow-Origin";
  private static final byte[] NOTHING = new byte[0];

  private Trial trial;

  @AfterEach
  void stop() {
    if (trial != null) {
      trial.close();
    }
  }

  @Test
  void an_answer_names_the_one_origin_that_asked_and_what_it_may_read() {
    allow(OURS, "http://localhost:3000");
    for (String origin : List.of(OURS, "http://localhost:3000")) {
      Answer answer = get("/api/users/4", "Origin: " + origin, session());
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header(ALLOWED)).isEqualTo(origin);
      assertThat(answer.header("Access-Control-Expose-Headers").split(", "))
          .contains("ETag", "Retry-After", "X-Request-Id", "Token");
      assertThat(answer.header("Vary")).contains("Origin", "Accept-Language");
      assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
    }
  }

  @Test
  void every_refusal_can_be_read_too() {
    allow(OURS);
    assertAllowed(get("/api/users/4", "Origin: " + OURS), 401);
    assertAllowed(get("/nowhere", "Origin: " + OURS), 404);
    assertAllowed(get("/weidu/api/v1/users/me", "Origin: " + OURS), 401);
    assertAllowed(get("/api/users/..%2f4", "Origin: " + OURS), 400);
    assertAllowed(wire("BREW /api/users/4", "Origin: " + OURS), 405);
    trial.store.fails(new IllegalStateException("bug"));
    assertAllowed(get("/api/users/4", "Origin: " + OURS, session()), 500);
  }

  @Test
  void what_is_no_http_has_no_origin_that_could_be_known() {
    allow(OURS);
    assertAllowed(get("/api/users/%zz", "Origin: " + OURS), 400, "");
    assertAllowed(get("/api/users/4", "Origin: " + OURS, "X: " + "y".repeat(9_000)), 431, "");
  }

  @Test
  void a_page_can_read_that_it_asked_too_often() {
    HttpSettings.Rate once = new HttpSettings.Rate(1, 1);
    trial =
        Trial.listening(
            settings ->
                settings
                    .with(new Origins(Set.of(OURS)))
                    .with(settings.limits().with(new HttpSettings.Rates(once, once))));
    assertAllowed(get("/api/users/4", "Origin: " + OURS), 401);
    Answer answer = get("/api/users/4", "Origin: " + OURS);
    assertAllowed(answer, 429);
    assertThat(answer.header("Vary")).contains("Origin");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(get("/api/users/4", "Origin: https://evil.example").header(ALLOWED)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "http://app.example.org",
        "https://app.example.org:444",
        "https://app.example.org.evil.example",
        "https://evil.app.example.org",
        "https://APP.example.org",
        "https://app.example.org/",
        "null",
        "",
        "*",
      })
  void another_origin_is_told_nothing(String origin) {
    allow(OURS);
    for (Answer answer :
        List.of(
            get("/api/users/4", "Origin: " + origin, session()),
            preflight("/api/users/4", origin, "PATCH"))) {
      assertThat(answer.status()).isIn(200, 204);
      assertThat(answer.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
      assertThat(answer.header("Vary")).contains("Origin");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/users/4               | PATCH  | DELETE, GET, HEAD, OPTIONS, PATCH",
        "/api/login                 | POST   | OPTIONS, POST            ",
        "/api/notification/1        | DELETE | DELETE, OPTIONS          ",
        "/weidu/api/v1/users/update | PUT    | OPTIONS, PUT             ",
        "/api/users/4               | DELETE | DELETE, GET, HEAD, OPTIONS, PATCH",
      })
  void a_preflight_needs_no_session_and_hears_what_the_route_takes(
      String path, String method, String methods) {
    allow(OURS);
    Answer answer = preflight(path, OURS, method);
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.text()).isEmpty();
    assertThat(answer.header(ALLOWED)).isEqualTo(OURS);
    assertThat(List.of(answer.header("Access-Control-Allow-Methods").split(", ")))
        .containsAll(List.of(methods.split(", ")));
    assertThat(answer.header("Access-Control-Allow-Methods")).isEqualTo(answer.header("Allow"));
    assertThat(answer.header("Access-Control-Allow-Headers").split(", "))
        .containsExactly(
            "Authorization",
            "Content-Type",
            "If-Match",
            "If-None-Match",
            "Accept-Language",
            "X-Request-Id",
            "X-HTTP-Method-Override");
    assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("7200");
    assertThat(answer.header("Vary"))
        .contains("Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers");
  }

  @Test
  void a_route_that_there_is_not_has_no_preflight() {
    allow(OURS);
    Answer answer = preflight("/nowhere", OURS, "GET");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Access-Control-Allow-Methods")).isEmpty();
  }

  @Test
  void options_that_are_no_preflight_are_options() {
    allow(OURS);
    Answer answer = wire("OPTIONS /api/users/4", "Origin: " + OURS);
    assertThat(answer.header(ALLOWED)).isEqualTo(OURS);
    assertThat(answer.header("Access-Control-Allow-Methods")).isEmpty();
  }

  @Test
  void a_page_can_change_a_user_by_post() {
    allow(OURS);
    Answer answer =
        trial
            .post("/api/users/4")
            .by("member")
            .header("Origin", OURS)
            .header("X-HTTP-Method-Override", "PATCH")
            .attributes("'signature':'of a page'")
            .send();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header(ALLOWED)).isEqualTo(OURS);
  }

  @Test
  void without_configured_origins_no_header_says_anything() {
    trial = new Trial();
    for (Answer answer :
        List.of(
            get("/api/users/4", "Origin: " + OURS, session()),
            get("/api/users/%zz", "Origin: " + OURS),
            preflight("/api/users/4", OURS, "PATCH"))) {
      assertThat(answer.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
      assertThat(answer.header("Vary")).doesNotContain("Origin");
    }
  }

  @Test
  void a_star_is_for_every_origin() {
    allow("*");
    assertThat(get("/api/users/4", "Origin: https://any.example").header(ALLOWED)).isEqualTo("*");
    assertThat(preflight("/api/users/4", "null", "PATCH").header(ALLOWED)).isEqualTo("*");
    assertThat(get("/api/users/4").header(ALLOWED)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "app.example.org",
        "//app.example.org",
        "ftp://app.example.org",
        "https://",
        "https://app.example.org/",
        "https://app.example.org/path",
        "https://App.example.org",
        "https://app.example.org:443",
        "http://app.example.org:80",
        "https://app.example.org:0",
        "https://user@app.example.org",
        "https://*.example.org",
        "https://app.example.org https://b.example",
        "null",
        "https://app.example.org\r\nX: y",
      })
  void what_no_browser_would_send_is_refused(String origin) {
    assertThatThrownBy(() -> new Origins(Set.of(origin)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Origins(Set.of("*", OURS)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void allow(String... origins) {
    trial = Trial.listening(settings -> settings.with(new Origins(Set.of(origins))));
  }

  private static void assertAllowed(Answer answer, int status) {
    assertAllowed(answer, status, OURS);
  }

  private static void assertAllowed(Answer answer, int status, String origin) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header(ALLOWED)).isEqualTo(origin);
  }

  private String session() {
    return "Authorization: Bearer " + trial.token("member");
  }

  private Answer get(String path, String... headers) {
    return wire("GET " + path, headers);
  }

  private Answer preflight(String path, String origin, String method) {
    return wire(
        "OPTIONS " + path,
        "Origin: " + origin,
        "Access-Control-Request-Method: " + method,
        "Access-Control-Request-Headers: authorization,content-type");
  }

  private Answer wire(String start, String... headers) {
    List<String> head = new ArrayList<>(List.of(start + " HTTP/1.1"));
    head.addAll(List.of(headers));
    return Wire.send(trial.server.port(), NOTHING, head.toArray(String[]::new));
  }
}

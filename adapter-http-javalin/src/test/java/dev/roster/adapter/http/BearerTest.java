package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks is found out first, from one header and nowhere else. */
class BearerTest {

  private static final String BODY = "{\"data\":{\"attributes\":{\"signature\":\"new\"}}}";
  private static final String BEARER = "Bearer realm=\"roster\"";
  private static Trial trial;

  @BeforeAll
  static void start() {
    trial = new Trial();
  }

  @AfterAll
  static void stop() {
    trial.close();
  }

  /** Every route that wants a session. */
  static Stream<Arguments> routes() {
    return Stream.of(
        Arguments.of("PATCH", "/api/users/4"),
        Arguments.of("GET", "/api/users/4"),
        Arguments.of("GET", "/api/users/none"),
        Arguments.of("GET", "/api/users/4/history"),
        Arguments.of("POST", "/api/users/pay-password/reset"),
        Arguments.of("POST", "/api/logout"),
        Arguments.of("GET", "/api/sessions"),
        Arguments.of("DELETE", "/api/sessions/none"),
        Arguments.of("GET", "/api/notification?page[limit]=none"),
        Arguments.of("DELETE", "/api/notification/1"),
        Arguments.of("GET", "/api/deliveries"),
        Arguments.of("POST", "/api/deliveries/none/retry"),
        Arguments.of("PUT", "/weidu/api/v1/users/update"),
        Arguments.of("GET", "/weidu/api/v1/users/info"),
        Arguments.of("GET", "/weidu/api/v1/users/me"));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void without_a_token_no_route_answers_anything_else(String method, String path) {
    Answer answer = trial.call(method, path).header("Content-Type", "text/plain").body("{").send();
    assertRefused(answer, "not_authenticated", BEARER);
  }

  @ParameterizedTest
  @MethodSource("routes")
  void with_a_wrong_token_no_route_answers_anything_else(String method, String path) {
    Answer answer = trial.call(method, path).token("x".repeat(26)).body("{").send();
    assertRefused(answer, "access_denied", BEARER + ", error=\"invalid_token\"");
  }

  static Stream<List<String>> headers() {
    String token = trial.token("member");
    return Stream.of(
        List.of("Authorization: " + token),
        List.of("Authorization: Bearer"),
        List.of("Authorization: Bearer "),
        List.of("Authorization:"),
        List.of("Authorization: Bearer  " + token + " x"),
        List.of("Authorization: Bearer " + token + "," + token),
        List.of("Authorization: Bearer " + token + ", Bearer " + token),
        List.of("Authorization: Bearer \"" + token + "\""),
        List.of("Authorization: Bearer=" + token),
        List.of("Authorization: Bearer\t" + token),
        List.of("Authorization: Bearer " + token.toUpperCase(Locale.ROOT) + "A"),
        List.of("Authorization: Bearer " + token.substring(1)),
        List.of("Authorization: Bearer " + token + "0"),
        List.of("Authorization: Bearer " + "a".repeat(5_000)),
        List.of("Authorization: Bearer ../../etc"),
        List.of("Authorization: Bearer ' OR 1=1"),
        List.of("Authorization: Basic bWVtYmVyOnJvc3Rlci1kZW1v"),
        List.of("Authorization: Digest username=\"member\""),
        List.of("Authorization: Token " + token));
  }

  @ParameterizedTest
  @MethodSource("headers")
  void anything_but_one_bearer_token_is_refused(List<String> headers) {
    for (String start : List.of("PATCH /api/users/4", "PUT /weidu/api/v1/users/update")) {
      Answer answer = wire(start, headers.toArray(String[]::new));
      assertRefused(answer, "access_denied", BEARER + ", error=\"invalid_token\"");
    }
    assertThat(trial.user(4).profile().signature().text()).isEmpty();
  }

  /** RFC 6750, section 3.1: more than one method, or one of them twice, is a malformed request. */
  @Test
  void more_than_one_token_is_400() {
    String token = trial.token("member");
    String bearer = "Authorization: Bearer " + token;
    for (String start : List.of("PATCH /api/users/4", "PUT /weidu/api/v1/users/update")) {
      assertTooMany(wire(start, bearer, bearer));
      assertTooMany(wire(start, "Authorization: Basic YTpi", bearer));
      assertTooMany(wire(start, bearer, "Authorization: "));
      assertTooMany(wire(start + "?access_token=" + token, bearer));
      assertTooMany(wire(start + "?x=1&access_token", bearer));
    }
    assertThat(trial.user(4).profile().signature().text()).isEmpty();
  }

  private static void assertTooMany(Answer answer) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo(BEARER + ", error=\"invalid_request\"");
    assertThat(answer.text()).containsAnyOf("invalid_document", "\"code\":400");
  }

  /** RFC 6750, section 3.1: the token is good, and too small. */
  @Test
  void what_is_not_permitted_says_that_the_token_is_too_small() {
    String tooSmall = BEARER + ", error=\"insufficient_scope\"";
    for (String name : List.of("member", "pending", "rejected", "ignored")) {
      Answer patch = trial.patch(1).by(name).attributes("'signature':'x'").send();
      assertThat(patch.status()).isEqualTo(403);
      assertThat(patch.header("WWW-Authenticate")).isEqualTo(tooSmall);
    }
    Answer own = trial.patch(2).by("reviewer").attributes("'status':1").send();
    assertThat(own.errors()).containsExactly("cannot_change_own_status /data/attributes/status");
    assertThat(own.header("WWW-Authenticate")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Token", "X-Authorization", "Cookie", "Proxy-Authorization", "X-Token"})
  void a_token_in_another_header_is_none(String name) {
    String token = trial.token("member");
    Answer answer = wire("PATCH /api/users/4", name + ": Bearer " + token);
    assertRefused(answer, "not_authenticated", BEARER);
  }

  @Test
  void a_token_in_the_query_or_the_body_is_none() {
    String token = trial.token("member");
    Answer query = trial.get("/api/users/4?access_token=" + token + "&token=" + token).send();
    assertRefused(query, "not_authenticated", BEARER);
    Answer body =
        trial.patch(4).json("{'access_token':'" + token + "','token':'" + token + "'}").send();
    assertRefused(body, "not_authenticated", BEARER);
    Answer form =
        trial
            .call("PUT", "/weidu/api/v1/users/update")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .body("access_token=" + token)
            .send();
    assertRefused(form, "not_authenticated", BEARER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "Bearer   "})
  void the_scheme_is_read_in_any_case(String scheme) {
    Answer answer = wire("GET /api/users/4", "Authorization: " + scheme + trial.token("member"));
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void the_body_is_not_read_before_the_token() {
    for (String path : List.of("/api/users/4", "/weidu/api/v1/users/update")) {
      String method = path.startsWith("/weidu") ? "PUT" : "PATCH";
      // The body is announced and never comes.
      Answer answer =
          Wire.send(
              trial.server.port(),
              new byte[0],
              method + " " + path + " HTTP/1.1",
              "Expect: 100-continue",
              "Content-Length: 1000000");
      assertThat(answer.status()).isEqualTo(401);
    }
  }

  @Test
  void expired_ended_and_unknown_sessions_have_one_answer() {
    try (Trial other = new Trial()) {
      String ended = other.newToken("member");
      assertThat(other.post("/api/logout").token(ended).send().status()).isEqualTo(204);
      String gone = other.get("/api/users/4").token(ended).send().text();
      String unknown = other.get("/api/users/4").token("y".repeat(26)).send().text();
      String expired = other.token("member");
      other.clock.move(Duration.ofDays(30));
      assertThat(other.get("/api/users/4").token(expired).send().text())
          .isEqualTo(gone)
          .isEqualTo(unknown);
    }
  }

  private static Answer wire(String start, String... headers) {
    String[] head = new String[headers.length + 3];
    head[0] = start + " HTTP/1.1";
    head[1] = "Content-Type: application/json";
    head[2] = "Content-Length: " + BODY.length();
    System.arraycopy(headers, 0, head, 3, headers.length);
    return Wire.send(trial.server.port(), BODY.getBytes(StandardCharsets.US_ASCII), head);
  }

  private static void assertRefused(Answer answer, String code, String challenge) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo(challenge);
    if (answer.json().has("errors")) {
      assertThat(answer.errors()).containsExactly(code);
    } else {
      assertThat(answer.refusal()).isEqualTo("1000");
    }
  }
}

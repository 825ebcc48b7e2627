package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An address is one user, one route, or nothing; and nothing is said in the dialect's words. */
class AddressTest {

  private static final byte[] NOTHING = new byte[0];
  private static final String INFO = "/weidu/api/v1/users/info?user_id=";

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
  @ValueSource(
      strings = {
        "0",
        "-1",
        "+1",
        "01",
        "1.0",
        "1e0",
        "0x1",
        "1_0",
        "1%20",
        "%201",
        "1%09",
        "1,2",
        "1;x=2/",
        "11",
        "9007199254740991",
        "9007199254740992",
        "9007199254740993",
        "9223372036854775807",
        "9223372036854775808",
        "18446744073709551617",
        "99999999999999999999999999",
        "null",
        "undefined",
        "NaN",
        "me",
        "self",
        "admin",
        "*",
        "%2A",
        "%EF%BC%91",
        "%D9%A1",
        "%E4%B8%80",
        "%C2%B9",
        "1%00",
        "%00",
        "1%0a",
        "%2e%2e%2f1",
        "..%2f1",
        "1%2f",
        "%2f1",
        "1%5c",
        "..%5c1",
        "1%3f",
        "1%23",
        "1%25",
        "%31%00",
        "%2531",
        "1%",
        "%zz",
        "%u0031",
        "%c0%b1",
        "'",
        "1'--",
        "%3Cscript%3E",
        "%F0%9F%98%80",
      })
  void what_is_no_id_is_never_a_user(String id) {
    for (String route : routesWithAnId()) {
      String start = route.replaceFirst("\\{ids?}", Matcher.quoteReplacement(id));
      Answer answer = wire(start, "{\"data\":{\"attributes\":{}}}");
      assertThat(answer.status()).as(start).isIn(400, 404);
      assertThat(answer.errors()).hasSize(1);
      assertThat(answer.at("/errors/0/status").textValue())
          .isEqualTo(Integer.toString(answer.status()));
      assertThat(answer.text()).doesNotContain("username");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/users/%31", "/api/./users/1", "/api/users/x/../1", "/api/users/1/"})
  void another_spelling_of_an_address_is_that_address_or_none(String path) {
    Answer answer = wire("GET " + path);
    assertThat(answer.status()).isIn(200, 400, 404);
    if (answer.status() == 200) {
      assertThat(answer.at("/data/id").textValue()).isEqualTo("1");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "ERB4KRCBBIRBTCWNHWOPEIZZ5O",
        "erb4krcbbirbtcwnhwopeizz5",
        "%00",
        "erb4krcbbirbtcwnhwopeizz5o0",
        "erb4krcbbirbtcwnhwopeizz5o%20",
        "erb4krcbbirbtcwnhwopeizz5-",
        "..%2F",
        "%zz",
        "%",
        "%c0%af",
        "%EF%BC%91",
        "%F0%9F%98%80",
        "null",
      })
  void what_is_no_public_id_is_400_and_names_the_parameter(String id) {
    Answer answer = wire("GET " + INFO + id);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.refusal()).isIn("400 user_id", "400");
    assertThat(answer.json().has("user_info")).isFalse();
  }

  @Test
  void a_public_id_that_nobody_has_is_404() {
    Answer answer = wire("GET " + INFO + "y".repeat(26));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.refusal()).isEqualTo("404");
    assertThat(wire("GET /weidu/api/v1/users/info").refusal()).isEqualTo("400 user_id");
  }

  @ParameterizedTest
  @CsvSource({
    "/,false",
    "/api,false",
    "/api/,false",
    "/API/users/1,false",
    "/api/users/1/nothing,false",
    "/api/users/1/history/2,false",
    "/api/nothing,false",
    "/.git/config,false",
    "/weidu,true",
    "/weidu/,true",
    "/weidu/api/v1/users/nothing,true",
    "/weidu/api/v2/users/me,true",
    "/weidu/api/v1/users/update/1,true",
  })
  void an_unknown_route_is_404_in_the_words_of_the_dialect(String path, boolean weidu) {
    for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "FOO")) {
      assertSays(wire(method + " " + path), weidu, 404, "route_not_found");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/users/1                  | PUT POST FOO TRACE     | DELETE, GET, HEAD, OPTIONS, PATCH | false",
        "/api/users/1/                 | PUT FOO                       | DELETE, GET, HEAD, OPTIONS, PATCH | false",
        "/api/users/1/history          | PUT POST PATCH DELETE get QUERY | GET, HEAD, OPTIONS      | false",
        "/api/users/pay-password/reset | GET HEAD PUT PATCH DELETE     | OPTIONS, POST             | false",
        "/api/login                    | GET PUT PATCH DELETE Post     | OPTIONS, POST             | false",
        "/api/register                 | GET PUT PATCH DELETE          | OPTIONS, POST             | false",
        "/api/refresh-token            | GET PUT PATCH DELETE          | OPTIONS, POST             | false",
        "/api/sessions                 | POST PUT PATCH DELETE         | GET, HEAD, OPTIONS        | false",
        "/api/sessions/1               | GET POST PUT PATCH            | DELETE, OPTIONS           | false",
        "/api/logout                   | GET PUT PATCH DELETE          | OPTIONS, POST             | false",
        "/api/notification             | POST PUT PATCH DELETE         | GET, HEAD, OPTIONS        | false",
        "/api/notification/1           | GET POST PUT PATCH PROPFIND   | DELETE, OPTIONS           | false",
        "/api/deliveries               | POST PUT PATCH DELETE         | GET, HEAD, OPTIONS        | false",
        "/api/deliveries/1/retry       | GET PUT PATCH DELETE          | OPTIONS, POST             | false",
        "/weidu/api/v1/users/update    | GET POST PATCH DELETE FOO     | OPTIONS, PUT              | true ",
        "/weidu/api/v1/users/login     | GET PUT PATCH DELETE          | OPTIONS, POST             | true ",
        "/weidu/api/v1/users/info      | POST PUT PATCH DELETE         | GET, HEAD, OPTIONS        | true ",
        "/weidu/api/v1/users/me        | POST PUT PATCH DELETE TRACE   | GET, HEAD, OPTIONS        | true ",
      })
  void another_method_is_405_and_says_which(
      String path, String methods, String allowed, boolean weidu) {
    for (String method : methods.split(" ")) {
      Answer answer = wire(method + " " + path);
      assertThat(answer.header("Allow")).isEqualTo(allowed);
      if (!method.equals("HEAD")) {
        assertSays(answer, weidu, 405, "method_not_allowed");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /weidu/%00", "GET /weidu/a%2fb", "GET /weidu/%zz", "GET //weidu"})
  void what_is_no_address_at_all_is_400(String start) {
    Answer answer = wire(start);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("X-Request-Id")).isNotEmpty();
    assertThat(answer.json().has("errors") || answer.json().has("code")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%zz", "%", "%u0031", "%00", "%c0%b1", "%31%", "%ff", "%F0%9F%98%80"})
  void what_is_no_text_in_a_query_is_no_value(String value) {
    Answer answer = wire("GET /api/notification?page[limit]=" + value);
    assertThat(answer.status()).isIn(200, 400);
    assertThat(wire("GET " + INFO + value).status()).isEqualTo(400);
  }

  @Test
  void a_head_is_a_get_without_a_body() {
    Answer head = wire("HEAD /api/users/1");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.text()).isEmpty();
    assertThat(head.header("Content-Type")).isEqualTo("application/vnd.api+json");
    assertThat(wire("HEAD /api/users/none").status()).isEqualTo(404);
  }

  private static List<String> routesWithAnId() {
    List<String> routes = new ArrayList<>(trial.routes());
    routes.removeIf(route -> !route.matches(".*\\{ids?}.*"));
    assertThat(routes).hasSizeGreaterThan(6);
    return routes;
  }

  private static Answer wire(String start) {
    return wire(start, "");
  }

  private static Answer wire(String start, String body) {
    return Wire.send(
        trial.server.port(),
        body.getBytes(StandardCharsets.US_ASCII),
        start + " HTTP/1.1",
        "Authorization: Bearer " + trial.token("admin"),
        "Content-Type: application/json",
        "Content-Length: " + body.length());
  }

  private static void assertSays(Answer answer, boolean weidu, int status, String code) {
    assertThat(answer.status()).isEqualTo(status);
    if (weidu) {
      assertThat(answer.header("Content-Type")).startsWith("application/json");
      assertThat(answer.refusal()).isEqualTo(Integer.toString(status));
      assertThat(answer.at("/result").textValue()).isNotEmpty();
    } else {
      assertThat(answer.header("Content-Type")).isEqualTo("application/vnd.api+json");
      assertThat(answer.errors()).containsExactly(code);
    }
  }
}

package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is logged: a line a request, and nothing that a client could use or forge. */
class AccessLogTest {

  private static final byte[] NOTHING = new byte[0];

  private final Trial trial = new Trial();
  private final CapturedLog log = new CapturedLog();

  @AfterEach
  void stop() {
    trial.close();
    log.close();
  }

  @Test
  void a_line_names_method_path_status_time_actor_and_request() {
    trial.get("/api/users/4?token=secret").by("member").header("X-Request-Id", "r-1").send();
    assertThat(log.access(1))
        .singleElement()
        .asString()
        .matches(
            "INFO \\[r-1] access method=GET path=/api/users/4 status=200 ms=\\d+ actor=4"
                + " request=r-1");
  }

  @Test
  void an_overridden_request_is_logged_as_what_it_did_and_a_stranger_as_nobody() {
    trial.post("/api/users/4").header("X-HTTP-Method-Override", "patch").send();
    assertThat(log.access(1))
        .singleElement()
        .asString()
        .contains("method=PATCH path=/api/users/4 status=401 ")
        .contains(" actor=- ");
  }

  @Test
  void a_login_is_logged_with_the_user_that_it_was() {
    trial
        .post("/api/login")
        .attributes("'username':'member','password':'" + Trial.PASSWORD + "'")
        .send();
    assertThat(log.access(1)).singleElement().asString().contains("status=200 ", " actor=4 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/users/4%0d%0aINFO%20[x]%20access%20method=GET HTTP/1.1",
        "GET /api/users/4%1b[31mred%1b[0m HTTP/1.1",
        "GET /api/users/..%2f4 HTTP/1.1",
        "GET /api/users/%00 HTTP/1.1",
        "GET /nowhere HTTP/1.1",
        "GET /api/users/4?page[limit]=%0d%0aINFO HTTP/1.1",
        "GET /api/users/%zz HTTP/1.1",
        "GET /weidu/api/v1/users/info?user_id=%zz HTTP/1.1",
        "BREW /api/users/4 HTTP/1.1",
        "TRACE /api/users/4 HTTP/1.1",
        "GET http://elsewhere.example/api/users/4 HTTP/1.1",
        "GET /api/users/4;status=200 HTTP/1.1",
        "GET //api//users//4 HTTP/1.1",
        "GET /api/users/é HTTP/1.1",
        "get /api/users/4 HTTP/1.1",
        "GET /api/users/4\u0001 HTTP/1.1",
        "OPTIONS * HTTP/1.1",
      })
  void every_request_has_one_line_and_cannot_make_another(String line) {
    Answer answer = Wire.send(trial.server.port(), NOTHING, line, "X-Request-Id: r-2");
    assertThat(answer.status()).isBetween(400, 405);
    List<String> access = log.access(1);
    assertThat(access).hasSize(1);
    assertThat(access.get(0))
        .contains(" status=" + answer.status() + " ")
        .endsWith("request=" + answer.header("X-Request-Id"));
    assertThat(log.lines()).hasSize(1);
    assertThat(log.text()).matches("[\\x20-\\x7e\\n]*");
    assertThat(answer.header("X-Request-Id")).matches("r-2|[0-9a-f-]{36}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "a\tb",
        "a=b",
        "a\u001b[31m",
        "née",
        "request=1",
        "\"",
        "0123456789.0123456789.0123456789.0123456789.0123456789.0123456789"
      })
  void a_request_id_of_another_form_is_replaced(String sent) {
    Answer answer =
        Wire.send(
            trial.server.port(), NOTHING, "GET /api/users/4 HTTP/1.1", "X-Request-Id: " + sent);
    assertThat(log.access(1)).hasSize(1);
    assertThat(answer.header("X-Request-Id")).isNotEqualTo(sent).matches("[0-9a-f-]{36}|");
    assertThat(log.access(1).get(0)).doesNotContain("request=" + sent + " ");
  }

  @Test
  void a_long_path_is_cut() {
    trial.get("/api/users/" + "9".repeat(2_000)).send();
    assertThat(log.access(1).get(0)).hasSizeLessThan(400);
  }

  @Test
  void the_request_id_stands_in_the_audit() {
    Answer answer =
        trial
            .patch(4)
            .by("member")
            .header("X-Request-Id", "Audit_1.a-b")
            .attributes("'signature':'new'")
            .send();
    assertThat(answer.header("X-Request-Id")).isEqualTo("Audit_1.a-b");
    assertThat(trial.history(4)).singleElement().matches(e -> e.requestId().equals("Audit_1.a-b"));
  }

  @Test
  void a_request_without_an_id_gets_one_and_the_next_gets_another() {
    String first = trial.get("/api/users/4").send().header("X-Request-Id");
    String second = trial.get("/api/users/4").send().header("X-Request-Id");
    assertThat(List.of(first, second)).allMatch(id -> id.matches("[0-9a-f-]{36}"));
    assertThat(first).isNotEqualTo(second);
    assertThat(log.access(2).get(1)).startsWith("INFO [" + second + "]");
  }

  @Test
  void no_log_holds_a_secret_or_a_body() {
    String token = trial.token("member");
    trial.get("/api/users/4?access_token=" + token).by("member").send();
    trial
        .patch(4)
        .by("member")
        .attributes(
            "'password':'roster-demo','newPassword':'brand-new-secret',"
                + "'password_confirmation':'brand-new-secret','mobile':'13987654321'")
        .send();
    trial.patch(4).by("member").attributes("'password':'wrong-secret','mobile':''").send();
    trial.patch(4).by("member").json("{'data':{'secret-member").send();
    trial.get("/api/users/4").token("0".repeat(25) + "x").send();
    Answer login =
        trial
            .post("/api/login")
            .attributes("'username':'member','password':'brand-new-secret'")
            .send();
    trial.post("/api/login").attributes("'username':'wrong-name','password':'wrong'").send();
    Answer weidu =
        trial
            .post("/weidu/api/v1/users/login")
            .json("{'login_id':'member','password':'brand-new-secret'}")
            .send();
    assertThat(login.status()).isEqualTo(200);
    assertThat(log.access(8)).hasSize(8);
    assertThat(log.text())
        .doesNotContain(
            token,
            "roster-demo",
            "secret",
            "wrong",
            "13987654321",
            "0".repeat(25) + "x",
            login.attributes().path("access_token").textValue(),
            login.attributes().path("refresh_token").textValue(),
            weidu.header("Token"));
  }
}

package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How sessions go on: refreshed, listed, ended, expired, and when their user changes. */
class SessionLifeTest {

  private final Trial trial = new Trial();

  @AfterEach
  void stop() {
    trial.close();
  }

  private Answer logIn(String name, String password) {
    return trial
        .post("/api/login")
        .attributes("'username':'" + name + "','password':'" + password + "'")
        .send();
  }

  private static String access(Answer tokens) {
    return tokens.attributes().path("access_token").textValue();
  }

  private static String refreshToken(Answer tokens) {
    return tokens.attributes().path("refresh_token").textValue();
  }

  private Answer refresh(String token) {
    return trial.post("/api/refresh-token").attributes("'refresh_token':'" + token + "'").send();
  }

  private int me(String token) {
    return trial.get("/api/users/4").token(token).send().status();
  }

  @Test
  void a_refresh_answers_like_a_login_and_the_tokens_before_are_dead_at_once() {
    Answer login = logIn("member", Trial.PASSWORD);
    Answer fresh = refresh(refreshToken(login));
    assertThat(fresh.status()).isEqualTo(200);
    assertThat(Answer.names(fresh.json())).containsExactly("data", "included");
    assertThat(Answer.names(fresh.attributes())).isEqualTo(Answer.names(login.attributes()));
    assertThat(fresh.at("/included")).isEqualTo(login.at("/included"));
    assertThat(fresh.at("/data/id").textValue()).isEqualTo("4");
    assertThat(me(access(fresh))).isEqualTo(200);
    assertThat(me(access(login))).isEqualTo(401);
    assertThat(me(refreshToken(fresh))).isEqualTo(401);
  }

  @Test
  void a_replaced_refresh_token_is_refused_and_after_ten_seconds_ends_the_session() {
    Answer login = logIn("member", Trial.PASSWORD);
    Answer fresh = refresh(refreshToken(login));
    trial.clock.move(Duration.ofSeconds(9));
    Answer again = refresh(refreshToken(login));
    assertThat(again.status()).isEqualTo(401);
    assertThat(again.errors()).containsExactly("access_denied");
    assertThat(again.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    assertThat(me(access(fresh))).isEqualTo(200);
    trial.clock.move(Duration.ofSeconds(1));
    assertThat(refresh(refreshToken(login)).text()).isEqualTo(again.text());
    assertThat(me(access(fresh))).isEqualTo(401);
    assertThat(refresh(refreshToken(fresh)).text()).isEqualTo(again.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"y", "yyyyyyyyyyyyyyyyyyyyyyyyyy", "", "😀"})
  void what_was_never_a_refresh_token_is_access_denied(String token) {
    assertThat(refresh(token).status()).isEqualTo(401);
    assertThat(refresh(token).errors()).containsExactly("access_denied");
  }

  @Test
  void an_access_token_does_not_refresh() {
    String token = access(logIn("member", Trial.PASSWORD));
    assertThat(refresh(token).status()).isEqualTo(401);
    assertThat(me(token)).isEqualTo(200);
  }

  @Test
  void an_authorization_beside_the_refresh_token_is_not_read() {
    Answer login = logIn("member", Trial.PASSWORD);
    Answer fresh =
        trial
            .post("/api/refresh-token")
            .header("Authorization", "nonsense")
            .attributes("'refresh_token':'" + refreshToken(login) + "'")
            .send();
    assertThat(fresh.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'data':{'attributes':{}}}                      | 422 | validation_error /data/attributes",
        "{'data':{'attributes':{'refresh_token':null}}}  | 422 | validation_error /data/attributes",
        "{'data':{'attributes':{'refresh_token':5}}}     | 422 | validation_error /data/attributes/refresh_token",
        "{'data':{'attributes':{'refresh_token':['x']}}} | 422 | validation_error /data/attributes/refresh_token",
        "{'data':{}}                                     | 400 | invalid_document /data/attributes",
      })
  void a_refresh_of_another_shape_is_refused(String body, int status, String error) {
    Answer answer = trial.post("/api/refresh-token").json(body).send();
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.errors()).containsExactly(error);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?all", "?all=", "?all=1", "?all=true"})
  void logging_out_everywhere_ends_every_session_of_the_user_alone(String query) {
    for (String name : List.of("member", "pending")) {
      String here = access(logIn(name, Trial.PASSWORD));
      String there = access(logIn(name, Trial.PASSWORD));
      assertThat(trial.post("/api/logout" + query).token(here).send().status()).isEqualTo(204);
      assertThat(trial.get("/api/notification").token(here).send().status()).isEqualTo(401);
      assertThat(trial.get("/api/notification").token(there).send().status()).isEqualTo(401);
    }
    assertThat(trial.get("/api/notification").by("editor").send().status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?all=0", "?all=false", "?all=yes"})
  void what_does_not_say_everywhere_ends_nothing(String query) {
    String token = access(logIn("member", Trial.PASSWORD));
    Answer answer = trial.post("/api/logout" + query).token(token).send();
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/errors/0/source/parameter").textValue()).isEqualTo("all");
    assertThat(me(token)).isEqualTo(200);
  }

  @Test
  void ones_sessions_are_listed_newest_first() {
    trial.clock.move(Duration.ofHours(2));
    String token = access(logIn("member", Trial.PASSWORD));
    Answer answer = trial.get("/api/sessions").token(token).send();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/meta/total").intValue()).isEqualTo(2);
    JsonNode first = answer.at("/data/0");
    assertThat(first.path("type").textValue()).isEqualTo("sessions");
    assertThat(Answer.map(first.path("attributes")))
        .containsEntry("created_at", "2026-03-02T14:00:00+08:00")
        .containsEntry("used_at", "2026-03-02T14:00:00+08:00")
        .containsEntry("expires_at", "2026-04-01T14:00:00+08:00")
        .containsEntry("ip", "127.0.0.1")
        .containsEntry("current", true)
        .containsEntry("id", first.path("id").asInt())
        .hasSize(6);
    assertThat(answer.at("/data/1/attributes/current").booleanValue()).isFalse();
    assertThat(answer.text()).doesNotContain(token);
    Answer second =
        trial.get("/api/sessions?page%5Blimit%5D=1&page%5Bnumber%5D=2").token(token).send();
    assertThat(second.at("/data/0")).isEqualTo(answer.at("/data/1"));
    assertThat(second.at("/meta/pageCount").intValue()).isEqualTo(2);
  }

  @Test
  void one_session_is_ended_by_its_owner_alone() {
    String other = access(logIn("member", Trial.PASSWORD));
    String id = trial.get("/api/sessions").token(other).send().at("/data/0/id").textValue();
    Call foreign = trial.call("DELETE", "/api/sessions/" + id).by("admin");
    assertThat(foreign.send().errors()).containsExactly("model_not_found");
    assertThat(me(other)).isEqualTo(200);
    assertThat(trial.call("DELETE", "/api/sessions/" + id).by("member").send().status())
        .isEqualTo(204);
    assertThat(me(other)).isEqualTo(401);
    assertThat(trial.call("DELETE", "/api/sessions/" + id).by("member").send().status())
        .isEqualTo(404);
    for (String none : List.of("01", "+1", "x", "0", "%31", "99999999999999999999")) {
      assertThat(trial.call("DELETE", "/api/sessions/" + none).by("mini").send().status())
          .isIn(404, 400);
    }
  }

  @Test
  void a_session_slides_by_thirty_days_and_ends_after_a_hundred_and_eighty() {
    Answer login = logIn("member", Trial.PASSWORD);
    String token = access(login);
    for (int day = 29; day < 180; day += 29) {
      trial.clock.move(Duration.ofDays(29));
      assertThat(me(token)).isEqualTo(200);
    }
    trial.clock.move(Duration.ofDays(6));
    assertThat(me(token)).isEqualTo(401);
    assertThat(refresh(refreshToken(login)).status()).isEqualTo(401);
    String idle = access(logIn("member", Trial.PASSWORD));
    trial.clock.move(Duration.ofDays(30));
    assertThat(me(idle)).isEqualTo(401);
  }

  @Test
  void the_lock_opens_for_the_right_password_and_a_success_forgets_its_own_failures() {
    for (int i = 0; i < 4; i++) {
      assertThat(logIn("member", "wrong").status()).isEqualTo(403);
      assertThat(logIn("editor", "wrong").status()).isEqualTo(403);
    }
    assertThat(logIn("member", Trial.PASSWORD).status()).isEqualTo(200);
    assertThat(logIn("member", "wrong").status()).isEqualTo(403);
    assertThat(logIn("editor", "wrong").status()).isEqualTo(403);
    assertThat(logIn("editor", Trial.PASSWORD).status()).isEqualTo(429);
    assertThat(logIn("member", Trial.PASSWORD).status()).isEqualTo(200);
    trial.clock.move(Duration.ofMinutes(15));
    assertThat(logIn("editor", Trial.PASSWORD).status()).isEqualTo(200);
  }

  /** The session was there before; its very next request is judged anew. */
  @Test
  void an_editor_who_leaves_its_group_edits_no_more_with_its_old_session() {
    assertThat(edit("editor").status()).isEqualTo(200);
    trial.patch(3).by("admin").attributes("'groupId':10").send();
    assertThat(edit("editor").errors()).containsExactly("permission_denied");
    assertThat(trial.get("/api/users/3").by("editor").send().status()).isEqualTo(200);
  }

  @Test
  void a_disabled_user_is_out_with_every_token_it_had() {
    Answer login = logIn("editor", Trial.PASSWORD);
    assertThat(trial.patch(3).by("admin").attributes("'status':1").send().status()).isEqualTo(200);
    assertThat(edit("editor").errors()).containsExactly("access_denied");
    assertThat(trial.get("/api/users/3").token(access(login)).send().status()).isEqualTo(401);
    assertThat(refresh(refreshToken(login)).status()).isEqualTo(401);
    assertThat(logIn("editor", Trial.PASSWORD).errors()).containsExactly("ban_user");
  }

  @Test
  void a_password_that_an_editor_sets_ends_every_session_and_refresh_token() {
    Answer login = logIn("member", Trial.PASSWORD);
    trial.patch(4).by("editor").attributes("'newPassword':'battery staple'").send();
    assertThat(me(access(login))).isEqualTo(401);
    assertThat(me(trial.token("member"))).isEqualTo(401);
    assertThat(refresh(refreshToken(login)).status()).isEqualTo(401);
  }

  private Answer edit(String actor) {
    return trial.patch(4).by(actor).attributes("'signature':'" + System.nanoTime() + "'").send();
  }
}

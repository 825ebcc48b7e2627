package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From login to logout, and what a narrow session may do; the way to a new pay password. */
class SessionsTest {

  private final Trial trial = new Trial();

  @AfterEach
  void stop() {
    trial.close();
  }

  @Test
  void a_login_has_the_documented_shape_and_its_token_works_until_the_logout() {
    Answer answer = logIn("member", Trial.PASSWORD);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(Answer.names(answer.json())).containsExactly("data", "included");
    assertThat(answer.at("/data/type").textValue()).isEqualTo("token");
    assertThat(answer.at("/data/id").textValue()).isEqualTo("4");
    assertThat(Answer.names(answer.attributes()))
        .containsExactly("token_type", "expires_in", "access_token", "refresh_token");
    assertThat(answer.attributes().path("token_type").textValue()).isEqualTo("Bearer");
    assertThat(answer.attributes().path("expires_in").intValue()).isEqualTo(2_592_000);
    assertThat(answer.at("/data/relationships/users/data").toString())
        .isEqualTo("{\"type\":\"users\",\"id\":\"4\"}");
    assertThat(answer.at("/included/0/attributes/username").textValue()).isEqualTo("member");
    assertThat(answer.at("/included/0/attributes/lastLoginIp").textValue()).isEqualTo("127.0.0.1");
    String token = answer.attributes().path("access_token").textValue();
    assertThat(token).matches("[a-z0-9]{26}");
    assertThat(trial.get("/api/users/4").token(token).send().status()).isEqualTo(200);
    Answer logout = trial.post("/api/logout").token(token).send();
    assertThat(logout.status()).isEqualTo(204);
    assertThat(logout.text()).isEmpty();
    assertThat(trial.get("/api/users/4").token(token).send().errors())
        .containsExactly("access_denied");
    assertThat(trial.post("/api/logout").token(token).send().status()).isEqualTo(401);
    assertThat(trial.get("/api/users/4").by("member").send().status()).isEqualTo(200);
  }

  @Test
  void a_refresh_token_is_no_access_token() {
    String refresh = logIn("member", Trial.PASSWORD).attributes().path("refresh_token").textValue();
    assertThat(trial.get("/api/users/4").token(refresh).send().status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"member", "MEMBER", "ｍｅｍｂｅｒ", "13812345678", "+86 138-1234-5678"})
  void names_and_numbers_are_logins_in_any_spelling(String login) {
    assertThat(logIn(login, Trial.PASSWORD).at("/data/id").textValue()).isEqualTo("4");
  }

  @ParameterizedTest
  @CsvSource({
    "member,wrong,login_failed",
    "nobody,roster-demo,login_failed",
    "mini,roster-demo,login_failed",
    "mini,'',login_failed",
    "'','',login_failed",
    "member@example.org,roster-demo,login_failed",
    "disabled,wrong,login_failed",
    "disabled,roster-demo,ban_user",
  })
  void refused_logins(String name, String password, String code) {
    Answer answer = logIn(name, password);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.errors()).containsExactly(code);
  }

  @Test
  void unknown_names_and_wrong_passwords_have_one_answer_and_both_lock() {
    for (int i = 0; i < 5; i++) {
      assertThat(logIn("nobody", "wrong").text()).isEqualTo(logIn("member", "wrong").text());
    }
    Answer locked = logIn("member", Trial.PASSWORD);
    assertThat(locked.status()).isEqualTo(429);
    assertThat(locked.errors()).containsExactly("login_failures_times_toplimit");
    assertThat(locked.header("Retry-After")).isEqualTo("900");
    assertThat(logIn("nobody", "wrong").text()).isEqualTo(locked.text());
    trial.clock.move(Duration.ofMinutes(16));
    assertThat(logIn("member", Trial.PASSWORD).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'data':{'attributes':{'username':5,'password':'x'}}}    | 422 | validation_error /data/attributes/username",
        "{'data':{'attributes':{'username':'x','password':null}}} | 422 | validation_error /data/attributes/password",
        "{'data':{'attributes':[]}}                               | 400 | invalid_document /data/attributes",
        "{'data':{}}                                              | 400 | invalid_document /data/attributes",
        "{'username':'x','password':'x'}                          | 400 | invalid_document /data/attributes",
      })
  void a_login_of_another_shape_is_refused(String body, int status, String error) {
    Answer answer = trial.post("/api/login").json(body).send();
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.errors()).containsExactly(error);
  }

  @ParameterizedTest
  @CsvSource({
    "pending,5,register_validate",
    "rejected,6,validate_reject",
    "ignored,7,validate_ignore"
  })
  void a_narrow_session_reads_itself_and_its_notices_and_logs_out(
      String name, long id, String code) {
    String token = logIn(name, Trial.PASSWORD).attributes().path("access_token").textValue();
    assertThat(trial.get("/api/users/" + id).token(token).send().status()).isEqualTo(200);
    assertThat(trial.get("/api/notification").token(token).send().status()).isEqualTo(200);
    for (Call call :
        List.of(
            trial.get("/api/users/4").token(token),
            trial.get("/api/users/4711").token(token),
            trial.get("/api/users/" + id + "/history").token(token),
            trial.call("DELETE", "/api/notification/1").token(token),
            trial
                .post("/api/users/pay-password/reset")
                .token(token)
                .attributes("'pay_password':'1'"),
            trial.patch(id).token(token).attributes("'signature':'x'"),
            trial.patch(4).token(token).attributes("'signature':'x'"))) {
      Answer answer = call.send();
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.errors()).containsExactly(code);
    }
    assertThat(trial.post("/api/logout").token(token).send().status()).isEqualTo(204);
  }

  @Test
  void a_rejected_user_applies_again_with_another_reason() {
    Answer answer = trial.patch(6).by("rejected").attributes("'register_reason':'better'").send();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.attributes().path("status").intValue()).isEqualTo(2);
    assertThat(answer.attributes().path("registerReason").textValue()).isEqualTo("better");
  }

  @Test
  void disabling_ends_the_session_at_once() {
    trial.patch(4).by("reviewer").attributes("'status':1").send();
    Answer answer = trial.get("/api/users/4").by("member").send();
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.errors()).containsExactly("access_denied");
  }

  @Test
  void a_new_password_ends_every_other_session() {
    String other = trial.newToken("member");
    Answer answer =
        trial
            .patch(4)
            .by("member")
            .attributes(
                "'password':'roster-demo','newPassword':'a-new-password',"
                    + "'password_confirmation':'a-new-password'")
            .send();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(trial.get("/api/users/4").token(other).send().status()).isEqualTo(401);
    assertThat(trial.get("/api/users/4").by("member").send().status()).isEqualTo(200);
    assertThat(logIn("member", Trial.PASSWORD).status()).isEqualTo(403);
    assertThat(logIn("member", "a-new-password").status()).isEqualTo(200);
  }

  @Test
  void a_pay_password_is_set_once_freely_and_then_with_a_token() {
    assertThat(pay("123456", "").status()).isEqualTo(200);
    assertThat(pay("654321", "").errors()).containsExactly("validation_error /data/attributes");
    Answer answer = reset("'pay_password':'123456'");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/data/type").textValue()).isEqualTo("sessions");
    String token = answer.at("/data/id").textValue();
    assertThat(answer.attributes().path("sessionId").textValue()).isEqualTo(token);
    assertThat(pay("654321", "x").errors())
        .containsExactly("token_invalid /data/attributes/pay_password_token");
    assertThat(pay("123456", token).errors())
        .containsExactly("cannot_use_the_same_password /data/attributes/payPassword");
    assertThat(pay("654321", token).status()).isEqualTo(200);
    assertThat(pay("111222", token).errors())
        .containsExactly("token_invalid /data/attributes/pay_password_token");
    assertThat(trial.get("/api/users/4").token(token).send().status()).isEqualTo(401);
  }

  @Test
  void a_pay_password_may_be_guessed_three_times_a_day() {
    pay("123456", "");
    for (int i = 0; i < 3; i++) {
      Answer wrong = reset("'pay_password':'000000'");
      assertThat(wrong.status()).isEqualTo(422);
      assertThat(wrong.errors())
          .containsExactly("not_match_used_password /data/attributes/pay_password");
    }
    Answer locked = reset("'pay_password':'123456'");
    assertThat(locked.status()).isEqualTo(429);
    assertThat(locked.errors())
        .containsExactly("pay_password_failures_times_toplimit /data/attributes/pay_password");
    // It is noon; the next day begins in twelve hours.
    assertThat(locked.header("Retry-After")).isEqualTo("43200");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "                        | validation_error /data/attributes             ",
        "'pay_password':null     | validation_error /data/attributes             ",
        "'pay_password':123456   | validation_error /data/attributes/pay_password",
        "'pay_password':'12345'  | validation_error /data/attributes/pay_password",
        "'payPassword':'123456'  | validation_error /data/attributes             ",
      })
  void a_reset_of_another_shape_is_422(String sent, String error) {
    pay("123456", "");
    Answer answer = reset(sent == null ? "" : sent);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.errors()).containsExactly(error);
  }

  private Answer pay(String wanted, String token) {
    return trial
        .patch(4)
        .by("member")
        .attributes(
            "'payPassword':'%s','pay_password_confirmation':'%s','pay_password_token':'%s'"
                .formatted(wanted, wanted, token))
        .send();
  }

  private Answer reset(String members) {
    return trial.post("/api/users/pay-password/reset").by("member").attributes(members).send();
  }

  private Answer logIn(String name, String password) {
    return trial
        .post("/api/login")
        .attributes("'username':'" + name + "','password':'" + password + "'")
        .send();
  }
}

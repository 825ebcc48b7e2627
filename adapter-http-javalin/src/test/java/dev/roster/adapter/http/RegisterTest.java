package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.domain.user.Registering;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /api/register}, where a moderator decides unless said otherwise. */
class RegisterTest {

  private static final String ANNA =
      "'username':'anna','password':'correct horse','register_reason':'please'";

  private Trial trial = new Trial();

  @AfterEach
  void stop() {
    trial.close();
  }

  private void in(Registering setting) {
    trial.close();
    trial = Trial.of(builder -> builder.policy(Trial.POLICY.with(setting)));
  }

  private Answer register(String members) {
    return trial.post("/api/register").attributes(members).send();
  }

  @Test
  void under_review_it_answers_like_a_login_and_the_session_is_narrow() {
    Answer answer = register(ANNA + ",'password_confirmation':'correct horse','code':'unknown'");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(Answer.names(answer.json())).containsExactly("data", "included");
    assertThat(answer.at("/data/type").textValue()).isEqualTo("token");
    assertThat(answer.at("/data/id").textValue()).isEqualTo("11");
    assertThat(Answer.names(answer.attributes()))
        .containsExactly("token_type", "expires_in", "access_token", "refresh_token");
    assertThat(answer.attributes().path("expires_in").intValue()).isEqualTo(2_592_000);
    assertThat(Answer.map(answer.at("/included/0/attributes")))
        .containsEntry("username", "anna")
        .containsEntry("status", 2)
        .containsEntry("registerReason", "please")
        .containsEntry("registerIp", "127.0.0.1")
        .containsEntry("lastLoginIp", "127.0.0.1")
        .containsEntry("joinedAt", "2026-03-02T12:00:00+08:00")
        .containsEntry("loginAt", "2026-03-02T12:00:00+08:00");
    String token = answer.attributes().path("access_token").textValue();
    assertThat(trial.get("/api/users/11").token(token).send().status()).isEqualTo(200);
    assertThat(trial.get("/api/users/4").token(token).send().errors())
        .containsExactly("register_validate");
    assertThat(trial.patch(11).by("reviewer").attributes("'status':0").send().status())
        .isEqualTo(200);
    assertThat(trial.get("/api/users/4").token(token).send().status()).isEqualTo(200);
    assertThat(trial.get("/api/notification").token(token).send().at("/data/0/attributes/raw"))
        .hasToString("{\"tpl_id\":2}");
  }

  @Test
  void where_it_is_open_the_session_is_a_full_one_and_no_reason_is_needed() {
    in(Registering.OPEN);
    Answer answer = register("'username':'anna','password':'correct horse','register_reason':''");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.at("/included/0/attributes/status").intValue()).isZero();
    String token = answer.attributes().path("access_token").textValue();
    assertThat(trial.get("/api/users/4").token(token).send().status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {"'username':'member'", "'username':5", "''", ANNA})
  void where_it_is_closed_nothing_else_is_told(String members) {
    in(Registering.CLOSED);
    Answer answer = register(members.equals("''") ? "" : members);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.errors()).containsExactly("register_close");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'username':'anna','password':null,'register_reason':'x'            | /data/attributes",
        "'password':'correct horse','register_reason':'x'                   | /data/attributes",
        "'username':'anna','password':'correct horse'                       | /data/attributes",
        "'username':'anna','password':'short','register_reason':'x'         | /data/attributes/password",
        "'username':'anna','password':'password1','register_reason':'x'     | /data/attributes/password",
        "'username':'anna','password':12345678,'register_reason':'x'        | /data/attributes/password",
        "'username':'','password':'correct horse','register_reason':'x'     | /data/attributes/username",
        "'username':'a b','password':'correct horse','register_reason':'x'  | /data/attributes/username",
        "'username':'root','password':'correct horse','register_reason':'x' | /data/attributes/username",
        "'username':'anna','password':'correct horse','register_reason':''  | /data/attributes/register_reason",
        "'username':'anna','password':'correct horse','register_reason':'x','password_confirmation':'' | /data/attributes/password_confirmation",
      })
  void what_is_wrong_is_pointed_to(String members, String pointer) {
    List<Object> before = trial.everything();
    Answer answer = register(members);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.errors()).containsExactly("validation_error " + pointer);
    assertThat(trial.everything()).isEqualTo(before);
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() {
    assertThat(
            register(
                    "'username':'admin','password':'x','password_confirmation':'y',"
                        + "'register_reason':'"
                        + "x".repeat(51)
                        + "'")
                .errors())
        .containsExactlyInAnyOrder(
            "validation_error /data/attributes/username",
            "validation_error /data/attributes/password",
            "validation_error /data/attributes/password_confirmation",
            "validation_error /data/attributes/register_reason");
  }

  @Test
  void a_name_that_is_taken_is_refused() {
    Answer answer = register(ANNA.replace("anna", "MEMBER"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.errors()).containsExactly("username_taken /data/attributes/username");
  }

  @Test
  void one_address_registers_ten_times_an_hour() {
    for (int i = 0; i < 10; i++) {
      assertThat(register(ANNA.replace("anna", "anna" + i)).status()).isEqualTo(201);
    }
    Answer answer = register(ANNA);
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.errors()).containsExactly("too_many_requests");
    assertThat(answer.header("Retry-After")).isEqualTo("3600");
  }
}

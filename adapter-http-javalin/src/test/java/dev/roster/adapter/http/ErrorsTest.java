package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.domain.rejection.RejectionCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every code, its status in either dialect, and the shape of what is said. */
class ErrorsTest {

  private final Trial trial = new Trial();

  @AfterEach
  void stop() {
    trial.close();
  }

  @ParameterizedTest
  @CsvSource({
    "ACCESS_DENIED,401,401,1000",
    "PERMISSION_DENIED,403,403,403",
    "CANNOT_CHANGE_OWN_STATUS,403,403,403",
    "LOGIN_FAILED,403,401,40013",
    "BAN_USER,403,403,403",
    "REGISTER_CLOSE,403,403,403",
    "REGISTER_VALIDATE,403,403,403",
    "VALIDATE_REJECT,403,403,403",
    "VALIDATE_IGNORE,403,403,403",
    "MODEL_NOT_FOUND,404,404,404",
    "STATUS_TRANSITION_NOT_ALLOWED,409,409,409",
    "STALE,409,409,409",
    "LAST_ADMINISTRATOR,409,409,409",
    "CONFLICT,409,409,409",
    "VALIDATION_ERROR,422,400,400",
    "NOT_MATCH_USED_PASSWORD,422,400,400",
    "CANNOT_USE_THE_SAME_PASSWORD,422,400,400",
    "USERNAME_TAKEN,422,409,409",
    "MOBILE_IS_ALREADY_BIND,422,409,409",
    "USER_USERNAME_BOUT_LIMIT_ERROR,422,403,403",
    "TOKEN_INVALID,422,400,400",
    "LOGIN_FAILURES_TIMES_TOPLIMIT,429,429,40021",
    "PASSWORD_FAILURES_TIMES_TOPLIMIT,429,429,429",
    "PAY_PASSWORD_FAILURES_TIMES_TOPLIMIT,429,429,429",
    "TOO_MANY_REQUESTS,429,429,429",
  })
  void every_refusal_has_a_status_in_either_dialect(
      RejectionCode code, int discuz, int weidu, int number) {
    assertThat(DiscuzDialect.status(code)).isEqualTo(discuz);
    assertThat(WeiduDialect.answer(code)).isEqualTo(new WeiduDialect.Answer(weidu, number));
  }

  @Test
  void no_refusal_is_without_a_status() {
    for (RejectionCode code : EnumSet.allOf(RejectionCode.class)) {
      assertThat(DiscuzDialect.status(code)).isBetween(400, 499);
      assertThat(WeiduDialect.answer(code).status()).isBetween(400, 499);
    }
    assertThat(Stream.of(ProtocolCode.values()).collect(Collectors.toMap(c -> c, c -> c.status())))
        .containsEntry(ProtocolCode.MALFORMED_JSON, 400)
        .containsEntry(ProtocolCode.INVALID_DOCUMENT, 400)
        .containsEntry(ProtocolCode.NOT_AUTHENTICATED, 401)
        .containsEntry(ProtocolCode.ROUTE_NOT_FOUND, 404)
        .containsEntry(ProtocolCode.METHOD_NOT_ALLOWED, 405)
        .containsEntry(ProtocolCode.RESOURCE_MISMATCH, 409)
        .containsEntry(ProtocolCode.PAYLOAD_TOO_LARGE, 413)
        .containsEntry(ProtocolCode.UNSUPPORTED_MEDIA_TYPE, 415)
        .containsEntry(ProtocolCode.INTERNAL_ERROR, 500)
        .containsEntry(ProtocolCode.BUSY, 503);
  }

  /** One request each: who, whom, what, and what comes back. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "member   | 9    | 'signature':'x'          | 403 | permission_denied                 |           ",
        "member   | 4711 | 'signature':'x'          | 403 | permission_denied                 |           ",
        "member   | 4    | 'status':1               | 403 | cannot_change_own_status          | status    ",
        "member   | 4    | 'groupId':1              | 403 | permission_denied                 | groupId   ",
        "member   | 4    | 'removePayPassword':true | 403 | permission_denied           | removePayPassword",
        "admin    | 4    | 'payPassword':'123456'   | 403 | permission_denied                 | payPassword",
        "reviewer | 4    | 'signature':'x'          | 403 | permission_denied                 | signature ",
        "editor   | 1    | 'signature':'x'          | 403 | permission_denied                 | signature ",
        "disabled | 8    | 'signature':'x'          | 403 | ban_user                          |           ",
        "pending  | 5    | 'signature':'x'          | 403 | register_validate                 |           ",
        "rejected | 6    | 'signature':'x'          | 403 | validate_reject                   |           ",
        "ignored  | 7    | 'signature':'x'          | 403 | validate_ignore                   |           ",
        "editor   | 4711 | 'signature':'x'          | 404 | model_not_found                   |           ",
        "admin    | 4    | 'status':2               | 409 | status_transition_not_allowed     | status    ",
        "admin    | 1    | 'groupId':10             | 403 | permission_denied                 | groupId   ",
        "admin    | 4    | 'status':5               | 422 | validation_error                  | status    ",
        "admin    | 4    | 'groupId':999            | 422 | validation_error                  | groupId   ",
        "member   | 4    | 'signature':5            | 422 | validation_error                  | signature ",
        "member   | 4    | 'username':'EDITOR'      | 422 | username_taken                    | username  ",
        "admin    | 9    | 'mobile':'13812345678'   | 422 | mobile_is_already_bind            | mobile    ",
        "member   | 4    | 'mobile':'','password':'x' | 422 | not_match_used_password         | password  ",
        "member   | 4    | 'payPassword':'12345'    | 422 | validation_error                  | payPassword",
      })
  void refusals(String actor, long id, String sent, int status, String code, String pointer) {
    List<Object> before = trial.everything();
    Answer answer = trial.patch(id).by(actor).attributes(sent).send();
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.errors())
        .containsExactly(pointer == null ? code : code + " /data/attributes/" + pointer);
    assertDocumented(answer);
    assertThat(trial.everything()).isEqualTo(before);
  }

  private static void assertDocumented(Answer answer) {
    assertThat(answer.header("Content-Type")).isEqualTo("application/vnd.api+json");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("Vary")).contains("Accept-Language");
    assertThat(Answer.names(answer.json())).containsExactly("errors");
    for (JsonNode error : answer.json().path("errors")) {
      assertThat(Answer.names(error)).startsWith("status", "code", "detail");
      assertThat(error.path("status").textValue()).isEqualTo(Integer.toString(answer.status()));
      assertThat(error.path("detail").isArray()).isTrue();
      assertThat(error.path("detail")).hasSize(1);
      assertThat(error.path("detail").get(0).textValue()).isNotBlank().doesNotContain("{", "null");
    }
  }

  @Test
  void all_violations_of_a_stage_are_reported_together() {
    Answer answer =
        trial
            .patch(4)
            .by("member")
            .attributes("'signature':5,'username':'a b','newPassword':'short','mobile':'mobile'")
            .send();
    assertThat(answer.errors())
        .containsExactlyInAnyOrder(
            "validation_error /data/attributes/signature",
            "validation_error /data/attributes/username",
            "validation_error /data/attributes/newPassword",
            "validation_error /data/attributes/mobile");
    assertDocumented(answer);
  }

  @Test
  void what_is_missing_points_to_the_attributes() {
    Answer answer = trial.patch(4).by("member").attributes("'newPassword':'a-new-password'").send();
    assertThat(answer.errors())
        .containsExactly("validation_error /data/attributes", "validation_error /data/attributes");
    assertThat(trial.post("/api/login").attributes("").send().errors())
        .containsExactly("validation_error /data/attributes", "validation_error /data/attributes");
  }

  @Test
  void the_targets_that_are_allowed_stand_in_meta() {
    Answer answer = trial.patch(5).by("reviewer").attributes("'status':1").send();
    assertThat(answer.at("/errors/0/meta").toString()).isEqualTo("{\"allowed\":[0,3,4]}");
    assertThat(answer.at("/errors/0/detail/0").textValue()).contains("0, 3, 4");
  }

  /** So over HTTP the last administrator is never in question: whoever could ask is another. */
  @Test
  void an_administrator_leaves_only_by_the_hand_of_another() {
    trial.patch(9).by("admin").attributes("'groupId':1").send();
    assertThat(trial.patch(1).by("mini").attributes("'status':1").send().status()).isEqualTo(200);
    assertThat(trial.patch(9).by("mini").attributes("'groupId':10").send().errors())
        .containsExactly("permission_denied /data/attributes/groupId");
    assertThat(trial.patch(9).by("mini").attributes("'status':1").send().errors())
        .containsExactly("cannot_change_own_status /data/attributes/status");
  }

  @Test
  void passwords_are_throttled_with_when_to_come_again() {
    for (int i = 0; i < 5; i++) {
      Answer wrong = guess("wrong");
      assertThat(wrong.errors())
          .containsExactly("not_match_used_password /data/attributes/password");
    }
    Answer locked = guess(Trial.PASSWORD);
    assertThat(locked.status()).isEqualTo(429);
    assertThat(locked.errors())
        .containsExactly("password_failures_times_toplimit /data/attributes/password");
    assertThat(locked.header("Retry-After")).isEqualTo("900");
    assertThat(locked.at("/errors/0/meta/retry_after").intValue()).isEqualTo(900);
  }

  private Answer guess(String password) {
    return trial
        .patch(4)
        .by("member")
        .attributes("'mobile':'','password':'" + password + "'")
        .send();
  }

  @Test
  void renames_are_counted_and_the_same_password_is_refused() {
    trial.patch(4).by("member").attributes("'username':'one'").send();
    assertThat(trial.patch(4).by("member").attributes("'username':'two'").send().errors())
        .containsExactly("user_username_bout_limit_error /data/attributes/username");
    Answer same =
        trial
            .patch(4)
            .by("member")
            .attributes(
                "'password':'roster-demo','newPassword':'roster-demo',"
                    + "'password_confirmation':'roster-demo'")
            .send();
    assertThat(same.errors())
        .containsExactly("cannot_use_the_same_password /data/attributes/newPassword");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zh-CN                | 没有权限",
        "en                   | You are not permitted to do this",
        "en-GB,en;q=0.9       | You are not permitted to do this",
        "EN-us                | You are not permitted to do this",
        "zh;q=0.5,en;q=0.9    | You are not permitted to do this",
        "en;q=0.5,zh;q=0.9    | 没有权限",
        "en;q=0               | 没有权限",
        "fr, de               | 没有权限",
        "fr, en;q=0.1         | You are not permitted to do this",
        "*                    | 没有权限",
        "english              | 没有权限",
        "en;q=x               | 没有权限",
        ";                    | 没有权限",
        ",,,                  | 没有权限",
        "en_US                | 没有权限",
        "-                    | 没有权限",
        "en;q=9               | 没有权限",
        "x-;;;q==             | 没有权限",
      })
  void texts_are_in_the_language_that_is_wanted(String language, String text) {
    Answer answer =
        trial
            .patch(9)
            .by("member")
            .header("Accept-Language", language)
            .attributes("'signature':'x'")
            .send();
    assertThat(answer.at("/errors/0/detail/0").textValue()).isEqualTo(text);
    Answer weidu =
        trial
            .update()
            .by("member")
            .header("Accept-Language", language)
            .json("{'id':'" + Trial.SEED_ID + "','nickname':'x'}")
            .send();
    assertThat(weidu.at("/result").textValue()).isEqualTo(text);
  }

  @Test
  void no_refusal_says_what_was_sent() {
    Answer answer =
        trial
            .patch(4)
            .by("member")
            .attributes("'mobile':'hunter2','email':'hunter2','password':'hunter2'")
            .send();
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).doesNotContain("hunter2");
    assertThat(Set.copyOf(answer.errors())).hasSize(2);
  }
}

package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Seed 003's request, in every way in which it is sent. */
class SeedRequestsTest {

  /** Literally as seed 003 prints it. */
  private static final String SEED_003 =
      """
      {
        "data": {
          "attributes": {
            "newPassword": "newPassword",
            "mobile": "mobile",
            "status": 1
          }
        }
      }
      """;

  private final Trial trial = new Trial();

  @AfterEach
  void stop() {
    trial.close();
  }

  @Test
  void the_literal_request_is_refused_for_its_placeholder_and_changes_nothing() {
    List<Object> before = trial.everything();
    Answer answer = seed("PATCH", SEED_003).send();
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.errors()).containsExactly("validation_error /data/attributes/mobile");
    assertThat(answer.at("/errors/0/status").textValue()).isEqualTo("422");
    assertThat(answer.at("/errors/0/detail").isArray()).isTrue();
    assertThat(answer.at("/errors/0/detail/0").textValue()).isEqualTo("手机号格式不正确");
    assertThat(trial.everything()).isEqualTo(before);
  }

  @Test
  void with_a_number_it_disables_changes_the_password_and_binds_the_number() {
    Answer answer = seed("PATCH", real()).send();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/vnd.api+json");
    assertThat(answer.at("/data/type").textValue()).isEqualTo("users");
    assertThat(answer.at("/data/id").textValue()).isEqualTo("4");
    assertThat(answer.attributes().path("id").intValue()).isEqualTo(4);
    assertThat(answer.attributes().path("status").intValue()).isEqualTo(1);
    assertThat(answer.attributes().path("mobile").textValue()).isEqualTo("139****5678");
    assertThat(answer.at("/meta/changed").toString())
        .isEqualTo("[\"newPassword\",\"mobile\",\"status\"]");
    assertThat(answer.at("/meta/version").longValue()).isEqualTo(2);
    assertThat(trial.unread(4)).isEqualTo(1);
    assertThat(trial.history(4)).hasSize(3);
    assertThat(answer.text()).doesNotContain("newPassword\":\"", "$");
  }

  @ParameterizedTest
  @ValueSource(strings = {"patch", "PATCH", "Patch", "pAtCh", " patch "})
  void a_post_that_is_overridden_is_a_patch(String override) {
    Answer answer = seed("POST", real()).header("X-HTTP-Method-Override", override).send();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(trial.user(4).status().code()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"GET,200", "PUT,405"})
  void an_override_counts_on_post_only(String method, int status) {
    List<Object> before = trial.everything();
    Answer answer = seed(method, real()).header("X-HTTP-Method-Override", "PATCH").send();
    assertThat(answer.status()).isEqualTo(status);
    assertThat(trial.everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "GET", "PATCH, DELETE", "PATCHY", "", "ＰＡＴＣＨ"})
  void a_post_that_is_overridden_by_anything_else_stays_a_post(String override) {
    Answer answer =
        Wire.send(
            trial.server.port(),
            new byte[0],
            "POST /api/users/4 HTTP/1.1",
            "Authorization: Bearer " + trial.token("admin"),
            "Content-Length: 0",
            "X-HTTP-Method-Override: " + override);
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.errors()).containsExactly("method_not_allowed");
  }

  @Test
  void a_post_may_be_overridden_to_delete_a_notice() {
    trial.patch(6).by("admin").attributes("'status':0").send();
    String id = trial.get("/api/notification").by("rejected").send().at("/data/0/id").textValue();
    Answer answer =
        trial
            .post("/api/notification/" + id)
            .by("rejected")
            .header("X-HTTP-Method-Override", "delete")
            .send();
    assertThat(answer.status()).isEqualTo(204);
    assertThat(trial.get("/api/notification").by("rejected").send().at("/meta/total").intValue())
        .isZero();
  }

  @Test
  void a_post_without_the_header_is_405_and_says_what_is_allowed() {
    Answer answer = seed("POST", real()).send();
    assertThat(answer.status()).isEqualTo(405);
    assertThat(Set.of(answer.header("Allow").split(", ")))
        .containsExactlyInAnyOrder("DELETE", "GET", "HEAD", "OPTIONS", "PATCH");
    assertThat(answer.errors()).containsExactly("method_not_allowed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'data':{}}", "{'data':{'attributes':{}}}", "{'data':{'type':'users'}}"})
  void a_patch_of_nothing_still_answers_200_with_the_user(String body) {
    Answer answer = trial.patch(4).by("member").json(body).send();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.attributes().path("username").textValue()).isEqualTo("member");
    assertThat(answer.at("/meta").toString())
        .isEqualTo("{\"changed\":[],\"ignored\":[],\"version\":1}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'type':'users','id':'4'      | 200 |                            ",
        "'type':'users','id':4        | 200 |                            ",
        "'id':4                       | 200 |                            ",
        "'type':'users'               | 200 |                            ",
        "'type':'user','id':'4'       | 409 | resource_mismatch /data/type",
        "'type':'Users'               | 409 | resource_mismatch /data/type",
        "'type':null                  | 409 | resource_mismatch /data/type",
        "'type':['users']             | 409 | resource_mismatch /data/type",
        "'id':'3'                     | 409 | resource_mismatch /data/id  ",
        "'id':3                       | 409 | resource_mismatch /data/id  ",
        "'id':'04'                    | 409 | resource_mismatch /data/id  ",
        "'id':' 4'                    | 409 | resource_mismatch /data/id  ",
        "'id':4.5                     | 409 | resource_mismatch /data/id  ",
        "'id':null                    | 409 | resource_mismatch /data/id  ",
        "'id':true                    | 409 | resource_mismatch /data/id  ",
        "'id':[4]                     | 409 | resource_mismatch /data/id  ",
        "'id':{'id':4}                | 409 | resource_mismatch /data/id  ",
        "'id':''                      | 409 | resource_mismatch /data/id  ",
        "'id':9007199254740996        | 409 | resource_mismatch /data/id  ",
        "'id':18446744073709551620    | 409 | resource_mismatch /data/id  ",
      },
      quoteCharacter = '~')
  void type_and_id_may_be_missing_and_must_be_the_addresss(String sent, int status, String error) {
    Answer answer =
        trial
            .patch(4)
            .by("member")
            .json("{'data':{" + sent + ",'attributes':{'signature':'new'}}}")
            .send();
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.errors()).isEqualTo(error == null ? List.of() : List.of(error));
    assertThat(trial.user(4).profile().signature().text()).isEqualTo(status == 200 ? "new" : "");
  }

  private Call seed(String method, String body) {
    return trial
        .call(method, "/api/users/4")
        .by("admin")
        .header("Content-Type", "application/json")
        .body(body);
  }

  private static String real() {
    return SEED_003.replace("\"mobile\": \"mobile\"", "\"mobile\": \"139 1234-5678\"");
  }
}

package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /api/follow}, as Discuz! Q has it. */
class FollowsTest {

  private static final String SHOWN = "2026-03-02T12:00:00+08:00";

  private final Trial trial = new Trial();

  @AfterEach
  void close() {
    trial.close();
  }

  @Test
  void a_new_follow_is_created() {
    Answer answer = follow("member", 3);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.at("/data/type").textValue()).isEqualTo("follow");
    assertThat(answer.at("/data/id").textValue())
        .isEqualTo(answer.attributes().path("id").asText());
    assertThat(Answer.names(answer.attributes()))
        .containsExactly(
            "id", "from_user_id", "to_user_id", "is_mutual", "created_at", "updated_at");
    assertThat(answer.attributes().path("from_user_id").intValue()).isEqualTo(4);
    assertThat(answer.attributes().path("to_user_id").intValue()).isEqualTo(3);
    assertThat(answer.attributes().path("is_mutual").isInt()).isTrue();
    assertThat(answer.attributes().path("is_mutual").intValue()).isZero();
    assertThat(answer.attributes().path("created_at").textValue()).isEqualTo(SHOWN);
    assertThat(answer.attributes().path("updated_at").textValue()).isEqualTo(SHOWN);
  }

  @Test
  void one_that_is_there_already_is_answered_and_not_created() {
    Answer first = follow("member", 3);
    Answer again = follow("member", 3);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(first.json());
  }

  @Test
  void the_official_clients_may_name_the_user_by_text() {
    assertThat(body("POST", "member", "'to_user_id':'3'").status()).isEqualTo(201);
  }

  @Test
  void following_back_is_mutual() {
    follow("member", 3);
    assertThat(follow("editor", 4).attributes().path("is_mutual").intValue()).isEqualTo(1);
    assertThat(trial.get("/api/users/3").by("member").send().attributes().path("follow").asInt())
        .isEqualTo(2);
  }

  @Test
  void a_profile_counts_follows_and_fans() {
    follow("member", 3);
    follow("reviewer", 3);
    Answer seen = trial.get("/api/users/3").by("member").send();
    assertThat(seen.attributes().path("followCount").intValue()).isZero();
    assertThat(seen.attributes().path("fansCount").intValue()).isEqualTo(2);
    assertThat(seen.attributes().path("follow").intValue()).isEqualTo(1);
    Answer own = trial.get("/api/users/4").by("member").send();
    assertThat(own.attributes().path("followCount").intValue()).isEqualTo(1);
    assertThat(own.attributes().get("follow").isNull()).isTrue();
  }

  @Test
  void oneself_is_not_followed() {
    Answer answer = follow("member", 4);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.errors()).containsExactly("permission_denied");
  }

  @Test
  void an_unknown_user_is_not_found() {
    assertThat(follow("member", 4711).status()).isEqualTo(404);
  }

  @Test
  void a_narrow_session_follows_nobody() {
    assertThat(follow("pending", 3).errors()).containsExactly("register_validate");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "POST   |                                   | validation_error /data/attributes",
        "POST   | 'to_user_id':null                 | validation_error /data/attributes",
        "POST   | 'to_user_id':'x'                  | validation_error /data/attributes/to_user_id",
        "POST   | 'to_user_id':0                    | validation_error /data/attributes/to_user_id",
        "POST   | 'to_user_id':-1                   | validation_error /data/attributes/to_user_id",
        "POST   | 'to_user_id':1.5                  | validation_error /data/attributes/to_user_id",
        "POST   | 'to_user_id':9007199254740992     | validation_error /data/attributes/to_user_id",
        "POST   | 'to_user_id':[3]                  | validation_error /data/attributes/to_user_id",
        "DELETE |                                   | validation_error /data/attributes",
        "DELETE | 'from_user_id':true               | validation_error /data/attributes/from_user_id",
        "DELETE | 'from_user_id':3,'to_user_id':3   | validation_error /data/attributes/from_user_id"
      })
  void what_names_no_user_is_refused_where_it_stands(String method, String sent, String error) {
    Answer answer = body(method, "member", sent == null ? "" : sent);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.errors()).containsExactly(error);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "POST"})
  void a_follow_is_ended_by_who_follows(String method) {
    follow("member", 3);
    Call call = trial.call(method, "/api/follow").by("member").attributes("'to_user_id':3");
    Answer answer =
        (method.equals("POST") ? call.header("X-HTTP-Method-Override", "delete") : call).send();
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.text()).isEmpty();
    assertThat(list("member", "").at("/meta/total").intValue()).isZero();
  }

  @Test
  void a_fan_is_removed_by_who_is_followed() {
    follow("member", 3);
    assertThat(body("DELETE", "editor", "'from_user_id':4").status()).isEqualTo(204);
    assertThat(list("member", "").at("/meta/total").intValue()).isZero();
  }

  @Test
  void what_is_not_there_ends_without_complaint() {
    assertThat(body("DELETE", "member", "'to_user_id':3").status()).isEqualTo(204);
    assertThat(body("DELETE", "member", "'to_user_id':4711").status()).isEqualTo(204);
  }

  @Test
  void a_list_has_the_users_beside_the_follows() {
    follow("member", 3);
    follow("member", 2);
    follow("editor", 4);
    Answer following = list("member", "");
    assertThat(following.status()).isEqualTo(200);
    assertThat(following.at("/data/0/attributes/to_user_id").intValue()).isEqualTo(2);
    assertThat(following.at("/data/1/attributes/to_user_id").intValue()).isEqualTo(3);
    assertThat(following.at("/data/1/attributes/is_mutual").intValue()).isEqualTo(1);
    assertThat(following.at("/data/1/relationships/fromUser/data/id").textValue()).isEqualTo("4");
    assertThat(following.at("/data/1/relationships/toUser/data/id").textValue()).isEqualTo("3");
    assertThat(following.at("/data/1/relationships/toUser/data/type").textValue())
        .isEqualTo("users");
    assertThat(following.at("/included/0/attributes/username").textValue()).isEqualTo("reviewer");
    assertThat(following.at("/included/1/attributes/username").textValue()).isEqualTo("editor");
    assertThat(following.at("/meta/total").intValue()).isEqualTo(2);
    Answer fans = list("member", "?filter[type]=2");
    assertThat(fans.at("/data/0/attributes/from_user_id").intValue()).isEqualTo(3);
    assertThat(fans.at("/included/0/attributes/follow").intValue()).isEqualTo(2);
  }

  @Test
  void others_lists_can_be_read_too() {
    follow("member", 3);
    assertThat(
            list("reviewer", "?filter[user_id]=4").at("/data/0/attributes/to_user_id").intValue())
        .isEqualTo(3);
    assertThat(list("reviewer", "?filter[user_id]=4711").status()).isEqualTo(404);
    assertThat(list("reviewer", "?filter[user_id]=%2B4").status()).isEqualTo(404);
  }

  @Test
  void a_list_has_pages() {
    follow("member", 3);
    follow("member", 2);
    Answer second = list("member", "?page[limit]=1&page[number]=2");
    assertThat(second.at("/data")).hasSize(1);
    assertThat(second.at("/data/0/attributes/to_user_id").intValue()).isEqualTo(3);
    assertThat(second.at("/meta/pageCount").intValue()).isEqualTo(2);
  }

  @Test
  void a_filter_that_means_nothing_is_refused() {
    Answer answer = list("member", "?filter[type]=3");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/errors/0/source/parameter").textValue()).isEqualTo("filter[type]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "DELETE"})
  void nobody_asks_without_a_session(String method) {
    assertThat(trial.call(method, "/api/follow").attributes("'to_user_id':3").send().status())
        .isEqualTo(401);
  }

  private Answer follow(String actor, long target) {
    return body("POST", actor, "'to_user_id':" + target);
  }

  private Answer body(String method, String actor, String attributes) {
    return trial.call(method, "/api/follow").by(actor).attributes(attributes).send();
  }

  private Answer list(String actor, String query) {
    String encoded = query.replace("[", "%5B").replace("]", "%5D");
    return trial.get("/api/follow" + encoded).by(actor).send();
  }
}

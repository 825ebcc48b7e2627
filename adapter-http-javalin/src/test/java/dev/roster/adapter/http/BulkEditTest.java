package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of many users in one request. */
class BulkEditTest {

  private final Trial trial = new Trial();

  @AfterEach
  void stop() {
    trial.close();
  }

  private Answer bulk(String name, String items) {
    return bulk(trial, name, items);
  }

  private static Answer bulk(Trial trial, String name, String items) {
    return trial.call("PATCH", "/api/users").by(name).json("{'data':[" + items + "]}").send();
  }

  /** Id and code of each item, {@code done} for none. */
  private static List<String> results(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    List<String> results = new ArrayList<>();
    answer
        .at("/data")
        .forEach(
            item ->
                results.add(
                    item.path("id").textValue()
                        + " "
                        + item.at("/attributes/code")
                            .asText(item.at("/attributes/succeed").booleanValue() ? "done" : "?")));
    return results;
  }

  @Test
  void each_item_says_what_became_of_it() {
    Answer answer =
        bulk(
            "editor",
            "{'attributes':{'id':4,'signature':'new'}},{'attributes':{'id':1,'signature':'x'}},"
                + "{'attributes':{'id':9,'mobile':'13812345678'}}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/vnd.api+json");
    assertThat(answer.text())
        .isEqualTo(
            Call.quoted(
                "{'data':[{'type':'users','id':'4','attributes':{'id':4,'succeed':true,"
                    + "'error':null}},"
                    + "{'type':'users','id':'1','attributes':{'id':1,'succeed':false,"
                    + "'error':'Permission Denied','code':'permission_denied'}},"
                    + "{'type':'users','id':'9','attributes':{'id':9,'succeed':false,"
                    + "'error':'mobile_is_already_bind','code':'mobile_is_already_bind'}}]}"));
    assertThat(trial.user(4).profile().signature().text()).isEqualTo("new");
    assertThat(trial.user(1).version()).isEqualTo(1);
    assertThat(trial.user(9).version()).isEqualTo(1);
  }

  @Test
  void what_is_refused_keeps_nothing_else_from_being_done() {
    Answer answer =
        bulk(
            "admin",
            "{'attributes':{'id':4,'status':2}},{'attributes':{'id':4711,'status':1}},"
                + "{'attributes':{'id':9007199254740993,'status':1}},"
                + "{'attributes':{'id':1,'status':1}},{'attributes':{'id':9,'status':1}}");
    assertThat(results(answer))
        .containsExactly(
            "4 status_transition_not_allowed",
            "4711 model_not_found",
            "9007199254740993 model_not_found",
            "1 cannot_change_own_status",
            "9 done");
    assertThat(trial.user(9).status().code()).isEqualTo(1);
    assertThat(trial.unread(9)).isEqualTo(1);
  }

  @Test
  void one_user_may_come_twice_and_is_changed_in_that_order() {
    Answer answer =
        bulk(
            "admin",
            "{'attributes':{'id':4,'status':1}},{'attributes':{'id':4,'status':0}},"
                + "{'attributes':{'id':4,'status':0}}");
    assertThat(results(answer)).containsExactly("4 done", "4 done", "4 done");
    assertThat(trial.user(4).version()).isEqualTo(3);
    assertThat(trial.history(4)).hasSize(2);
    assertThat(trial.history(4))
        .extracting("requestId")
        .containsOnly(answer.header("X-Request-Id"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'id':4,'attributes':{'signature':'new'}                | done             ",
        "'id':'4','attributes':{'signature':'new'}              | done             ",
        "'attributes':{'id':'4','signature':'new'}              | done             ",
        "'type':'users','id':'4','attributes':{'id':4}          | done             ",
        "'id':'4'                                               | done             ",
        "'id':'4','attributes':{'id':9,'signature':'new'}       | resource_mismatch",
        "'type':'groups','id':'4','attributes':{}               | resource_mismatch",
        "'id':4,'attributes':{},'meta':{'version':1,'from':0}   | done             ",
        "'id':4,'attributes':{},'meta':{'version':2}            | stale            ",
      },
      quoteCharacter = '~')
  void whom_an_item_is_about(String item, String result) {
    assertThat(results(bulk("admin", "{" + item + "},{'id':9,'attributes':{'signature':'n'}}")))
        .containsExactly("4 " + result, "9 done");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4                                   | /data/1              ",
        "null                                | /data/1              ",
        "[]                                  | /data/1              ",
        "{}                                  | /data/1              ",
        "{'attributes':{'signature':'x'}}    | /data/1              ",
        "{'id':4,'attributes':[]}            | /data/1/attributes   ",
        "{'id':4,'attributes':null}          | /data/1/attributes   ",
        "{'attributes':{'id':0}}             | /data/1/attributes/id",
        "{'attributes':{'id':null}}          | /data/1/attributes/id",
        "{'attributes':{'id':'04'}}          | /data/1/attributes/id",
        "{'attributes':{'id':4.0}}           | /data/1/attributes/id",
        "{'attributes':{'id':[4,9]}}         | /data/1/attributes/id",
        "{'id':'x','attributes':{'id':4}}    | /data/1/id           ",
        "{'id':true}                         | /data/1/id           ",
        "{'id':4,'meta':4}                   | /data/1/meta         ",
        "{'id':4,'meta':{'from':9}}          | /data/1/meta/from    ",
      },
      quoteCharacter = '~')
  void one_item_that_cannot_be_read_keeps_all_from_being_done(String item, String pointer) {
    List<Object> before = trial.everything();
    Answer answer = bulk("admin", "{'attributes':{'id':4,'status':1}}," + item);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errors()).containsExactly("invalid_document " + pointer);
    assertThat(trial.everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'data':{}}", "{'data':null}", "{'data':'x'}", "[]"})
  void what_is_no_list_is_400(String body) {
    Answer answer = trial.call("PATCH", "/api/users").by("admin").json(body).send();
    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void nothing_to_do_is_done_at_once() {
    assertThat(bulk("admin", "").text()).isEqualTo("{\"data\":[]}");
  }

  @Test
  void two_hundred_are_done_and_one_more_is_too_many() {
    List<Object> before = trial.everything();
    Answer tooMany = bulk("admin", many(201));
    assertThat(tooMany.status()).isEqualTo(400);
    assertThat(tooMany.errors()).containsExactly("invalid_document /data");
    assertThat(trial.everything()).isEqualTo(before);
    assertThat(results(bulk("admin", many(200)))).hasSize(200).allMatch("4 done"::equals);
    assertThat(trial.user(4).version()).isEqualTo(201);
  }

  private static String many(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> "{'attributes':{'id':4,'signature':'" + number + "'}}")
        .collect(Collectors.joining(","));
  }

  @Test
  void a_body_may_be_larger_than_that_of_one_change_and_has_its_own_limit() {
    String item = "{'attributes':{'id':4,'unknown':'" + "x".repeat(100_000) + "'}}";
    assertThat(results(bulk("admin", item))).containsExactly("4 done");
    String large = "{'attributes':{'id':4,'unknown':'" + "x".repeat(1 << 20) + "'}}";
    assertThat(bulk("admin", large).errors()).containsExactly("payload_too_large");
  }

  @Test
  void who_is_not_normal_hears_why_for_each_item() {
    assertThat(results(bulk("pending", "{'attributes':{'id':4,'signature':'x'}}")))
        .containsExactly("4 register_validate");
    Answer own = bulk("pending", "{'attributes':{'id':5,'register_reason':'please do'}}");
    assertThat(results(own)).containsExactly("5 done");
  }

  @Test
  void a_bug_in_one_item_is_said_of_it_alone() {
    AtomicInteger calls = new AtomicInteger();
    trial.store.meets(
        () -> {
          if (calls.incrementAndGet() == 1) {
            throw new IllegalStateException("planted");
          }
        });
    Answer answer = bulk("admin", many(2));
    assertThat(results(answer)).containsExactly("4 internal_error", "4 done");
    assertThat(answer.text()).doesNotContain("planted", "IllegalState");
  }

  @Test
  void an_outage_is_said_of_its_item_and_after_three_nothing_more_is_tried() {
    AtomicInteger calls = new AtomicInteger();
    trial.store.meets(
        () -> {
          if (calls.incrementAndGet() != 2) {
            throw new Unavailable("storage: planted", Duration.ofSeconds(1));
          }
        });
    Answer answer = bulk("admin", many(7));
    assertThat(results(answer)).startsWith("4 busy", "4 done", "4 busy", "4 busy", "4 busy");
    assertThat(results(answer)).hasSize(7);
    assertThat(calls.get()).isLessThanOrEqualTo(5);
    assertThat(trial.user(4).version()).isEqualTo(2);
  }

  @Test
  void a_tag_names_none_of_them() {
    Answer answer =
        trial
            .call("PATCH", "/api/users")
            .by("admin")
            .header("If-Match", "\"x\"")
            .json("{'data':[{'attributes':{'id':4,'signature':'new'}}]}")
            .send();
    assertThat(answer.status()).isEqualTo(412);
    assertThat(trial.user(4).version()).isEqualTo(1);
  }

  @Test
  void a_post_that_is_overridden_is_a_patch_and_another_is_refused() {
    String body = "{'data':[{'attributes':{'id':4,'status':1}}]}";
    Answer answer =
        trial
            .post("/api/users")
            .by("admin")
            .header("X-HTTP-Method-Override", "patch")
            .json(body)
            .send();
    assertThat(results(answer)).containsExactly("4 done");
    assertThat(trial.post("/api/users").by("admin").json(body).send().status()).isEqualTo(405);
  }

  @Test
  void the_strict_face_repeats_no_id_and_takes_nobody_twice() {
    try (Trial strict = Trial.listening(s -> s.with(s.wire().with(JsonApi.STRICT)))) {
      Answer answer = strictly(strict, "{'type':'users','id':'4','attributes':{'status':1}}");
      assertThat(answer.at("/data/0").toString())
          .isEqualTo(
              Call.quoted("{'type':'users','id':'4','attributes':{'succeed':true,'error':null}}"));
      Answer twice = strictly(strict, "{'type':'users','id':'4'},{'type':'users','id':'4'}");
      assertThat(twice.status()).isEqualTo(400);
      assertThat(twice.errors()).containsExactly("invalid_document /data/1/id");
    }
  }

  private static Answer strictly(Trial strict, String items) {
    return strict
        .call("PATCH", "/api/users")
        .by("admin")
        .header("Content-Type", "application/vnd.api+json")
        .body(Call.quoted("{'data':[" + items + "]}"))
        .send();
  }
}

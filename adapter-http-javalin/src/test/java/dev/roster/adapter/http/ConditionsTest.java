package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tags, and the requests that are to be answered only under a condition (RFC 9110, section 13). */
class ConditionsTest {

  private static final String INFO = "/weidu/api/v1/users/info?user_id=";
  private static final String NO_TAG = "\"never\"";

  private Trial trial;

  @BeforeEach
  void start() {
    trial = new Trial();
  }

  @AfterEach
  void stop() {
    trial.close();
  }

  private String tag(long id, String reader) {
    return trial.get("/api/users/" + id).by(reader).send().header("ETag");
  }

  private Call patch(String header, String value) {
    return trial.patch(4).by("member").header(header, value).attributes("'signature':'new'");
  }

  private String signature() {
    return trial.user(4).profile().signature().text();
  }

  // --- tags

  @Test
  void a_tag_is_strong_and_the_same_as_long_as_the_answer_is() {
    String tag = tag(4, "member");

    assertThat(tag).matches("\"[A-Za-z0-9_-]{24}\"").isEqualTo(tag(4, "member"));
  }

  @Test
  void a_tag_is_that_of_the_bytes_that_this_actor_was_answered() {
    assertThat(tag(4, "member")).isNotEqualTo(tag(4, "reviewer"));
    assertThat(tag(4, "reviewer")).isNotEqualTo(tag(5, "reviewer"));
  }

  @Test
  void lists_and_both_dialects_have_tags_and_errors_have_none() {
    assertThat(trial.get("/api/users/4/history").by("member").send().header("ETag")).isNotEmpty();
    Answer me = trial.get("/weidu/api/v1/users/me").by("member").send();
    Answer info = trial.get(INFO + trial.publicId("member")).by("member").send();
    assertThat(me.header("ETag")).isNotEmpty().isEqualTo(info.header("ETag"));
    assertThat(trial.get("/api/users/99").by("member").send().header("ETag")).isEmpty();
    assertThat(trial.get("/api/users/4").send().header("ETag")).isEmpty();
  }

  @Test
  void the_tag_of_a_patch_is_that_of_the_get_that_follows() {
    Answer changed = trial.patch(4).by("member").attributes("'signature':'new'").send();
    assertThat(changed.header("ETag")).isEqualTo(tag(4, "member"));

    Answer next =
        trial
            .patch(4)
            .by("member")
            .header("If-Match", changed.header("ETag"))
            .attributes("'signature':'newer'")
            .send();
    assertThat(next.status()).isEqualTo(200);
    assertThat(next.header("ETag")).isNotEqualTo(changed.header("ETag"));
  }

  @Test
  void a_refused_patch_has_no_tag() {
    Answer refused = trial.patch(4).by("member").attributes("'status':1").send();
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.header("ETag")).isEmpty();
  }

  /** What merges is no PUT that stores what was sent (RFC 9110, section 9.3.4). */
  @Test
  void the_update_of_weidu_answers_no_tag() {
    assertThat(trial.update().by("member").json("{'nickname':'n'}").send().header("ETag"))
        .isEmpty();
  }

  /** A counter is part of the answer, but nothing that anybody edits. */
  @Test
  void an_unread_notice_changes_the_tag_and_not_the_version() {
    trial.patch(5).by("reviewer").attributes("'status':0").send();
    String before = tag(5, "pending");
    long version = trial.user(5).version();

    trial.get("/api/notification").by("pending").send();

    assertThat(tag(5, "pending")).isNotEqualTo(before);
    assertThat(trial.user(5).version()).isEqualTo(version);
  }

  /** Reading marks as read: no two answers are of the same thing. */
  @Test
  void notices_have_no_tag_and_no_condition() {
    Answer notices =
        trial.get("/api/notification").by("member").header("If-None-Match", "*").send();
    assertThat(notices.status()).isEqualTo(200);
    assertThat(notices.header("ETag")).isEmpty();
  }

  // --- GET and HEAD

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TAG                 | 304",
        "W/TAG               | 304",
        "\"x\", TAG          | 304",
        "\"x\",,W/\"y\" ,TAG | 304",
        "*                   | 304",
        "\"x\"               | 200",
        "\"\"                | 200",
        "W/\"x\"             | 200",
      })
  void what_the_client_has_already_is_not_sent_again(String header, int status) {
    String tag = tag(4, "member");
    for (String method : List.of("GET", "HEAD")) {
      Answer answer =
          trial
              .call(method, "/api/users/4")
              .by("member")
              .header("If-None-Match", header.replace("TAG", tag))
              .send();
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.header("ETag")).isEqualTo(tag);
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
      assertThat(answer.header("Vary")).isEqualTo("Accept-Language");
      if (status == 304) {
        assertThat(answer.text()).isEmpty();
        assertThat(answer.header("Content-Type")).isEmpty();
      }
    }
  }

  @Test
  void several_lines_of_a_header_are_one_list() {
    Answer answer =
        trial
            .get("/api/users/4")
            .by("member")
            .header("If-None-Match", NO_TAG)
            .header("If-None-Match", tag(4, "member"))
            .send();
    assertThat(answer.status()).isEqualTo(304);
  }

  @Test
  void a_get_may_want_what_it_knows() {
    String tag = tag(4, "member");
    Call known = trial.get("/api/users/4").by("member").header("If-Match", tag);
    assertThat(known.send().status()).isEqualTo(200);
    Answer other = trial.get("/api/users/4").by("member").header("If-Match", "W/" + tag).send();
    assertThat(other.status()).isEqualTo(412);
    assertThat(other.errors()).containsExactly("precondition_failed");
  }

  /** RFC 9110, section 13.2.2: {@code If-Match} first. */
  @Test
  void if_match_is_judged_before_if_none_match() {
    Answer answer =
        trial
            .get("/api/users/4")
            .by("member")
            .header("If-Match", NO_TAG)
            .header("If-None-Match", tag(4, "member"))
            .send();
    assertThat(answer.status()).isEqualTo(412);
  }

  @Test
  void conditions_on_dates_are_not_read() {
    for (String header : List.of("If-Modified-Since", "If-Unmodified-Since")) {
      Answer get =
          trial
              .get("/api/users/4")
              .by("member")
              .header(header, "Thu, 01 Jan 1970 00:00:00 GMT")
              .send();
      assertThat(get.status()).isEqualTo(200);
      assertThat(get.header("Last-Modified")).isEmpty();
      assertThat(patch(header, "Thu, 01 Jan 1970 00:00:00 GMT").send().status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "x", "\"", "\"a", "a\"", "*,*", "\"a\" \"b\"", "w/\"a\"", "'a'"})
  void what_is_no_condition_is_400(String value) {
    for (String header : List.of("If-Match", "If-None-Match")) {
      Answer get = trial.get("/api/users/4").by("member").header(header, value).send();
      assertThat(get.status()).isEqualTo(400);
      assertThat(get.at("/errors/0/source/header").textValue()).isEqualTo(header);
      assertThat(patch(header, value).send().status()).isEqualTo(400);
    }
    assertThat(signature()).isEmpty();
  }

  @Test
  void a_refusal_is_said_before_a_condition() {
    Answer answer = trial.get("/api/users/99").by("member").header("If-None-Match", "*").send();
    assertThat(answer.errors()).containsExactly("model_not_found");
    assertThat(trial.get("/api/users/4").header("If-None-Match", "*").send().status())
        .isEqualTo(401);
  }

  // --- PATCH

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "If-Match      | TAG                 | 200",
        "If-Match      | \"x\" , TAG         | 200",
        "If-Match      | *                   | 200",
        "If-Match      | W/TAG               | 412",
        "If-Match      | \"x\"               | 412",
        "If-Match      | W/\"x\", \"y\"      | 412",
        "If-None-Match | \"x\"               | 200",
        "If-None-Match | W/\"x\"             | 200",
        "If-None-Match | TAG                 | 412",
        "If-None-Match | W/TAG               | 412",
        "If-None-Match | *                   | 412",
      })
  void a_change_is_made_only_under_its_condition(String header, String value, int status) {
    List<Object> before = trial.everything();
    Answer answer = patch(header, value.replace("TAG", tag(4, "member"))).send();

    assertThat(answer.status()).isEqualTo(status);
    if (status == 412) {
      assertThat(answer.errors()).containsExactly("precondition_failed");
      assertThat(trial.everything()).isEqualTo(before);
    } else {
      assertThat(signature()).isEqualTo("new");
    }
  }

  @Test
  void a_tag_of_another_reader_is_none_of_ones_own() {
    assertThat(patch("If-Match", tag(4, "reviewer")).send().status()).isEqualTo(412);
  }

  @Test
  void an_echo_under_a_condition_that_does_not_hold_is_412() {
    Answer echo =
        trial
            .patch(4)
            .by("member")
            .header("If-Match", NO_TAG)
            .attributes("'username':'member'")
            .send();
    assertThat(echo.status()).isEqualTo(412);
  }

  /** RFC 9110, section 13.2.1: what fails without the condition fails the same way with it. */
  @Test
  void whatever_else_stands_against_a_change_is_said_first() {
    assertThat(trial.patch(4).header("If-Match", NO_TAG).send().status()).isEqualTo(401);
    assertThat(refused("member", 5, "'signature':'x'")).containsExactly("permission_denied");
    assertThat(refused("reviewer", 99, "'status':1")).containsExactly("model_not_found");
    assertThat(refused("pending", 5, "'signature':'x'")).containsExactly("register_validate");
    assertThat(refused("reviewer", 4, "'status':9"))
        .containsExactly("validation_error /data/attributes/status");
    assertThat(refused("reviewer", 4, "'status':3"))
        .containsExactly("status_transition_not_allowed /data/attributes/status");
    assertThat(refused("reviewer", 4, "'status':1")).containsExactly("precondition_failed");
    Answer form =
        trial
            .patch(4)
            .by("member")
            .header("If-Match", NO_TAG)
            .header("Content-Type", "text/plain")
            .body("{}")
            .send();
    assertThat(form.status()).isEqualTo(415);
    assertThat(trial.user(4).status().code()).isZero();
  }

  private List<String> refused(String actor, long target, String attributes) {
    return trial
        .patch(target)
        .by(actor)
        .header("If-Match", NO_TAG)
        .attributes(attributes)
        .send()
        .errors();
  }

  @Test
  void a_stated_version_or_status_that_is_not_there_stays_stale() {
    String tag = tag(4, "reviewer");
    long version = trial.user(4).version();
    assertThat(stated(tag, "'version':" + (version + 1))).isEqualTo(409);
    assertThat(stated(tag, "'from':2")).isEqualTo(409);
    assertThat(stated("*", "'version':" + (version + 1))).isEqualTo(409);
    assertThat(stated(NO_TAG, "'version':" + (version + 1))).isEqualTo(412);
    assertThat(stated(tag, "'from':0,'version':" + version)).isEqualTo(200);
  }

  private int stated(String tag, String meta) {
    return trial
        .patch(4)
        .by("reviewer")
        .header("If-Match", tag)
        .json("{'data':{'attributes':{'status':1}},'meta':{" + meta + "}}")
        .send()
        .status();
  }

  @Test
  void of_many_changes_under_the_same_tag_one_is_made() {
    String tag = tag(4, "member");
    List<CompletableFuture<Answer>> answers =
        IntStream.range(0, 16)
            .mapToObj(
                i ->
                    trial
                        .patch(4)
                        .by("member")
                        .header("If-Match", tag)
                        .attributes("'signature':'s" + i + "'")
                        .sendLater())
            .toList();

    List<Integer> statuses = answers.stream().map(answer -> answer.join().status()).toList();

    assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 412).hasSize(15);
    assertThat(trial.history(4)).hasSize(1);
  }

  // --- DELETE

  @Test
  void a_user_is_erased_only_under_the_condition() {
    assertThat(erase(4, "If-Match", NO_TAG).errors()).containsExactly("precondition_failed");
    assertThat(erase(4, "If-Match", tag(4, "member")).status()).isEqualTo(412);
    assertThat(erase(4, "If-None-Match", "*").status()).isEqualTo(412);
    assertThat(erase(99, "If-Match", NO_TAG).errors()).containsExactly("model_not_found");
    assertThat(erase(1, "If-Match", NO_TAG).errors()).containsExactly("permission_denied");
    assertThat(trial.get("/api/users/4").by("admin").send().status()).isEqualTo(200);

    assertThat(erase(4, "If-Match", tag(4, "admin")).status()).isEqualTo(204);
    assertThat(erase(5, "If-Match", "*").status()).isEqualTo(204);
    assertThat(trial.get("/api/users/4").by("admin").send().status()).isEqualTo(404);
  }

  private Answer erase(long id, String header, String value) {
    return trial.call("DELETE", "/api/users/" + id).by("admin").header(header, value).send();
  }

  // --- weidu

  @Test
  void an_update_of_weidu_is_about_what_info_answers() {
    String tag = trial.get("/weidu/api/v1/users/me").by("member").send().header("ETag");
    Answer missed =
        trial.update().by("member").header("If-Match", NO_TAG).json("{'nickname':'n'}").send();
    assertThat(missed.status()).isEqualTo(412);
    assertThat(missed.refusal()).isEqualTo("412");
    assertThat(trial.user(4).profile().nickname().text()).isEmpty();

    Call made = trial.update().by("member").header("If-Match", tag).json("{'nickname':'n'}");
    assertThat(made.send().status()).isEqualTo(200);
  }

  // --- the switch

  @Test
  void where_it_is_required_a_change_says_what_was_seen() {
    try (Trial strict =
        Trial.listening(
            settings -> settings.with(HttpSettings.Wire.STANDARD.withIfMatchRequired(true)))) {
      Answer blind = strict.patch(4).by("member").attributes("'signature':'x'").send();
      assertThat(blind.status()).isEqualTo(428);
      assertThat(blind.errors()).containsExactly("precondition_required");
      assertThat(strict.patch(4).attributes("'signature':'x'").send().status()).isEqualTo(401);
      assertThat(strict.update().by("member").json("{").send().refusal()).isEqualTo("428");

      long version = strict.user(4).version();
      Call stated =
          strict
              .patch(4)
              .by("member")
              .json("{'data':{'attributes':{'signature':'x'}},'meta':{'version':" + version + "}}");
      assertThat(stated.send().status()).isEqualTo(200);
      Call any = strict.patch(4).by("member").header("If-Match", "*");
      assertThat(any.attributes("'signature':'y'").send().status()).isEqualTo(200);
    }
  }
}

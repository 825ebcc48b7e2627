package dev.roster.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.bootstrap.endtoend.Caller.Answer;
import dev.roster.contracts.Race;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sixty-four who change one user at the same time. */
class RacingWritersTest extends RacingRequests {

  private static final int WRITERS = 64;

  /** What both interfaces change, none of it at the same time as another. */
  private static final List<String> ATTRIBUTES =
      List.of("signature", "nickname", "city", "province", "country", "level", "major", "desc");

  private long user;
  private String publicId;
  private List<Caller> writers;

  @BeforeEach
  void people() {
    user = member();
    publicId =
        database().rows("select public_id from roster_user where id = " + user).get(0).get(0);
    writers = List.of(nodes().loggedIn(0, "admin"), nodes().loggedIn(1, "second"));
  }

  @Test
  void of_different_attributes_nothing_is_lost() throws Exception {
    assertNothingIsLost(
        number -> {
          String attribute = ATTRIBUTES.get(number % ATTRIBUTES.size());
          return attribute.equals("signature")
              ? patch(number, "by " + number)
              : update(number, attribute, "by " + number);
        });
  }

  @Test
  void of_one_attribute_the_last_wins_and_the_audit_shows_every_step() throws Exception {
    List<Answer> answers = assertNothingIsLost(number -> patch(number, "by " + number));
    assertThat(answers)
        .extracting(answer -> answer.json().at("/meta/version").longValue())
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(2, 1 + WRITERS).boxed().toList());
    String last =
        answers.stream()
            .filter(answer -> answer.json().at("/meta/version").longValue() == 1 + WRITERS)
            .findFirst()
            .orElseThrow()
            .attribute("signature");
    assertThat(nodes().loggedIn(1, "admin").get("/api/users/" + user).attribute("signature"))
        .isEqualTo(last);
  }

  /** Every value is in the audit once; each change begins with what the one before it left. */
  private List<Answer> assertNothingIsLost(IntFunction<Answer> write) throws Exception {
    List<Answer> answers = Race.of(WRITERS, write);
    assertThat(answers).extracting(Answer::status).containsOnly(200);
    List<List<String>> steps =
        database()
            .rows(
                "select version, attribute, before_value, after_value from roster_audit"
                    + " where user_id = %d order by version".formatted(user));
    assertThat(steps)
        .extracting(step -> Long.valueOf(step.get(0)))
        .containsExactlyElementsOf(LongStream.rangeClosed(2, 1 + WRITERS).boxed().toList());
    assertThat(steps).extracting(step -> step.get(3)).doesNotHaveDuplicates();
    for (String attribute : ATTRIBUTES) {
      String column = attribute.equals("desc") ? "description" : attribute;
      String value = "";
      for (List<String> step : steps) {
        if (step.get(1).equals(attribute)) {
          assertThat(step.get(2)).isEqualTo(value);
          value = step.get(3);
        }
      }
      assertThat(
              database().rows("select %s from roster_user where id = %d".formatted(column, user)))
          .containsExactly(List.of(value));
    }
    return answers;
  }

  @Test
  void of_those_who_have_seen_one_tag_exactly_one_wins() throws Exception {
    String tag = tag(writers.get(0).get("/api/users/" + user));
    List<Answer> answers =
        Race.of(
            WRITERS,
            number ->
                writer(number)
                    .send(
                        "PATCH",
                        "/api/users/" + user,
                        Caller.attributes("signature", "by " + number),
                        Map.of("Content-Type", "application/json", "If-Match", tag)));
    assertOneWins(answers, 412, "precondition_failed");
  }

  @Test
  void of_those_who_have_seen_one_version_exactly_one_wins() throws Exception {
    List<Answer> answers =
        Race.of(
            WRITERS,
            number ->
                writer(number)
                    .send(
                        "PATCH",
                        "/api/users/" + user,
                        "{\"data\":{\"attributes\":{\"signature\":\"by %d\"}},\"meta\":{\"version\":1}}"
                            .formatted(number)));
    assertOneWins(answers, 409, "stale");
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 409)
        .allMatch(answer -> answer.json().at("/errors/0/meta/version").longValue() == 2);
  }

  private void assertOneWins(List<Answer> answers, int status, String code) {
    List<Answer> won = answers.stream().filter(answer -> answer.status() == 200).toList();
    List<Answer> lost = answers.stream().filter(answer -> answer.status() != 200).toList();
    assertThat(won).hasSize(1);
    assertThat(lost).extracting(Answer::status).containsOnly(status);
    assertThat(lost).extracting(Answer::error).containsOnly(code);
    assertThat(database().rows("select after_value from roster_audit where user_id = " + user))
        .containsExactly(List.of(won.get(0).attribute("signature")));
  }

  private Answer patch(int number, String signature) {
    return writer(number).patch(user, "\"signature\":\"%s\"".formatted(signature));
  }

  private Answer update(int number, String attribute, String value) {
    return writer(number)
        .send(
            "PUT",
            "/weidu/api/v1/users/update",
            "{\"id\":\"%s\",\"%s\":\"%s\"}".formatted(publicId, attribute, value));
  }

  private Caller writer(int number) {
    return writers.get(number % writers.size());
  }

  private static String tag(Answer answer) {
    return answer.headers().replaceAll("(?is).*etag=\\[(\"[^\"]*\").*", "$1");
  }
}

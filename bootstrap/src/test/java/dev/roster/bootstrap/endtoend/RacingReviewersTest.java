package dev.roster.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.bootstrap.endtoend.Caller.Answer;
import dev.roster.contracts.Race;
import dev.roster.domain.status.Status;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two reviewers with one pending user in front of them. */
class RacingReviewersTest extends RacingRequests {

  private static final int APPROVED = 0;
  private static final int REJECTED = 3;

  private List<Caller> reviewers;
  private long pending;

  @BeforeEach
  void people() {
    reviewers = List.of(nodes().loggedIn(0, "admin"), nodes().loggedIn(1, "second"));
    pending = user(Status.UNDER_REVIEW);
  }

  @Test
  void both_approve_one_after_the_other() {
    assertThat(decide(0, APPROVED).status()).isEqualTo(200);
    assertThat(decide(1, APPROVED).status()).isEqualTo(200);
    assertDecided("2>0");
  }

  @Test
  void both_approve_at_once() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      pending = user(Status.UNDER_REVIEW);
      List<Answer> answers = Race.of(2, number -> decide(number, APPROVED));
      assertThat(answers).extracting(Answer::status).containsOnly(200);
      assertThat(answers)
          .allMatch(answer -> answer.json().at("/meta/version").asLong() == 2)
          .filteredOn(answer -> answer.json().at("/meta/changed/0").asText().equals("status"))
          .hasSize(1);
      assertDecided("2>0");
    }
  }

  @Test
  void who_rejects_what_was_approved_is_refused() {
    assertThat(decide(0, APPROVED).status()).isEqualTo(200);
    assertRefused(decide(1, REJECTED), "status_transition_not_allowed");
    assertDecided("2>0");
  }

  @Test
  void who_approves_as_pending_what_was_rejected_overrules_nothing() {
    assertThat(decide(0, REJECTED).status()).isEqualTo(200);
    Answer stale = decideFrom(1, APPROVED);
    assertRefused(stale, "stale");
    assertThat(stale.json().at("/errors/0/meta/status").asInt()).isEqualTo(REJECTED);
    assertThat(stale.json().at("/errors/0/meta/version").asLong()).isEqualTo(2);
    assertDecided("2>3");
  }

  /** One who approves does not say what was seen, so rejected users may be approved unseen. */
  @Test
  void one_approves_and_one_rejects_at_once() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      pending = user(Status.UNDER_REVIEW);
      List<Answer> answers =
          Race.of(2, number -> decide(number, number == 0 ? APPROVED : REJECTED));
      assertThat(answers.get(0).status()).isEqualTo(200);
      if (answers.get(1).status() == 200) {
        assertDecided("2>3", "3>0");
      } else {
        assertRefused(answers.get(1), "status_transition_not_allowed");
        assertDecided("2>0");
      }
    }
  }

  @Test
  void one_approves_and_one_rejects_at_once_and_both_say_what_they_have_seen() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      pending = user(Status.UNDER_REVIEW);
      List<Answer> answers =
          Race.of(2, number -> decideFrom(number, number == 0 ? APPROVED : REJECTED));
      if (answers.get(0).status() == 200) {
        assertRefused(answers.get(1), "status_transition_not_allowed");
        assertDecided("2>0");
      } else {
        assertRefused(answers.get(0), "stale");
        assertThat(answers.get(1).status()).isEqualTo(200);
        assertDecided("2>3");
      }
    }
  }

  /** Exactly these changes of status, with a notice and a delivery each. */
  private void assertDecided(String... steps) {
    assertThat(
            database()
                .rows(
                    "select before_value || '>' || after_value from roster_audit"
                        + " where user_id = %d order by version".formatted(pending)))
        .extracting(row -> row.get(0))
        .containsExactly(steps);
    for (String table : List.of("roster_notice", "roster_delivery")) {
      assertThat(
              database()
                  .number("select count(*) from %s where user_id = %d".formatted(table, pending)))
          .isEqualTo(steps.length);
    }
  }

  private static void assertRefused(Answer answer, String code) {
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.error()).isEqualTo(code);
  }

  private Answer decide(int reviewer, int status) {
    return reviewers.get(reviewer).patch(pending, "\"status\":" + status);
  }

  private Answer decideFrom(int reviewer, int status) {
    return reviewers
        .get(reviewer)
        .send(
            "PATCH",
            "/api/users/" + pending,
            "{\"data\":{\"attributes\":{\"status\":%d}},\"meta\":{\"from\":2}}".formatted(status));
  }
}

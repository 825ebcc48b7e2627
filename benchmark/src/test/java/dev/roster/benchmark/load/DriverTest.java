package dev.roster.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DriverTest {

  private static final List<Member> CREW =
      LongStream.range(5, 9).mapToObj(id -> new Member(id, "token" + id, "staff" + id)).toList();

  private static final long STALL = 1000;

  /** Of two seconds at a constant rate, the second half meets a stall of one second. */
  @Test
  void at_a_constant_rate_a_stall_is_felt_by_all_that_were_to_be_sent_meanwhile()
      throws IOException {
    try (StallingServer server = new StallingServer(200, 300, STALL)) {
      Measured measured = Driver.run(load(server, Scenario.READ, 300, 2000), CREW);
      assertThat(measured.p99()).isGreaterThan(0.8 * STALL);
      assertThat(measured.max()).isGreaterThanOrEqualTo(STALL);
      assertThat(server.asked()).hasSize(600);
      assertThat(measured.requests()).isEqualTo(600);
    }
  }

  /** What the constant rate is for: here only as many as there are connections meet the stall. */
  @Test
  void as_fast_as_answers_come_a_stall_hides_behind_the_others() throws IOException {
    try (StallingServer server = new StallingServer(200, 300, STALL)) {
      Measured measured = Driver.run(load(server, Scenario.READ, 0, 2000), CREW);
      assertThat(measured.p99()).isLessThan(0.5 * STALL);
      assertThat(measured.max()).isGreaterThanOrEqualTo(0.9 * STALL);
      assertThat(measured.rate()).isGreaterThan(0).isLessThan(server.asked().size());
    }
  }

  @Test
  void what_was_to_be_sent_before_it_is_measured_counts_for_nothing() throws IOException {
    try (StallingServer server = new StallingServer(200, 1, 700)) {
      Load warm = new Load(server.port(), Scenario.READ, Path.of(""), 4, 200, 1200, 500, "r");
      Measured measured = Driver.run(warm, CREW);
      assertThat(measured.max()).isLessThan(700);
      assertThat(measured.requests()).isEqualTo(340);
    }
  }

  @Test
  void every_change_of_a_run_is_a_new_value() throws IOException {
    try (StallingServer server = new StallingServer(200, 0, 0)) {
      Driver.run(load(server, Scenario.PATCH, 200, 200), CREW);
      assertThat(server.asked()).hasSize(40).doesNotHaveDuplicates();
      assertThat(server.asked().get(0))
          .isEqualTo("PATCH /api/users/5 {\"data\":{\"attributes\":{\"signature\":\"r-0\"}}}");
    }
  }

  @Test
  void a_tenth_of_what_is_mixed_are_changes() throws IOException {
    try (StallingServer server = new StallingServer(200, 0, 0)) {
      Driver.run(load(server, Scenario.MIXED, 400, 500), CREW);
      assertThat(server.asked()).hasSize(200);
      assertThat(server.asked().stream().filter(asked -> asked.startsWith("PATCH")))
          .hasSize(20)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void moderating_is_to_disable_and_to_enable_in_turns() throws IOException {
    Script moderating = Scenario.MODERATE.script(CREW.get(0), "r");
    for (String status : List.of("1,\"refuse_message\":\"r-0\"", "0", "1,", "0")) {
      assertThat(text(moderating.next()))
          .startsWith("PATCH /api/users/5 ")
          .contains("Bearer staff5", "\"attributes\":{\"status\":" + status);
    }
  }

  @Test
  void a_review_is_of_the_user_that_it_has_made() {
    Script review = Scenario.REVIEW.script(CREW.get(0), "r");
    assertThat(text(review.next())).startsWith("POST /api/register").contains("X-Forwarded-For");
    review.answered("{\"data\":{\"type\":\"token\",\"id\":\"77\"}}".getBytes());
    for (String step : List.of("\"signature\":\"r1\"", "\"status\":1", "\"status\":0")) {
      assertThat(text(review.next()))
          .startsWith("PATCH /api/users/77 ")
          .contains("Bearer staff5")
          .contains(step);
      review.answered(new byte[0]);
    }
    assertThat(text(review.next())).startsWith("POST /api/register").contains("ur-5-2");
  }

  @Test
  void another_status_than_the_expected_fails_the_run() throws IOException {
    try (StallingServer server = new StallingServer(503, 0, 0)) {
      assertThatThrownBy(() -> Driver.run(load(server, Scenario.READ, 0, 100), CREW))
          .isInstanceOf(UnexpectedAnswer.class)
          .hasMessageStartingWith("not 200: HTTP/1.1 503")
          .message()
          .doesNotContain("token5");
    }
  }

  private static String text(Request request) {
    return new String(request.bytes());
  }

  private static Load load(StallingServer server, Scenario scenario, double rate, long millis) {
    return new Load(server.port(), scenario, Path.of(""), 4, rate, 0, millis, "r");
  }
}

package dev.roster.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.bootstrap.endtoend.Caller.Answer;
import dev.roster.contracts.Race;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user is disabled while it logs in, refreshes its session, edits itself and follows. */
class RacingDisablingTest extends RacingRequests {

  private static final int REQUESTS = 7;

  private Caller admin;
  private String followed;
  private String name;
  private long user;
  private long other;
  private Caller session;
  private String refreshToken;

  @BeforeEach
  void people() {
    admin = nodes().loggedIn(0, "admin");
    other = member();
    followed = String.valueOf(database().number("select min(id) from roster_user"));
  }

  @Test
  void afterwards_no_session_works_anywhere() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      begin();
      List<Answer> answers = Race.of(REQUESTS, this::request);
      assertThat(answers.get(0).status()).isEqualTo(200);
      assertThat(answers.get(1).status()).isIn(200, 401, 403);
      assertThat(answers.get(2).status()).isIn(200, 201, 401, 403);
      assertThat(answers.subList(3, 5)).extracting(Answer::status).allMatch(any -> any < 404);
      assertOver(answers);
      assertThat(admin.patch(user, "\"status\":0").status()).isEqualTo(200);
      assertOver(answers);
    }
  }

  private void begin() {
    name = freshName();
    user = nodes().add(Crew.named(name)).value();
    session = nodes().at(1);
    Answer login = session.logIn(name, Crew.PASSWORD);
    assertThat(login.status()).isEqualTo(200);
    refreshToken = login.attribute("refresh_token");
  }

  private Answer request(int number) {
    return switch (number) {
      case 0 -> admin.patch(user, "\"status\":1");
      case 1 -> session.patch(user, "\"signature\":\"still here\"");
      case 2 -> session.send("POST", "/api/follow", Caller.attributes("to_user_id", followed));
      case 3 ->
          nodes()
              .at(0)
              .send("POST", "/api/refresh-token", Caller.attributes("refresh_token", refreshToken));
      default -> nodes().at(number).logIn(name, Crew.PASSWORD);
    };
  }

  /** No token that anybody was ever given opens or renews anything, at any server. */
  private void assertOver(List<Answer> answers) {
    List<String> access = new ArrayList<>(List.of(session.token()));
    List<String> refresh = new ArrayList<>(List.of(refreshToken));
    for (Answer issued : answers.subList(3, REQUESTS)) {
      if (issued.status() == 200) {
        access.add(issued.attribute("access_token"));
        refresh.add(issued.attribute("refresh_token"));
      }
    }
    for (int node = 0; node < 2; node++) {
      for (String token : access) {
        Answer answer = nodes().at(node).with(token).get("/api/users/" + user);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error()).isEqualTo("access_denied");
      }
      for (String token : refresh) {
        Answer answer =
            nodes()
                .at(node)
                .send("POST", "/api/refresh-token", Caller.attributes("refresh_token", token));
        assertThat(answer.status()).isEqualTo(401);
      }
    }
    assertThat(database().number("select count(*) from roster_session where user_id = " + user))
        .isZero();
    assertThat(
            database()
                .rows(
                    "select attribute from roster_audit where user_id = %d and version > (select"
                            .formatted(user)
                        + " min(version) from roster_audit where user_id = %d and attribute ="
                            .formatted(user)
                        + " 'status') and attribute <> 'status'"))
        .as("what it changed once it was disabled")
        .isEmpty();
  }
}

package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seed 000's test environment, in which a token may be missing. */
class TestModeTest {

  private final Trial trial = Trial.inTestMode();

  @AfterEach
  void stop() {
    trial.close();
  }

  @Test
  void the_curl_of_the_seed_needs_no_token() {
    Answer answer = wire(WeiduTest.SEED_000, "Host: 0:9004");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/user_info/username").textValue()).isEqualTo("z3133549872957399");
    assertThat(answer.header("Roster-Test-Mode")).isEqualTo("on");
  }

  @Test
  void the_user_id_header_says_who_asks() {
    String mini = trial.publicId("mini");
    Answer answer = wire("{\"nickname\":\"x\"}", "User-Id: " + mini);
    assertThat(answer.at("/user_info/id").textValue()).isEqualTo(mini);
    assertThat(answer.at("/user_info/nickname").textValue()).isEqualTo("x");
    assertThat(wire(WeiduTest.SEED_000, "User-Id: " + mini).refusal()).isEqualTo("403");
    assertThat(wire(WeiduTest.SEED_000, "User-Id: " + trial.publicId("editor")).status())
        .isEqualTo(200);
    Answer me = trial.get("/weidu/api/v1/users/me").header("User-Id", mini).send();
    assertThat(me.at("/user_info/id").textValue()).isEqualTo(mini);
  }

  @Test
  void a_request_that_says_nothing_is_1000() {
    assertThat(wire("{\"nickname\":\"x\"}").refusal()).isEqualTo("1000");
    assertThat(trial.get("/weidu/api/v1/users/me").send().refusal()).isEqualTo("1000");
    assertThat(wire("{}", "User-Id: " + "y".repeat(26)).refusal()).isEqualTo("1000");
    assertThat(wire("{}", "User-Id: 4").refusal()).isEqualTo("400 User-Id");
    String info = "/weidu/api/v1/users/info?user_id=" + Trial.SEED_ID;
    assertThat(trial.get(info).send().refusal()).isEqualTo("1000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer yyyyyyyyyyyyyyyyyyyyyyyyyy", "Bearer x", "Basic YTpi", ""})
  void a_bad_token_is_still_1000(String authorization) {
    Answer answer =
        wire(
            WeiduTest.SEED_000,
            "Authorization: " + authorization,
            "User-Id: " + trial.publicId("admin"));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.refusal()).isEqualTo("1000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:80",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "192.168.1.1",
        "0.0.0.0",
        "[::2]",
        "127.0.0.1@evil.example",
        "xlocalhost",
        "1270.0.1",
        "::1",
      })
  void a_foreign_host_is_refused(String host) {
    Answer answer = wire(WeiduTest.SEED_000, "Host: " + host);
    assertThat(answer.status()).isIn(400, 401);
    assertThat(answer.json().has("user_info")).isFalse();
    if (answer.status() == 401) {
      assertThat(answer.refusal()).isEqualTo("1000");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "localhost:8080", "127.0.0.1:1", "127.1.2.3", "[::1]:8080", "0"})
  void a_host_of_this_machine_is_served(String host) {
    assertThat(wire(WeiduTest.SEED_000, "Host: " + host).status()).isEqualTo(200);
  }

  @Test
  void discuz_has_no_test_mode() {
    Answer answer =
        trial
            .patch(4)
            .header("User-Id", trial.publicId("admin"))
            .attributes("'signature':'x'")
            .send();
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.errors()).containsExactly("not_authenticated");
  }

  @Test
  void who_is_disabled_stays_so() {
    assertThat(wire("{}", "User-Id: " + trial.publicId("disabled")).refusal()).isEqualTo("403");
  }

  @Test
  void without_test_mode_nobody_is_believed() {
    try (Trial strict = new Trial()) {
      Answer answer =
          strict
              .update()
              .header("User-Id", strict.publicId("admin"))
              .body(WeiduTest.SEED_000)
              .send();
      assertThat(answer.refusal()).isEqualTo("1000");
      assertThat(answer.header("Roster-Test-Mode")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "192.168.1.1", "example.org", "::", "127.0.0.1.evil.example"})
  void it_is_refused_on_any_other_address(String host) {
    assertThatThrownBy(() -> HttpSettings.onLoopback(0).at(host, 0).withTestMode(true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("test mode");
    assertThat(HttpSettings.onLoopback(0).at(host, 0).testMode()).isFalse();
  }

  private Answer wire(String body, String... headers) {
    List<String> head = new ArrayList<>();
    head.add("PUT /weidu/api/v1/users/update HTTP/1.1");
    head.add("Content-Length: " + body.length());
    head.addAll(List.of(headers));
    return Wire.send(
        trial.server.port(), body.getBytes(StandardCharsets.US_ASCII), head.toArray(String[]::new));
  }
}

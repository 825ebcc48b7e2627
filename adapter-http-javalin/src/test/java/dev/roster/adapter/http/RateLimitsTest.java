package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.adapter.http.HttpSettings.Rate;
import dev.roster.adapter.http.HttpSettings.Rates;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who asks too often waits, and nobody else does. */
class RateLimitsTest {

  private static final Rate FEW = new Rate(2, 3);
  private static final Rate MANY = new Rate(5, 10);

  private final CapturedLog log = new CapturedLog();
  private Trial trial;

  @AfterEach
  void stop() {
    trial.close();
    log.close();
  }

  @Test
  void a_session_may_ask_so_often_at_once_and_then_waits() {
    limit(FEW, Rate.OFF);
    assertThat(statuses(3, i -> me("member"))).containsOnly(200);
    Answer answer = me("member").send();
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.errors()).containsExactly("too_many_requests");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.header("X-Request-Id")).isNotEmpty();
    trial.clock.move(Duration.ofMillis(499));
    assertThat(me("member").send().status()).isEqualTo(429);
    trial.clock.move(Duration.ofMillis(1));
    assertThat(statuses(2, i -> me("member"))).containsExactly(200, 429);
  }

  @Test
  void after_the_seconds_that_it_was_told_it_may_ask_again() {
    limit(new Rate(1, 1), Rate.OFF);
    me("member").send();
    Answer answer = me("member").send();
    trial.clock.move(Duration.ofSeconds(Long.parseLong(answer.header("Retry-After"))));
    assertThat(me("member").send().status()).isEqualTo(200);
  }

  @Test
  void a_pause_gives_a_whole_burst_and_no_more() {
    limit(FEW, Rate.OFF);
    trial.clock.move(Duration.ofDays(1));
    assertThat(statuses(5, i -> me("member"))).containsExactly(200, 200, 200, 429, 429);
    trial.clock.move(Duration.ofDays(1));
    assertThat(statuses(5, i -> me("member"))).containsExactly(200, 200, 200, 429, 429);
  }

  @Test
  void an_address_may_ask_so_often_whoever_asks() {
    limit(Rate.OFF, FEW);
    assertThat(me("member").send().status()).isEqualTo(200);
    assertThat(trial.get("/api/users/4").send().status()).isEqualTo(401);
    assertThat(trial.get("/nowhere").send().status()).isEqualTo(404);
    for (Call call : List.of(me("editor"), trial.get("/nowhere"), trial.post("/api/login"))) {
      assertThat(call.send().errors()).containsExactly("too_many_requests");
    }
    trial.clock.move(Duration.ofMillis(1_500));
    assertThat(statuses(4, i -> me("editor"))).containsExactly(200, 200, 200, 429);
  }

  @Test
  void one_users_flood_leaves_the_neighbours_what_a_session_may_not_have() {
    limit(FEW, MANY);
    assertThat(statuses(50, i -> me("member"))).startsWith(200, 200, 200).endsWith(429);
    assertThat(statuses(3, i -> me("editor"))).containsOnly(200);
    assertThat(statuses(3, i -> me("reviewer"))).containsOnly(200);
  }

  @Test
  void one_user_has_a_limit_for_each_session() {
    limit(FEW, Rate.OFF);
    assertThat(statuses(4, i -> me("member"))).endsWith(429);
    Call other = trial.get("/api/users/4").token(trial.newToken("member"));
    assertThat(other.send().status()).isEqualTo(200);
  }

  @Test
  void made_up_tokens_count_for_the_address() {
    limit(FEW, MANY);
    List<Integer> statuses =
        statuses(12, i -> trial.get("/api/users/4").token(String.format("%026d", 1_000_000 + i)));
    assertThat(statuses.subList(0, 10)).containsOnly(401);
    assertThat(statuses.subList(10, 12)).containsOnly(429);
  }

  @Test
  void who_is_refused_reaches_no_storage_and_its_body_is_not_read() {
    limit(FEW, FEW);
    statuses(3, i -> me("member"));
    AtomicInteger reached = new AtomicInteger();
    trial.store.meets(reached::incrementAndGet);
    for (String authorization : List.of("Authorization: Bearer " + trial.token("member"), "X: y")) {
      Answer answer =
          Wire.send(
              trial.server.port(),
              new byte[0],
              "PATCH /api/users/4 HTTP/1.1",
              authorization,
              "Content-Type: application/json",
              "Content-Length: 100");
      assertThat(answer.status()).isEqualTo(429);
    }
    assertThat(reached).hasValue(0);
  }

  @Test
  void weidu_says_it_in_its_envelope_and_in_its_language() {
    limit(FEW, Rate.OFF);
    Call call = trial.get("/weidu/api/v1/users/me").by("member");
    assertThat(statuses(3, i -> call)).containsOnly(200);
    Answer answer = call.header("Accept-Language", "en").send();
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.refusal()).isEqualTo("429");
    assertThat(answer.at("/result").textValue())
        .isEqualTo("Too many requests; please wait a while");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }

  @Test
  void a_refused_request_is_in_the_access_log_with_its_effective_method() {
    limit(FEW, Rate.OFF);
    statuses(3, i -> me("member"));
    trial
        .post("/api/users/4?secret")
        .by("member")
        .header("X-HTTP-Method-Override", "PATCH")
        .header("X-Request-Id", "r-4")
        .send();
    assertThat(log.access(4)).hasSize(4);
    assertThat(log.access(4).get(3))
        .endsWith("method=PATCH path=/api/users/4 status=429 ms=0 actor=- request=r-4");
  }

  @Test
  void zero_is_no_limit() {
    limit(Rate.OFF, Rate.OFF);
    assertThat(statuses(300, i -> me("member"))).containsOnly(200);
  }

  @Test
  void by_default_there_are_limits() {
    trial = Trial.listening(settings -> settings.with(HttpSettings.Limits.STANDARD));
    List<Integer> statuses = statuses(101, i -> me("member"));
    assertThat(statuses.subList(0, 100)).containsOnly(200);
    assertThat(statuses.get(100)).isEqualTo(429);
    List<Integer> strangers = statuses(101, i -> trial.get("/api/users/4"));
    assertThat(strangers.subList(0, 100)).containsOnly(401);
    assertThat(strangers.get(100)).isEqualTo(429);
  }

  @Test
  void an_ipv6_network_is_one_address_and_an_ipv4_address_is_itself() {
    trial =
        Trial.listening(
            settings ->
                settings
                    .with(settings.limits().with(new Rates(Rate.OFF, new Rate(1, 1))))
                    .with(new Proxies(Set.of("127.0.0.1"))));
    assertThat(from("2001:db8:1:2::1")).isEqualTo(401);
    assertThat(from("2001:db8:1:2:ffff::9")).isEqualTo(429);
    assertThat(from("2001:db8:1:3::1")).isEqualTo(401);
    assertThat(from("192.0.2.1")).isEqualTo(401);
    assertThat(from("192.0.2.2")).isEqualTo(401);
    assertThat(from("::ffff:192.0.2.2")).isEqualTo(429);
  }

  @Test
  void a_flood_of_addresses_is_forgotten_before_it_fills_the_memory() {
    trial = new Trial();
    Buckets buckets = new Buckets(FEW, () -> 0);
    IntStream.range(0, 200_000).forEach(i -> buckets.take("flood" + i));
    assertThat(buckets.size()).isLessThanOrEqualTo(100_000);
  }

  @Test
  void whose_bucket_is_empty_again_is_forgotten() {
    trial = new Trial();
    Duration[] now = {Duration.ZERO};
    Buckets buckets = new Buckets(FEW, () -> now[0].toNanos());
    buckets.take("one");
    assertThat(buckets.size()).isEqualTo(1);
    now[0] = Duration.ofMillis(1_500);
    assertThat(buckets.size()).isZero();
  }

  private int from(String address) {
    return trial.get("/api/users/4").header("X-Forwarded-For", address).send().status();
  }

  private void limit(Rate session, Rate address) {
    trial =
        Trial.listening(
            settings -> settings.with(settings.limits().with(new Rates(session, address))));
  }

  private Call me(String name) {
    return trial.get("/api/users/4").by(name);
  }

  private static List<Integer> statuses(int times, IntFunction<Call> call) {
    return IntStream.range(0, times).mapToObj(i -> call.apply(i).send().status()).toList();
  }
}

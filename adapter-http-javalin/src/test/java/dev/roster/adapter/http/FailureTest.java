package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.PasswordHasher;
import dev.roster.application.port.Unavailable;
import dev.roster.domain.credential.Password;
import dev.roster.domain.credential.PasswordHash;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the server says when it cannot: an error id that is in the log, or when to come again. */
class FailureTest {

  private final CapturedLog log = new CapturedLog();
  private Trial trial = new Trial();

  @AfterEach
  void stop() {
    trial.close();
    log.close();
  }

  @Test
  void a_bug_answers_500_with_an_id_that_is_in_the_log_and_nothing_else() {
    trial.store.meets(() -> throwing(new IllegalStateException("SELECT hash FROM roster_user")));
    Answer answer = trial.get("/api/users/4").by("member").send();
    assertThat(answer.status()).isEqualTo(500);
    String id = answer.at("/errors/0/id").textValue();
    assertThat(id).matches("[0-9a-f-]{36}");
    assertThat(answer.text())
        .isEqualTo(
            "{\"errors\":[{\"status\":\"500\",\"code\":\"internal_error\","
                + "\"detail\":[\"服务器内部错误\"],\"id\":\""
                + id
                + "\"}]}");
    log.access(1);
    assertThat(log.text())
        .contains("ERROR [" + answer.header("X-Request-Id") + "] RosterHttp error " + id)
        .contains("IllegalStateException: SELECT");
    assertThat(log.access(1)).hasSize(1);
  }

  @Test
  void a_bug_answers_weidu_in_its_envelope() {
    trial.store.meets(() -> throwing(new IllegalStateException("secret")));
    Answer answer = trial.get("/weidu/api/v1/users/me").by("member").send();
    assertThat(answer.status()).isEqualTo(500);
    assertThat(Answer.names(answer.json())).containsExactly("code", "result", "error_id");
    assertThat(answer.at("/code").intValue()).isEqualTo(500);
    log.access(1);
    assertThat(log.text()).contains("error " + answer.at("/error_id").textValue());
  }

  @Test
  void an_error_of_the_machine_answers_like_a_bug() {
    for (String path : List.of("/api/users/4", "/weidu/api/v1/users/me")) {
      trial.store.meets(() -> throwing(new StackOverflowError("secret")));
      Answer answer = trial.get(path).by("member").send();
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.text()).contains("服务器内部错误").doesNotContain("secret", "Error");
      trial.store.meets(() -> {});
      assertThat(trial.get(path).by("member").send().status()).isEqualTo(200);
      String id = answer.at("/errors/0/id").asText() + answer.at("/error_id").asText();
      assertThat(id).matches("[0-9a-f-]{36}");
      assertThat(log.text()).contains("error " + id);
    }
    assertThat(log.access(4)).hasSize(4);
  }

  @Test
  void an_outage_answers_503_with_when_to_come_again() {
    trial.store.meets(() -> throwing(new Unavailable("locked", Duration.ofSeconds(7))));
    Answer answer = trial.patch(4).by("member").attributes("'signature':'new'").send();
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.errors()).containsExactly("busy");
    assertThat(answer.header("Retry-After")).isEqualTo("7");
    assertThat(answer.text()).doesNotContain("locked");
    Answer weidu = trial.update().by("member").json("{}").send();
    assertThat(weidu.status()).isEqualTo(503);
    assertThat(weidu.refusal()).isEqualTo("503");
    assertThat(weidu.header("Retry-After")).isEqualTo("7");
    assertThat(trial.user(4).profile().signature().text()).isEmpty();
  }

  @Test
  void an_outage_is_one_line_in_the_log_that_ends_with_why() {
    Exception deep = new IllegalStateException("no space left", new IllegalStateException());
    Unavailable outage =
        new Unavailable("the disk is full", Duration.ofSeconds(1), new IllegalStateException(deep));
    trial.store.meets(() -> throwing(outage));
    trial.get("/api/users/4").by("member").send();
    log.access(1);
    assertThat(log.lines().stream().filter(line -> !line.contains(" access ")))
        .singleElement()
        .asString()
        .endsWith("unavailable: the disk is full (no space left)");
  }

  @Test
  void a_wait_below_a_second_is_still_one() {
    trial.store.meets(() -> throwing(new Unavailable("locked", Duration.ofMillis(1))));
    assertThat(trial.get("/api/users/4").by("member").send().header("Retry-After")).isEqualTo("1");
  }

  @Test
  void more_logins_than_can_be_hashed_answer_503() throws Exception {
    SlowHasher hasher = new SlowHasher();
    trial.close();
    trial = Trial.of(builder -> builder.hasher(hasher).hashing(1, 0));
    hasher.slow = true;
    CompletableFuture<Answer> first = logIn().sendLater();
    assertThat(hasher.begun.await(10, TimeUnit.SECONDS)).isTrue();
    Answer second = logIn().send();
    hasher.released.countDown();
    assertThat(second.status()).isEqualTo(503);
    assertThat(second.errors()).containsExactly("busy");
    assertThat(second.header("Retry-After")).isEqualTo("1");
    assertThat(first.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
    assertThat(logIn().send().status()).isEqualTo(200);
  }

  private Call logIn() {
    return trial
        .post("/api/login")
        .attributes("'username':'member','password':'" + Trial.PASSWORD + "'");
  }

  private static void throwing(RuntimeException trouble) {
    throw trouble;
  }

  private static void throwing(Error trouble) {
    throw trouble;
  }

  /** Once it is slow, it waits to be released. */
  private static final class SlowHasher implements PasswordHasher {

    private final PasswordHasher hasher = new CheapHasher();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean slow;

    @Override
    public PasswordHash hash(Password secret) {
      return hasher.hash(secret);
    }

    @Override
    public boolean matches(Password candidate, PasswordHash stored) {
      if (slow) {
        begun.countDown();
        try {
          released.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      return hasher.matches(candidate, stored);
    }

    @Override
    public boolean needsUpgrade(PasswordHash stored) {
      return hasher.needsUpgrade(stored);
    }
  }
}

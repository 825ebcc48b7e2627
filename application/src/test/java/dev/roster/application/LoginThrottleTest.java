package dev.roster.application;

import static dev.roster.application.Trial.PASSWORD;
import static dev.roster.application.Trial.codes;
import static dev.roster.application.Trial.done;
import static dev.roster.application.Trial.newPassword;
import static dev.roster.application.Trial.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roster.application.port.Unavailable;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In 15 minutes: 5 failures for account and address, 50 for an account, 100 from an address. */
class LoginThrottleTest {

  private static final String HERE = "192.0.2.1";
  private static final String ELSEWHERE = "198.51.100.1";

  private final Trial trial = new Trial();

  private void fail(String login, String address, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(codes(trial.logIn(login, "wrong", address)))
          .containsExactly(RejectionCode.LOGIN_FAILED);
    }
  }

  private static Rejection lockedFor(long seconds) {
    return Rejection.of(RejectionCode.LOGIN_FAILURES_TIMES_TOPLIMIT)
        .with(Rejection.RETRY_AFTER, seconds);
  }

  @Test
  void five_failures_lock_the_account_for_that_address_and_cost_nothing_more() {
    trial.member("user");
    fail("user", HERE, 5);
    trial.hasher.forgetCalls();

    assertThat(refused(trial.logIn("user", PASSWORD, HERE))).containsExactly(lockedFor(900));

    assertThat(trial.hasher.calls()).isZero();
    done(trial.logIn("user", PASSWORD, ELSEWHERE));
  }

  @Test
  void the_lock_opens_when_the_window_has_passed() {
    trial.member("user");
    fail("user", HERE, 5);
    trial.clock.move(Duration.ofMinutes(15).minusMillis(1));
    assertThat(refused(trial.logIn("user", PASSWORD, HERE))).containsExactly(lockedFor(1));
    trial.clock.move(Duration.ofMillis(1));
    done(trial.logIn("user", PASSWORD, HERE));
  }

  @Test
  void name_and_mobile_of_one_account_count_together() {
    trial.member("user", "13812345678");
    fail("user", HERE, 2);
    fail("USER", HERE, 1);
    fail("138-1234-5678", HERE, 2);
    assertThat(refused(trial.logIn("user", PASSWORD, HERE))).containsExactly(lockedFor(900));
    assertThat(refused(trial.logIn("13812345678", PASSWORD, HERE))).containsExactly(lockedFor(900));
  }

  /** Otherwise the spelling at which the count starts anew would tell that nobody has the name. */
  @ParameterizedTest
  @CsvSource({
    "nobody, NOBODY",
    "nobody, ｎｏｂｏｄｙ",
    "Straße, strasse",
    "13812345678, 138-1234 5678",
    "13812345678, +8613812345678"
  })
  void an_account_that_does_not_exist_locks_as_one_that_does(String login, String spelled) {
    fail(login, HERE, 3);
    fail(spelled, HERE, 2);
    assertThat(refused(trial.logIn(login, PASSWORD, HERE))).containsExactly(lockedFor(900));
    assertThat(refused(trial.logIn(spelled, PASSWORD, HERE))).containsExactly(lockedFor(900));
    fail(login, ELSEWHERE, 5);
  }

  @Test
  void a_success_forgets_the_failures_of_its_own_pair() {
    trial.member("user");
    for (int i = 0; i < 3; i++) {
      fail("user", HERE, 4);
      done(trial.logIn("user", PASSWORD, HERE));
    }
  }

  @Test
  void a_success_forgets_nothing_else() {
    trial.member("user");
    trial.member("other");
    fail("user", ELSEWHERE, 4);
    fail("other", HERE, 4);

    done(trial.logIn("user", PASSWORD, HERE));

    fail("user", ELSEWHERE, 1);
    fail("other", HERE, 1);
    assertThat(refused(trial.logIn("user", PASSWORD, ELSEWHERE))).containsExactly(lockedFor(900));
    assertThat(refused(trial.logIn("other", PASSWORD, HERE))).containsExactly(lockedFor(900));
  }

  @Test
  void fifty_failures_from_anywhere_lock_the_account_everywhere() {
    trial.member("user");
    for (int i = 0; i < 9; i++) {
      fail("user", "203.0.113." + i, 5);
    }
    fail("user", "203.0.113.9", 4);
    done(trial.logIn("user", PASSWORD, HERE));
    fail("user", "203.0.113.10", 1);

    assertThat(refused(trial.logIn("user", PASSWORD, HERE))).containsExactly(lockedFor(900));
    trial.member("other");
    done(trial.logIn("other", PASSWORD, HERE));
  }

  @Test
  void a_hundred_failures_from_an_address_lock_it_for_everybody() {
    trial.member("user");
    for (int i = 0; i < 19; i++) {
      fail("nobody" + i, HERE, 5);
    }
    fail("another", HERE, 4);
    done(trial.logIn("user", PASSWORD, HERE));
    fail("last", HERE, 1);

    assertThat(refused(trial.logIn("user", PASSWORD, HERE))).containsExactly(lockedFor(900));
    done(trial.logIn("user", PASSWORD, ELSEWHERE));
  }

  @Test
  void successes_are_never_too_many() {
    trial.member("user");
    for (int i = 0; i < 120; i++) {
      done(trial.logIn("user", PASSWORD, HERE));
    }
  }

  @Test
  void failed_logins_leave_the_tries_at_the_current_password_alone() {
    UserId user = trial.member("user");
    fail("user", HERE, 5);
    done(trial.edit(user, user, newPassword(PASSWORD, "battery staple")));
  }

  @Test
  void a_try_that_could_not_be_verified_is_taken_back() {
    trial.member("user");
    trial.hasher.meanwhile =
        () -> {
          throw new Unavailable("busy", Duration.ofSeconds(1));
        };
    for (int i = 0; i < 120; i++) {
      assertThatExceptionOfType(Unavailable.class)
          .isThrownBy(() -> trial.logIn("user", PASSWORD, HERE));
    }
    trial.hasher.meanwhile = () -> {};
    fail("user", HERE, 4);
    done(trial.logIn("user", PASSWORD, HERE));
  }

  @Test
  @Timeout(60)
  void guesses_in_parallel_are_no_more_than_guesses_in_a_row() throws Exception {
    trial.member("user");
    int guesses = 24;
    CountDownLatch allAsked = new CountDownLatch(guesses);
    trial.hasher.forgetCalls();
    ExecutorService threads = Executors.newFixedThreadPool(guesses);
    List<Future<Outcome<LogIn.LoggedIn>>> answers = new ArrayList<>();
    for (int i = 0; i < guesses; i++) {
      String guess = "guess " + i;
      answers.add(
          threads.submit(
              () -> {
                allAsked.countDown();
                allAsked.await();
                return trial.logIn("user", guess, HERE);
              }));
    }
    List<RejectionCode> codes = new ArrayList<>();
    for (Future<Outcome<LogIn.LoggedIn>> answer : answers) {
      codes.addAll(codes(answer.get()));
    }
    threads.shutdown();

    assertThat(trial.hasher.verified).hasValue(5);
    assertThat(codes)
        .filteredOn(code -> code == RejectionCode.LOGIN_FAILURES_TIMES_TOPLIMIT)
        .hasSize(guesses - 5);
  }
}

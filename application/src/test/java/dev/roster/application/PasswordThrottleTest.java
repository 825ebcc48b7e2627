package dev.roster.application;

import static dev.roster.application.Trial.PASSWORD;
import static dev.roster.application.Trial.codes;
import static dev.roster.application.Trial.done;
import static dev.roster.application.Trial.newPassword;
import static dev.roster.application.Trial.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roster.application.EditUser.Edited;
import dev.roster.application.port.Unavailable;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Five wrong current passwords in fifteen minutes, and then none. */
class PasswordThrottleTest {

  private static final String WANTED = "battery staple";

  private final Trial trial = new Trial();
  private UserId user;

  @BeforeEach
  void user() {
    user = trial.member("user");
  }

  private Outcome<Edited> change(String current) {
    return trial.edit(user, user, newPassword(current, WANTED));
  }

  private void wrong(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(refused(change("wrong")))
          .containsExactly(Rejection.at(Attribute.PASSWORD, RejectionCode.NOT_MATCH_USED_PASSWORD));
    }
  }

  private static Rejection lockedFor(long seconds) {
    return Rejection.at(Attribute.PASSWORD, RejectionCode.PASSWORD_FAILURES_TIMES_TOPLIMIT)
        .with(Rejection.RETRY_AFTER, seconds);
  }

  @Test
  void after_five_wrong_ones_the_right_one_is_refused_too_and_not_even_verified() {
    wrong(5);
    trial.hasher.forgetCalls();

    assertThat(refused(change(PASSWORD))).containsExactly(lockedFor(900));

    assertThat(trial.hasher.calls()).isZero();
    assertThat(trial.stored(user).version()).isEqualTo(1);
  }

  @Test
  void the_wait_shortens_as_time_passes_and_rounds_up_to_whole_seconds() {
    wrong(5);
    trial.clock.move(Duration.ofMillis(600_001));
    assertThat(refused(change(PASSWORD))).containsExactly(lockedFor(300));
    trial.clock.move(Duration.ofMillis(299_998));
    assertThat(refused(change(PASSWORD))).containsExactly(lockedFor(1));
  }

  @Test
  void once_the_window_has_passed_the_right_one_is_accepted() {
    wrong(5);
    trial.clock.move(Duration.ofMinutes(15));
    assertThat(done(change(PASSWORD)).changed()).containsExactly(Attribute.NEW_PASSWORD);
  }

  @Test
  void the_window_slides_with_each_try() {
    wrong(1);
    trial.clock.move(Duration.ofMinutes(10));
    wrong(4);
    trial.clock.move(Duration.ofMinutes(5));
    wrong(1);
    assertThat(refused(change(PASSWORD))).containsExactly(lockedFor(600));
  }

  @Test
  void a_refused_try_does_not_lengthen_the_wait() {
    wrong(5);
    trial.clock.move(Duration.ofMinutes(14));
    assertThat(refused(change("wrong"))).containsExactly(lockedFor(60));
    trial.clock.move(Duration.ofMinutes(1));
    done(change(PASSWORD));
  }

  @Test
  void a_right_one_forgets_the_wrong_ones_before_it() {
    wrong(4);
    done(trial.edit(user, user, newPassword(PASSWORD, "the next one")));
    wrong(4);
    done(trial.edit(user, user, newPassword("the next one", PASSWORD)));
  }

  @Test
  void right_ones_are_never_too_many() {
    String current = PASSWORD;
    for (int i = 0; i < 20; i++) {
      String next = "password no. " + i;
      done(trial.edit(user, user, newPassword(current, next)));
      current = next;
    }
  }

  @Test
  void the_password_for_a_new_mobile_or_email_counts_as_well() {
    for (int i = 0; i < 5; i++) {
      UserPatch patch =
          i % 2 == 0
              ? UserPatch.EMPTY.replace(Attribute.MOBILE, "13812345678")
              : UserPatch.EMPTY.replace(Attribute.EMAIL, "user@example.com");
      assertThat(codes(trial.edit(user, user, patch.replace(Attribute.PASSWORD, "wrong"))))
          .containsExactly(RejectionCode.NOT_MATCH_USED_PASSWORD);
    }
    assertThat(refused(change(PASSWORD))).containsExactly(lockedFor(900));
  }

  @Test
  void what_is_refused_for_another_reason_is_no_try() {
    for (int i = 0; i < 10; i++) {
      assertThat(codes(trial.edit(user, user, newPassword("wrong", "short"))))
          .containsExactly(RejectionCode.VALIDATION_ERROR);
    }
    done(change(PASSWORD));
  }

  @Test
  void each_user_has_tries_of_its_own_and_logging_in_has_others() {
    UserId other = trial.member("other");
    wrong(5);
    done(trial.edit(other, other, newPassword(PASSWORD, WANTED)));
    done(trial.logIn("user", PASSWORD));
  }

  @Test
  void a_try_that_could_not_be_verified_is_taken_back_and_leaves_nothing() {
    List<Object> before = trial.everything();
    trial.hasher.meanwhile =
        () -> {
          throw new Unavailable("busy", Duration.ofSeconds(1));
        };
    for (int i = 0; i < 10; i++) {
      assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> change(PASSWORD));
    }
    assertThat(trial.everything()).isEqualTo(before);

    trial.hasher.meanwhile = () -> {};
    wrong(4);
    done(change(PASSWORD));
  }

  @Test
  void a_hash_that_could_not_be_made_leaves_nothing() {
    List<Object> before = trial.everything();
    trial.hasher.meanwhile =
        () -> {
          if (trial.hasher.hashed.get() > 0) {
            throw new Unavailable("busy", Duration.ofSeconds(1));
          }
        };
    trial.hasher.forgetCalls();

    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> change(PASSWORD));

    assertThat(trial.hasher.verified).hasValue(1);
    assertThat(trial.everything()).isEqualTo(before);
  }

  @Test
  @Timeout(60)
  void guesses_in_parallel_are_no_more_than_guesses_in_a_row()
      throws InterruptedException, ExecutionException {
    int guesses = 24;
    CountDownLatch allAsked = new CountDownLatch(guesses);
    trial.hasher.forgetCalls();
    trial.hasher.meanwhile = () -> await(allAsked);
    ExecutorService threads = Executors.newFixedThreadPool(guesses);
    List<Future<Outcome<Edited>>> answers = new ArrayList<>();
    for (int i = 0; i < guesses; i++) {
      String guess = "guess " + i;
      answers.add(
          threads.submit(
              () -> {
                allAsked.countDown();
                return change(guess);
              }));
    }
    List<RejectionCode> codes = new ArrayList<>();
    for (Future<Outcome<Edited>> answer : answers) {
      codes.addAll(codes(answer.get()));
    }
    threads.shutdown();

    assertThat(trial.hasher.verified).hasValue(5);
    assertThat(codes)
        .filteredOn(code -> code == RejectionCode.PASSWORD_FAILURES_TIMES_TOPLIMIT)
        .hasSize(guesses - 5);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

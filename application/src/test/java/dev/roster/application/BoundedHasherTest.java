package dev.roster.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.roster.application.port.PasswordHasher;
import dev.roster.application.port.Unavailable;
import dev.roster.domain.credential.Password;
import dev.roster.domain.credential.PasswordHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BoundedHasherTest {

  private static final PasswordHash STORED = new PasswordHash("stored");

  /** Holds every caller until it is let through, and measures how many are inside at once. */
  private static final class Gate implements PasswordHasher {

    private final Semaphore let = new Semaphore(0);
    private final Semaphore entered = new Semaphore(0);
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());

    @Override
    public PasswordHash hash(Password secret) {
      pass(secret);
      return new PasswordHash("hash of " + secret.text());
    }

    @Override
    public boolean matches(Password candidate, PasswordHash stored) {
      pass(candidate);
      return stored.text().equals("hash of " + candidate.text());
    }

    @Override
    public boolean needsUpgrade(PasswordHash stored) {
      return !stored.equals(STORED);
    }

    private void pass(Password secret) {
      order.add(secret.text());
      most.accumulateAndGet(inside.incrementAndGet(), Math::max);
      entered.release();
      let.acquireUninterruptibly();
      inside.decrementAndGet();
    }

    private void awaitEntered(int callers) throws InterruptedException {
      assertThat(entered.tryAcquire(callers, 10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private final Gate gate = new Gate();
  private final List<Thread> callers = new ArrayList<>();

  /** Starts a caller and returns when it is inside the gate or waits before it. */
  private void start(BoundedHasher hasher, String secret) throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    Thread caller =
        new Thread(
            () -> {
              started.countDown();
              hasher.matches(new Password(secret), STORED);
            });
    caller.start();
    callers.add(caller);
    started.await();
    while (caller.getState() != Thread.State.WAITING) {
      assertThat(caller.isAlive()).isTrue();
      Thread.onSpinWait();
    }
  }

  private void finish() throws InterruptedException {
    gate.let.release(callers.size());
    for (Thread caller : callers) {
      caller.join();
    }
  }

  @Test
  void no_more_run_at_once_than_allowed() throws InterruptedException {
    BoundedHasher hasher = new BoundedHasher(gate, 2, 10);
    for (int i = 0; i < 8; i++) {
      start(hasher, "secret " + i);
    }
    gate.awaitEntered(2);
    assertThat(gate.inside).hasValue(2);

    finish();
    assertThat(gate.order).hasSize(8);
    assertThat(gate.most).hasValue(2);
  }

  @Test
  void beyond_those_who_wait_the_answer_is_unavailable_at_once() throws InterruptedException {
    BoundedHasher hasher = new BoundedHasher(gate, 1, 2);
    for (int i = 0; i < 3; i++) {
      start(hasher, "secret " + i);
    }

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> hasher.matches(new Password("one too many"), STORED))
        .satisfies(busy -> assertThat(busy.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> hasher.hash(new Password("one too many")));

    finish();
    assertThat(gate.order).hasSize(3).doesNotContain("one too many");
  }

  @Test
  void with_nobody_allowed_to_wait_only_those_who_run_are_served() throws InterruptedException {
    BoundedHasher hasher = new BoundedHasher(gate, 1, 0);
    start(hasher, "first");
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> hasher.hash(new Password("second")));
    finish();
  }

  @Test
  void those_who_wait_are_served_in_the_order_in_which_they_came() throws InterruptedException {
    BoundedHasher hasher = new BoundedHasher(gate, 1, 10);
    for (int i = 0; i < 6; i++) {
      start(hasher, "secret " + i);
    }
    finish();
    assertThat(gate.order)
        .containsExactly("secret 0", "secret 1", "secret 2", "secret 3", "secret 4", "secret 5");
  }

  @Test
  void hashing_and_verifying_share_the_same_bound() throws InterruptedException {
    BoundedHasher hasher = new BoundedHasher(gate, 1, 0);
    start(hasher, "verifying");
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> hasher.hash(new Password("hashing")));
    finish();
  }

  @Test
  void the_next_is_served_once_there_is_room_again() throws InterruptedException {
    BoundedHasher hasher = new BoundedHasher(gate, 1, 0);
    start(hasher, "first");
    finish();
    gate.let.release(2);
    PasswordHash hash = hasher.hash(new Password("second"));
    assertThat(hasher.matches(new Password("second"), hash)).isTrue();
  }

  @Test
  void whether_a_hash_needs_an_upgrade_is_told_while_others_hash() throws InterruptedException {
    BoundedHasher hasher = new BoundedHasher(gate, 1, 0);
    start(hasher, "hashing");
    assertThat(hasher.needsUpgrade(STORED)).isFalse();
    assertThat(hasher.needsUpgrade(new PasswordHash("other"))).isTrue();
    finish();
  }

  @Test
  void a_hasher_that_fails_takes_no_room_with_it() {
    PasswordHasher failing =
        new PasswordHasher() {
          private int calls;

          @Override
          public PasswordHash hash(Password secret) {
            if (calls++ < 5) {
              throw new IllegalStateException("out of order");
            }
            return STORED;
          }

          @Override
          public boolean matches(Password candidate, PasswordHash stored) {
            throw new IllegalStateException("out of order");
          }

          @Override
          public boolean needsUpgrade(PasswordHash stored) {
            return false;
          }
        };
    BoundedHasher hasher = new BoundedHasher(failing, 1, 1);
    for (int i = 0; i < 5; i++) {
      assertThatIllegalStateException().isThrownBy(() -> hasher.hash(new Password("secret")));
      assertThatIllegalStateException()
          .isThrownBy(() -> hasher.matches(new Password("secret"), STORED));
    }
    assertThat(hasher.hash(new Password("secret"))).isEqualTo(STORED);
  }
}

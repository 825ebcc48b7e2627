package dev.roster.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.PasswordHasher;
import dev.roster.domain.credential.Password;
import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.credential.TokenHash;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Salted SHA-256, which is far too cheap for anything but tests; counts its calls.
 *
 * <p>What a test puts in {@link #meanwhile} happens inside every call, where a slow hasher would
 * leave time for it. A call inside a transaction fails the test. Thread-safe.
 */
final class CheapHasher implements PasswordHasher {

  private static final String SCHEME = "test$";
  private static final int SALT = 36;

  final AtomicInteger hashed = new AtomicInteger();
  final AtomicInteger verified = new AtomicInteger();
  volatile Runnable meanwhile = () -> {};

  /** Which hashes are better replaced. */
  volatile Predicate<PasswordHash> outdated = stored -> false;

  private final BooleanSupplier inTransaction;

  CheapHasher(BooleanSupplier inTransaction) {
    this.inTransaction = inTransaction;
  }

  @Override
  public PasswordHash hash(Password secret) {
    called(hashed);
    return hash(UUID.randomUUID().toString(), secret);
  }

  @Override
  public boolean matches(Password candidate, PasswordHash stored) {
    called(verified);
    String salt = stored.text().substring(SCHEME.length(), SCHEME.length() + SALT);
    return hash(salt, candidate).equals(stored);
  }

  @Override
  public boolean needsUpgrade(PasswordHash stored) {
    return outdated.test(stored);
  }

  private void called(AtomicInteger count) {
    assertThat(inTransaction.getAsBoolean()).as("a secret is hashed in a transaction").isFalse();
    count.incrementAndGet();
    meanwhile.run();
  }

  private static PasswordHash hash(String salt, Password secret) {
    return new PasswordHash(SCHEME + salt + TokenHash.of(salt + secret.text()).hex());
  }

  int calls() {
    return hashed.get() + verified.get();
  }

  void forgetCalls() {
    hashed.set(0);
    verified.set(0);
  }

  /** Lets something happen inside the next call only. */
  void meanwhileOnce(Runnable event) {
    AtomicInteger calls = new AtomicInteger();
    meanwhile =
        () -> {
          if (calls.getAndIncrement() == 0) {
            event.run();
          }
        };
  }
}

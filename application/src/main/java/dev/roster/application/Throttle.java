package dev.roster.application;

import dev.roster.application.port.Attempts;
import dev.roster.application.port.Attempts.Limit;
import dev.roster.application.port.Attempts.Reservation;
import dev.roster.application.port.Unavailable;
import dev.roster.domain.credential.TokenHash;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How often a secret may be guessed, and an account be made. All the limits stand here.
 *
 * <p>A try is counted before it is made and taken back when it succeeds, so guessing in parallel
 * gains nothing.
 */
record Throttle(Parts parts) {

  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int PASSWORDS = 5;
  private static final int LOGINS_BY_ACCOUNT_AND_ADDRESS = 5;
  private static final int LOGINS_BY_ACCOUNT = 50;
  private static final int LOGINS_BY_ADDRESS = 100;
  private static final Duration REGISTRATIONS_WITHIN = Duration.ofHours(1);
  private static final int REGISTRATIONS_BY_ADDRESS = 10;

  /** One try at the current login password, by its owner. */
  Outcome<Boolean> tryPassword(UserId user, BooleanSupplier check) {
    Rejection refusal =
        Rejection.at(Attribute.PASSWORD, RejectionCode.PASSWORD_FAILURES_TIMES_TOPLIMIT);
    Instant now = parts.now();
    return attempt(
        List.of(new Limit("password:" + user.value(), PASSWORDS, now.minus(WINDOW))),
        now,
        refused -> retryAt(refusal, now, refused.oldest().plus(WINDOW)),
        check);
  }

  /** One try at the pay password, by its owner; the day is that of the configured zone. */
  Outcome<Boolean> tryPayPassword(UserId user, BooleanSupplier check) {
    Rejection refusal =
        Rejection.at(Attribute.PAY_PASSWORD, RejectionCode.PAY_PASSWORD_FAILURES_TIMES_TOPLIMIT);
    Instant now = parts.now();
    ZonedDateTime today =
        now.atZone(parts.policy().zone()).toLocalDate().atStartOfDay(parts.policy().zone());
    Instant midnight =
        today.toLocalDate().plusDays(1).atStartOfDay(parts.policy().zone()).toInstant();
    return attempt(
        List.of(
            new Limit(
                "pay-password:" + user.value(),
                AskPayPasswordToken.TRIES_A_DAY,
                today.toInstant().minusMillis(1))),
        now,
        refused -> retryAt(refusal, now, midnight),
        check);
  }

  /**
   * One try at a login.
   *
   * @param user whose account, if there is one
   * @param login what was typed, in one spelling; may be anything, so only its hash is kept
   * @param address where it comes from
   */
  Outcome<Boolean> tryLogin(
      Optional<UserId> user, String login, String address, BooleanSupplier check) {
    Rejection refusal = Rejection.of(RejectionCode.LOGIN_FAILURES_TIMES_TOPLIMIT);
    Instant now = parts.now();
    Instant since = now.minus(WINDOW);
    String account =
        user.map(id -> Long.toString(id.value())).orElseGet(() -> TokenHash.of(login).hex());
    String from = hashed(address);
    return attempt(
        List.of(
            new Limit("login:" + account + "|" + from, LOGINS_BY_ACCOUNT_AND_ADDRESS, since),
            new Limit("login-account:" + account, LOGINS_BY_ACCOUNT, since),
            new Limit("login-address:" + from, LOGINS_BY_ADDRESS, since)),
        now,
        refused -> retryAt(refusal, now, refused.oldest().plus(WINDOW)),
        check);
  }

  /**
   * One registration that is in order as far as it can be told without looking. It stays counted
   * whatever becomes of it: what is bounded is the hashes and accounts that one address can cause,
   * and the names that it can ask about.
   */
  <T> Outcome<T> tryRegistration(String address, Supplier<Outcome<T>> registration) {
    Rejection refusal = Rejection.of(RejectionCode.TOO_MANY_REQUESTS);
    Instant now = parts.now();
    Limit limit =
        new Limit(
            "register:" + hashed(address),
            REGISTRATIONS_BY_ADDRESS,
            now.minus(REGISTRATIONS_WITHIN));
    return parts
        .store()
        .attempts()
        .reserve(List.of(limit), now)
        .fold(
            granted -> tried(granted, registration),
            refused ->
                Outcome.rejected(
                    retryAt(refusal, now, refused.oldest().plus(REGISTRATIONS_WITHIN))));
  }

  /**
   * A success takes its own try back everywhere, and forgets what was counted under the first key.
   */
  private Outcome<Boolean> attempt(
      List<Limit> limits,
      Instant now,
      Function<Reservation.Refused, Rejection> refusal,
      BooleanSupplier check) {
    Attempts attempts = parts.store().attempts();
    return attempts
        .reserve(limits, now)
        .fold(
            granted -> {
              boolean right = tried(granted, check::getAsBoolean);
              if (right) {
                attempts.takeBack(granted);
                attempts.forget(limits.get(0).key());
              }
              return Outcome.done(right);
            },
            refused -> Outcome.rejected(refusal.apply(refused)));
  }

  private <T> T tried(Reservation.Granted granted, Supplier<T> work) {
    try {
      return work.get();
    } catch (Unavailable notTried) {
      parts.store().attempts().takeBack(granted);
      throw notTried;
    }
  }

  private static String hashed(String address) {
    return TokenHash.of(address).hex().substring(0, 32);
  }

  private static Rejection retryAt(Rejection refusal, Instant now, Instant when) {
    long seconds = Math.max(1, Duration.between(now, when).plusMillis(999).toSeconds());
    return refusal.with(Rejection.RETRY_AFTER, seconds);
  }
}

package dev.roster.domain.delivery;

import dev.roster.domain.notice.NoticeId;
import dev.roster.domain.status.Transition;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * One rule: which notice goes over which channel to whom.
 *
 * <p>Immutable and thread-safe.
 *
 * @param on what it answers to, not null
 * @param channel not null
 * @param recipient not null
 * @param wording not null
 * @param enabled whether it applies at all
 * @param expiry for how long after the change it is worth sending, at least a second; empty for
 *     ever
 */
public record DeliveryRule(
    Trigger on,
    Channel channel,
    Recipient recipient,
    Wording wording,
    boolean enabled,
    Optional<Duration> expiry) {

  /**
   * Checks the expiry.
   *
   * @throws IllegalArgumentException if it is shorter than a second
   */
  public DeliveryRule {
    Objects.requireNonNull(on, "on");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(recipient, "recipient");
    Objects.requireNonNull(wording, "wording");
    if (expiry.isPresent() && expiry.get().toSeconds() < 1) {
      throw new IllegalArgumentException("an expiry is at least a second");
    }
  }

  /** A rule for a notice, in its own words, in Chinese, without an expiry. */
  public static DeliveryRule of(NoticeId notice, Channel channel, Recipient recipient) {
    return new DeliveryRule(
        new Trigger.OfNotice(notice), channel, recipient, Wording.STANDARD, true, Optional.empty());
  }

  /** Whether it applies to a notice, which a transition owes or something else does. */
  boolean appliesTo(NoticeId notice, Optional<Transition> transition) {
    return enabled && on.answersTo(notice, transition);
  }
}

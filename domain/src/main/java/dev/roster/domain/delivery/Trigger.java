package dev.roster.domain.delivery;

import dev.roster.domain.notice.NoticeId;
import dev.roster.domain.status.Status;
import dev.roster.domain.status.Transition;
import java.util.Objects;
import java.util.Optional;

/**
 * What a rule answers to.
 *
 * <p>Immutable and thread-safe.
 */
public sealed interface Trigger {

  /**
   * A notice, whatever owes it.
   *
   * @param notice not null
   */
  record OfNotice(NoticeId notice) implements Trigger {
    /** Refuses null. */
    public OfNotice {
      Objects.requireNonNull(notice, "notice");
    }
  }

  /**
   * The notice that one transition owes.
   *
   * @param from not null
   * @param to not null
   */
  record OfTransition(Status from, Status to) implements Trigger {
    /** Refuses null. */
    public OfTransition {
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
    }
  }

  /** Whether it answers to a notice, which a transition owes or something else does. */
  default boolean answersTo(NoticeId notice, Optional<Transition> transition) {
    if (this instanceof OfNotice of) {
      return of.notice().equals(notice);
    }
    OfTransition of = (OfTransition) this;
    return transition
        .filter(move -> move.from() == of.from() && move.to() == of.to())
        .filter(move -> move.notice().equals(Optional.of(notice)))
        .isPresent();
  }

  /** As rules are written: {@code 10}, or {@code 0->1}. */
  default String text() {
    return this instanceof OfTransition of
        ? "%d->%d".formatted(of.from().code(), of.to().code())
        : Integer.toString(((OfNotice) this).notice().value());
  }
}

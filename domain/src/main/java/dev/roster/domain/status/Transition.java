package dev.roster.domain.status;

import dev.roster.domain.notice.NoticeId;
import java.util.Objects;
import java.util.Optional;

/**
 * One legal move from one status to another: a row of the {@link TransitionTable}.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name what moderators call it, such as {@code disable}; not blank
 * @param from the status before, not null
 * @param to the status after, not null and not {@code from}
 * @param by who may make it, not null
 * @param notice the notice that it owes the user, empty for none; not null
 */
public record Transition(String name, Status from, Status to, By by, Optional<NoticeId> notice) {

  /**
   * Checks the row by itself.
   *
   * @throws IllegalArgumentException if the name is blank or the row leads nowhere
   */
  public Transition {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(notice, "notice");
    if (name.isBlank()) {
      throw new IllegalArgumentException("a transition needs a name");
    }
    if (from == to) {
      throw new IllegalArgumentException(
          "transition '" + name + "' leads from " + from + " to itself");
    }
  }

  /** A row that owes a notice. */
  public static Transition owing(String name, Status from, Status to, By by, NoticeId notice) {
    return new Transition(name, from, to, by, Optional.of(notice));
  }

  /** A row that owes nothing, on purpose. */
  public static Transition silent(String name, Status from, Status to, By by) {
    return new Transition(name, from, to, by, Optional.empty());
  }
}

package dev.roster.domain.user;

import dev.roster.domain.patch.Attribute;
import dev.roster.domain.rejection.Rejection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * What was decided about a request to change a user.
 *
 * <p>Immutable and thread-safe.
 */
public sealed interface Decision {

  /**
   * The change is to be made, whole, in one transaction.
   *
   * @param on what it was decided on; its actor and target are present
   * @param after the user after the change; {@code on.target()} itself if nothing changes
   * @param changed the attributes that change, in the order of {@link Attribute}
   * @param ignored what was sent and not applied
   * @param audit one entry for each changed attribute
   * @param notices what the user is owed
   * @param payTokensUsedUp whether every pay-password token of the user ends with this change
   * @param sessions which sessions of the user end with this change
   */
  record Accepted(
      Snapshot on,
      User after,
      Set<Attribute> changed,
      List<Ignored> ignored,
      List<AuditEntry> audit,
      List<OwedNotice> notices,
      boolean payTokensUsedUp,
      SessionsToEnd sessions)
      implements Decision {

    /** Copies the collections. */
    public Accepted {
      Objects.requireNonNull(on, "on");
      Objects.requireNonNull(after, "after");
      Objects.requireNonNull(sessions, "sessions");
      Set<Attribute> ordered = EnumSet.noneOf(Attribute.class);
      ordered.addAll(changed);
      changed = Collections.unmodifiableSet(ordered);
      ignored = List.copyOf(ignored);
      audit = List.copyOf(audit);
      notices = List.copyOf(notices);
    }

    /** Whether there is nothing to store. */
    public boolean changesNothing() {
      return changed.isEmpty();
    }
  }

  /**
   * The request is refused by one stage, with all that this stage found.
   *
   * @param rejections at least one
   */
  record Rejected(List<Rejection> rejections) implements Decision {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public Rejected {
      rejections = List.copyOf(rejections);
      if (rejections.isEmpty()) {
        throw new IllegalArgumentException("a refusal needs a reason");
      }
    }
  }

  /**
   * Everything that costs nothing has passed; these questions about secrets are open.
   *
   * <p>From a decision that was given all answers it means "stale": a hash has moved since they
   * were given, so start over.
   *
   * @param questions at least one, in the order in which they are to be answered
   */
  record Unproven(Set<Question> questions) implements Decision {
    /** Copies the set, in its order. */
    public Unproven {
      questions = Collections.unmodifiableSet(new LinkedHashSet<>(questions));
    }
  }

  /** One result for each case. */
  default <R> R fold(
      Function<Accepted, R> accepted,
      Function<Rejected, R> rejected,
      Function<Unproven, R> unproven) {
    if (this instanceof Accepted yes) {
      return accepted.apply(yes);
    }
    return this instanceof Rejected no ? rejected.apply(no) : unproven.apply((Unproven) this);
  }
}

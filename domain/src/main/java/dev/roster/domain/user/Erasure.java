package dev.roster.domain.user;

import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.profile.Reason;
import dev.roster.domain.rejection.Rejection;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * What was decided about a request to erase a user.
 *
 * <p>Immutable and thread-safe.
 */
public sealed interface Erasure {

  /**
   * Attributes whose values the audit forgets with their user: whatever it keeps in clear that says
   * something of the person. It keeps codes, ids and times, what it has only ever kept masked, and
   * the moderators' reasons.
   */
  Set<Attribute> FORGOTTEN =
      Collections.unmodifiableSet(
          EnumSet.complementOf(
              EnumSet.of(
                  Attribute.STATUS,
                  Attribute.GROUPS,
                  Attribute.EXPIRED_AT,
                  Attribute.MOBILE,
                  Attribute.EMAIL)));

  /**
   * The user is to be erased, whole, in one transaction.
   *
   * @param on what it was decided on; its actor and target are present
   * @param at when, after every change of the user; not null
   * @param nameKeptUntil the first moment at which others may have its name; not null
   */
  record Accepted(Snapshot on, Instant at, Instant nameKeptUntil) implements Erasure {

    /** Refuses null. */
    public Accepted {
      Objects.requireNonNull(on, "on");
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(nameKeptUntil, "nameKeptUntil");
    }

    /** Whom it erases, as it was before. */
    public User before() {
      return on.target().orElseThrow();
    }

    /** Who erases it. */
    public UserId by() {
      return on.actor().orElseThrow().id();
    }

    /** The last version of the user. */
    public long version() {
      return before().version() + 1;
    }

    /** The last entry of its audit. */
    public AuditEntry audit() {
      return new AuditEntry(AccountEvent.ERASED, "", "", Reason.EMPTY);
    }

    /** Whether its name stays taken for a while. */
    public boolean keepsName() {
      return nameKeptUntil.isAfter(at);
    }
  }

  /**
   * The request is refused by one stage, with all that this stage found.
   *
   * @param rejections at least one
   */
  record Rejected(List<Rejection> rejections) implements Erasure {
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

  /** One result for each case. */
  default <R> R fold(Function<Accepted, R> accepted, Function<Rejected, R> rejected) {
    return this instanceof Accepted yes ? accepted.apply(yes) : rejected.apply((Rejected) this);
  }
}

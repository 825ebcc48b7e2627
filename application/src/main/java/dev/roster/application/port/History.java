package dev.roster.application.port;

import dev.roster.domain.identity.UserId;
import dev.roster.domain.user.AuditEntry;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What was changed, by whom and when. Append only: entries get in by {@link Users#change} alone and
 * stay.
 *
 * <p>Thread-safe. Every method may throw {@link Unavailable}.
 */
public interface History {

  /**
   * One change of one attribute. Its key is user, version and attribute.
   *
   * @param version the version of the user that the change made
   * @param change what changed, not null
   * @param actor who changed it, not null
   * @param at when, not null
   * @param requestId of the request that did it; empty text for none
   */
  record Entry(long version, AuditEntry change, UserId actor, Instant at, String requestId) {
    /** Refuses null. */
    public Entry {
      Objects.requireNonNull(change, "change");
      Objects.requireNonNull(actor, "actor");
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(requestId, "requestId");
    }
  }

  /**
   * A page of the changes of a user: newest version first, inside it in the order of attributes.
   */
  List<Entry> read(UserId user, Page page);

  /** How many there are. */
  long count(UserId user);
}

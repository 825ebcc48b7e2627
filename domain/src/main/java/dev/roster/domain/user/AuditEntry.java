package dev.roster.domain.user;

import dev.roster.domain.patch.Named;
import dev.roster.domain.profile.Reason;
import java.util.Objects;

/**
 * What a change did to one attribute, or to the account as a whole ({@link AccountEvent}).
 *
 * <p>Text form: a status or gender is its code in decimal, groups are ids joined by commas, a time
 * is ISO 8601 in UTC, everything else is the text itself; nothing stored is empty text. Personal
 * data is masked, and of credentials neither side is kept. Immutable and thread-safe.
 *
 * @param attribute not null
 * @param before not null
 * @param after not null
 * @param reason the moderator's; empty unless the status changed
 */
public record AuditEntry(Named attribute, String before, String after, Reason reason) {

  /** Refuses null. */
  public AuditEntry {
    Objects.requireNonNull(attribute, "attribute");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    Objects.requireNonNull(reason, "reason");
  }
}

package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_COUNTER;

import dev.roster.domain.user.User;
import org.jooq.DSLContext;

/**
 * Keeps two changes from taking the last two administrators away, each counting on the other.
 *
 * <p>They write different users, so only a serializable database would notice. Therefore whoever
 * takes one away writes one row that all such changes write: from snapshot isolation on one of two
 * then loses, and decides again on what the other has left.
 */
final class LastAdministrator {

  private LastAdministrator() {}

  /** To be called within the transaction of a change; says so if it takes an administrator away. */
  static void guard(DSLContext sql, User before, boolean remains) {
    if (before.activeAdministrator() && !remains) {
      sql.update(ROSTER_COUNTER)
          .set(ROSTER_COUNTER.LAST, ROSTER_COUNTER.LAST.plus(1))
          .where(ROSTER_COUNTER.NAME.eq("administrators"))
          .execute();
    }
  }
}

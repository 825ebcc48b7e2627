package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_FACTS;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_UNREAD;

import dev.roster.adapter.jooq.schema.tables.records.RosterFactsRecord;
import dev.roster.adapter.jooq.schema.tables.records.RosterUnreadRecord;
import dev.roster.domain.fact.Balance;
import dev.roster.domain.fact.Count;
import dev.roster.domain.fact.Rate;
import dev.roster.domain.fact.UnreadMessages;
import dev.roster.domain.fact.UserFacts;
import dev.roster.domain.identity.UserId;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Facts as columns: a row for each user, and one for each kind of its unread messages. */
final class FactsRow {

  private FactsRow() {}

  static UserFacts read(Record row, UnreadMessages unread) {
    return new UserFacts(
        new Count(row.get(ROSTER_FACTS.THREAD_COUNT)),
        new Count(row.get(ROSTER_FACTS.WORK_NUM)),
        new Count(row.get(ROSTER_FACTS.SERVE_NUM)),
        new Rate(row.get(ROSTER_FACTS.REFUND_RATE)),
        new Rate(row.get(ROSTER_FACTS.DISPUTE_RATE)),
        new Balance(row.get(ROSTER_FACTS.WALLET_BALANCE)),
        Millis.timeIfAny(row.get(ROSTER_FACTS.PAY_TIME)),
        unread);
  }

  /** Writes the facts of a user in the place of those that stand there. */
  static void replace(DSLContext sql, UserId user, UserFacts facts) {
    Long id = user.value();
    sql.deleteFrom(ROSTER_UNREAD).where(ROSTER_UNREAD.USER_ID.eq(id)).execute();
    sql.deleteFrom(ROSTER_FACTS).where(ROSTER_FACTS.USER_ID.eq(id)).execute();
    Rows.insert(sql, ROSTER_FACTS, List.of(row(id, facts)));
    Rows.insert(
        sql,
        ROSTER_UNREAD,
        facts.unread().byKind().entrySet().stream()
            .map(kind -> new RosterUnreadRecord(id, kind.getKey(), kind.getValue().value()))
            .toList());
  }

  private static RosterFactsRecord row(Long user, UserFacts facts) {
    return new RosterFactsRecord(
        user,
        facts.threadCount().value(),
        facts.workNum().value(),
        facts.serveNum().value(),
        facts.refundRate().value(),
        facts.disputeRate().value(),
        facts.walletBalance().hundredths(),
        facts.payTime().map(Millis::of).orElse(null));
  }
}

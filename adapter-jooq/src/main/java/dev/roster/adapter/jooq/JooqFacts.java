package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_FACTS;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_UNREAD;

import dev.roster.adapter.jooq.schema.tables.records.RosterFactsRecord;
import dev.roster.adapter.jooq.schema.tables.records.RosterUnreadRecord;
import dev.roster.application.port.Judged;
import dev.roster.application.port.Lookup;
import dev.roster.application.port.StoredFacts;
import dev.roster.domain.fact.Balance;
import dev.roster.domain.fact.Count;
import dev.roster.domain.fact.Rate;
import dev.roster.domain.fact.UnreadMessages;
import dev.roster.domain.fact.UserFacts;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.user.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** Recorded facts in tables: a row for each user, and one for each kind of its unread messages. */
final class JooqFacts implements StoredFacts {

  private final UnitOfWork unit;

  JooqFacts(UnitOfWork unit) {
    this.unit = unit;
  }

  @Override
  public UserFacts of(UserId user) {
    return of(Set.of(user)).getOrDefault(user, UserFacts.EMPTY);
  }

  @Override
  public Map<UserId, UserFacts> of(Set<UserId> users) {
    return unit.readAtOnce(sql -> of(sql, users));
  }

  private static Map<UserId, UserFacts> of(DSLContext sql, Set<UserId> users) {
    Map<Long, UnreadMessages> unread = new HashMap<>();
    sql.selectFrom(ROSTER_UNREAD)
        .where(Rows.of(ROSTER_UNREAD.USER_ID, users))
        .fetchGroups(ROSTER_UNREAD.USER_ID)
        .forEach((user, rows) -> unread.put(user, unread(rows)));
    return sql.selectFrom(ROSTER_FACTS).where(Rows.of(ROSTER_FACTS.USER_ID, users)).fetch().stream()
        .collect(
            Collectors.toMap(
                row -> new UserId(row.getUserId()),
                row -> facts(row, unread.getOrDefault(row.getUserId(), UnreadMessages.NONE))));
  }

  private static UnreadMessages unread(List<RosterUnreadRecord> rows) {
    return new UnreadMessages(
        rows.stream()
            .collect(
                Collectors.toMap(RosterUnreadRecord::getKind, row -> new Count(row.getUnread()))));
  }

  private static UserFacts facts(RosterFactsRecord row, UnreadMessages unread) {
    return new UserFacts(
        new Count(row.getThreadCount()),
        new Count(row.getWorkNum()),
        new Count(row.getServeNum()),
        new Rate(row.getRefundRate()),
        new Rate(row.getDisputeRate()),
        new Balance(row.getWalletBalance()),
        Millis.timeIfAny(row.getPayTime()),
        unread);
  }

  @Override
  public Judged<UserFacts> change(
      Lookup lookup, BiFunction<Snapshot, UserFacts, Judged<UserFacts>> judge) {
    SnapshotQuery query = new SnapshotQuery(lookup);
    UserId user = lookup.target();
    return unit.write(
        sql -> {
          UserFacts known = of(sql, Set.of(user)).getOrDefault(user, UserFacts.EMPTY);
          Judged<UserFacts> judged = judge.apply(query.read(sql), known);
          if (judged instanceof Judged.Stored<UserFacts> stored) {
            replace(sql, user.value(), stored.value());
          }
          return judged;
        });
  }

  private static void replace(DSLContext sql, Long user, UserFacts facts) {
    sql.deleteFrom(ROSTER_UNREAD).where(ROSTER_UNREAD.USER_ID.eq(user)).execute();
    sql.deleteFrom(ROSTER_FACTS).where(ROSTER_FACTS.USER_ID.eq(user)).execute();
    Rows.insert(sql, ROSTER_FACTS, List.of(row(user, facts)));
    Rows.insert(
        sql,
        ROSTER_UNREAD,
        facts.unread().byKind().entrySet().stream()
            .map(kind -> new RosterUnreadRecord(user, kind.getKey(), kind.getValue().value()))
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

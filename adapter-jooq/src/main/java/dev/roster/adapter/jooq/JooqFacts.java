package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_FACTS;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_UNREAD;

import dev.roster.adapter.jooq.schema.tables.records.RosterUnreadRecord;
import dev.roster.application.port.Judged;
import dev.roster.application.port.Lookup;
import dev.roster.application.port.Sight;
import dev.roster.application.port.StoredFacts;
import dev.roster.domain.fact.Count;
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
  private final SnapshotQuery snapshots;

  JooqFacts(UnitOfWork unit, SnapshotQuery snapshots) {
    this.unit = unit;
    this.snapshots = snapshots;
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
                row ->
                    FactsRow.read(row, unread.getOrDefault(row.getUserId(), UnreadMessages.NONE))));
  }

  private static UnreadMessages unread(List<RosterUnreadRecord> rows) {
    return new UnreadMessages(
        rows.stream()
            .collect(
                Collectors.toMap(RosterUnreadRecord::getKind, row -> new Count(row.getUnread()))));
  }

  @Override
  public Judged<UserFacts> change(
      Lookup lookup, BiFunction<Snapshot, UserFacts, Judged<UserFacts>> judge) {
    return unit.write(
        sql -> {
          Sight sight = snapshots.sight(sql, lookup);
          Judged<UserFacts> judged = judge.apply(sight.snapshot(), sight.around().facts());
          if (judged instanceof Judged.Stored<UserFacts> stored) {
            Outrun.ifThere(() -> FactsRow.replace(sql, lookup.target(), stored.value()));
          }
          return judged;
        });
  }
}

package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_FOLLOW;

import dev.roster.adapter.jooq.RowNumbers.Kind;
import dev.roster.adapter.jooq.schema.tables.RosterFollow;
import dev.roster.adapter.jooq.schema.tables.records.RosterFollowRecord;
import dev.roster.application.port.Follows;
import dev.roster.application.port.Judged;
import dev.roster.application.port.Lookup;
import dev.roster.application.port.Page;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.user.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/** Who follows whom, in a table; counted over its indexes, so that no counter can drift. */
final class JooqFollows implements Follows {

  private static final RosterFollow BACK = ROSTER_FOLLOW.as("back");

  /** When the other began to follow back; NULL unless it does. */
  private static final Field<Long> ANSWERED_AT =
      DSL.field(
              DSL.select(BACK.CREATED_AT)
                  .from(BACK)
                  .where(BACK.FROM_ID.eq(ROSTER_FOLLOW.TO_ID))
                  .and(BACK.TO_ID.eq(ROSTER_FOLLOW.FROM_ID)))
          .as("answered_at");

  private final UnitOfWork unit;
  private final SnapshotQuery snapshots;
  private final RowNumbers numbers;

  JooqFollows(UnitOfWork unit, SnapshotQuery snapshots, RowNumbers numbers) {
    this.unit = unit;
    this.snapshots = snapshots;
    this.numbers = numbers;
  }

  @Override
  public Judged<Followed> follow(Lookup lookup, Function<Snapshot, List<Rejection>> refusals) {
    return unit.write(
        sql -> {
          List<Rejection> refused = refusals.apply(snapshots.snapshot(sql, lookup));
          return refused.isEmpty()
              ? new Judged.Stored<>(followed(sql, lookup))
              : new Judged.Refused<>(refused);
        });
  }

  private Followed followed(DSLContext sql, Lookup lookup) {
    UserId from = lookup.actor().user();
    UserId to = lookup.target();
    boolean isNew = !sql.fetchExists(ROSTER_FOLLOW, between(from, to));
    if (isNew) {
      Outrun.ifThere(() -> numbers.insert(sql, Kind.FOLLOW, List.of(row(lookup))));
    }
    return new Followed(select(sql, between(from, to)).fetchSingle(JooqFollows::read), isNew);
  }

  private static LongFunction<RosterFollowRecord> row(Lookup lookup) {
    return id ->
        new RosterFollowRecord(
            lookup.actor().user().value(), lookup.target().value(), id, Millis.of(lookup.now()));
  }

  @Override
  public void end(UserId from, UserId to) {
    unit.write(sql -> sql.deleteFrom(ROSTER_FOLLOW).where(between(from, to)).execute());
  }

  @Override
  public Map<UserId, Counts> counts(Set<UserId> users) {
    return unit.readAtOnce(
        sql -> {
          Map<Long, Integer> following = counted(sql, ROSTER_FOLLOW.FROM_ID, users);
          Map<Long, Integer> fans = counted(sql, ROSTER_FOLLOW.TO_ID, users);
          Map<UserId, Counts> counts = new HashMap<>();
          users.forEach(
              user ->
                  counts.put(
                      user,
                      new Counts(
                          following.getOrDefault(user.value(), 0),
                          fans.getOrDefault(user.value(), 0))));
          return counts;
        });
  }

  private static Map<Long, Integer> counted(DSLContext sql, Field<Long> end, Set<UserId> users) {
    return sql.select(end, DSL.count())
        .from(ROSTER_FOLLOW)
        .where(Rows.of(end, users))
        .groupBy(end)
        .fetchMap(end, DSL.count());
  }

  @Override
  public Map<UserId, Relation> relations(UserId from, Set<UserId> to) {
    Condition which = ROSTER_FOLLOW.FROM_ID.eq(from.value()).and(Rows.of(ROSTER_FOLLOW.TO_ID, to));
    return unit.read(sql -> select(sql, which).fetch(JooqFollows::read)).stream()
        .collect(
            Collectors.toMap(
                Follow::to, follow -> follow.mutual() ? Relation.MUTUAL : Relation.FOLLOWING));
  }

  @Override
  public List<Follow> read(UserId user, Side side, Page page) {
    return unit.read(
        sql ->
            select(sql, of(user, side))
                .orderBy(ROSTER_FOLLOW.ID.desc())
                .limit(page.limit())
                .offset(page.offset())
                .fetch(JooqFollows::read));
  }

  @Override
  public long count(UserId user, Side side) {
    return unit.read(sql -> sql.fetchCount(ROSTER_FOLLOW, of(user, side)));
  }

  private static Condition of(UserId user, Side side) {
    return (side == Side.FOLLOWING ? ROSTER_FOLLOW.FROM_ID : ROSTER_FOLLOW.TO_ID).eq(user.value());
  }

  private static Condition between(UserId from, UserId to) {
    return ROSTER_FOLLOW.FROM_ID.eq(from.value()).and(ROSTER_FOLLOW.TO_ID.eq(to.value()));
  }

  private static SelectConditionStep<Record> select(DSLContext sql, Condition which) {
    return sql.select(ROSTER_FOLLOW.fields()).select(ANSWERED_AT).from(ROSTER_FOLLOW).where(which);
  }

  private static Follow read(Record row) {
    return new Follow(
        row.get(ROSTER_FOLLOW.ID),
        new UserId(row.get(ROSTER_FOLLOW.FROM_ID)),
        new UserId(row.get(ROSTER_FOLLOW.TO_ID)),
        Millis.time(row.get(ROSTER_FOLLOW.CREATED_AT)),
        Millis.timeIfAny(row.get(ANSWERED_AT)));
  }
}

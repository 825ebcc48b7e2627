package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_ATTEMPT;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.min;

import dev.roster.adapter.jooq.RowNumbers.Kind;
import dev.roster.adapter.jooq.schema.tables.records.RosterAttemptRecord;
import dev.roster.application.port.Attempts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jooq.DSLContext;
import org.jooq.Record2;

/** Tries in a table, a row for each key. */
final class JooqAttempts implements Attempts {

  /** Decision: tries are dropped after a week; no bound looks further back than a day. */
  private static final Duration KEPT = Duration.ofDays(7);

  private final UnitOfWork unit;
  private final RowNumbers numbers;

  JooqAttempts(UnitOfWork unit, RowNumbers numbers) {
    this.unit = unit;
    this.numbers = numbers;
  }

  @Override
  public Reservation reserve(List<Limit> limits, Instant now) {
    return unit.write(
        sql ->
            limits.stream()
                .map(limit -> refusal(sql, limit))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> granted(sql, limits, now)));
  }

  private static Optional<Reservation> refusal(DSLContext sql, Limit limit) {
    Record2<Integer, Long> tries =
        sql.select(count(), min(ROSTER_ATTEMPT.TRIED_AT))
            .from(ROSTER_ATTEMPT)
            .where(ROSTER_ATTEMPT.KEY.eq(limit.key()))
            .and(ROSTER_ATTEMPT.TRIED_AT.gt(Millis.of(limit.since())))
            .fetchSingle();
    return tries.value1() < limit.max()
        ? Optional.empty()
        : Optional.of(new Reservation.Refused(limit, Millis.time(tries.value2())));
  }

  private Reservation granted(DSLContext sql, List<Limit> limits, Instant now) {
    sql.deleteFrom(ROSTER_ATTEMPT)
        .where(ROSTER_ATTEMPT.TRIED_AT.lt(Millis.of(now.minus(KEPT))))
        .execute();
    List<RosterAttemptRecord> rows =
        numbers.insert(sql, Kind.ATTEMPT, limits.stream().map(limit -> row(limit, now)).toList());
    return new Reservation.Granted(rows.stream().map(RosterAttemptRecord::getId).toList());
  }

  private static LongFunction<RosterAttemptRecord> row(Limit limit, Instant now) {
    return id -> new RosterAttemptRecord(id, limit.key(), Millis.of(now));
  }

  @Override
  public void takeBack(Reservation.Granted reservation) {
    unit.write(
        sql ->
            sql.deleteFrom(ROSTER_ATTEMPT)
                .where(ROSTER_ATTEMPT.ID.in(reservation.ids()))
                .execute());
  }

  @Override
  public void forget(String key) {
    unit.write(sql -> sql.deleteFrom(ROSTER_ATTEMPT).where(ROSTER_ATTEMPT.KEY.eq(key)).execute());
  }
}

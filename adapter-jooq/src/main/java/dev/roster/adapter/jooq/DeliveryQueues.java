package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_DELIVERY;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.roster.adapter.jooq.schema.tables.RosterDelivery;
import dev.roster.application.port.Deliveries.Leased;
import dev.roster.domain.delivery.Addressee;
import dev.roster.domain.delivery.Channel;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.SelectForUpdateStep;

/**
 * Gives out the heads of the queues of one channel.
 *
 * <p>Why no two get one row, though they may look at the same moment: where several write at once,
 * rows are locked as they are found, and those that another has locked are passed over. A row that
 * somebody else has changed since the statement began is judged again as it is by then (PostgreSQL
 * manual, 13.2.1), and one that is leased, settled or gone is not due any more.
 *
 * <p>Why no row is given out before one that comes before it: rows of a user are committed in the
 * order of its versions, and those of one version together, so whoever sees a row sees all that
 * come before it; and each counts as open for as long as the statement has not seen its end.
 *
 * @param channel whose
 * @param now the moment that everything is measured by
 */
record DeliveryQueues(Channel channel, Long now) {

  /** What has not ended; the indexes of open deliveries hold exactly these. */
  static final Condition OPEN = ROSTER_DELIVERY.ENDED_AT.isNull();

  /** From when on an open one may be given out; written as in the index of those. */
  private static final Field<Long> FREE_AT =
      coalesce(ROSTER_DELIVERY.LEASED_UNTIL, ROSTER_DELIVERY.DUE_AT);

  private static final RosterDelivery EARLIER = ROSTER_DELIVERY.as("earlier");

  /** Whether nothing open comes before it in its queue. */
  private static final Condition FIRST =
      notExists(
          selectOne()
              .from(EARLIER)
              .where(EARLIER.USER_ID.eq(ROSTER_DELIVERY.USER_ID))
              .and(EARLIER.CHANNEL.eq(ROSTER_DELIVERY.CHANNEL))
              .and(EARLIER.ADDRESSEE.eq(ROSTER_DELIVERY.ADDRESSEE))
              .and(EARLIER.ENDED_AT.isNull())
              .and(
                  row(EARLIER.USER_VERSION, EARLIER.ID)
                      .lt(row(ROSTER_DELIVERY.USER_VERSION, ROSTER_DELIVERY.ID))));

  /** From when on the next of a channel may be given out, be it over or not. */
  static Optional<Long> nextFree(DSLContext sql, Channel channel) {
    return sql.select(FREE_AT)
        .from(ROSTER_DELIVERY)
        .where(isOpen(channel))
        .and(FIRST)
        .orderBy(FREE_AT)
        .limit(1)
        .fetchOptional(Record1::value1);
  }

  /** Notes those whose time is over, unless somebody is sending them. */
  void expire(DSLContext sql) {
    sql.update(ROSTER_DELIVERY)
        .set(DeliveryUpdate.expired(now))
        .where(
            ROSTER_DELIVERY.ID.in(
                locked(
                    sql,
                    select(ROSTER_DELIVERY.ID)
                        .from(ROSTER_DELIVERY)
                        .where(isOpen(channel))
                        .and(ROSTER_DELIVERY.EXPIRES_AT.le(now))
                        .and(
                            ROSTER_DELIVERY
                                .LEASED_UNTIL
                                .isNull()
                                .or(ROSTER_DELIVERY.LEASED_UNTIL.le(now))))))
        .execute();
  }

  /**
   * Leases those that are due.
   *
   * @param busy who gets nothing
   * @param until when the leases run out
   */
  List<Leased> lease(DSLContext sql, Set<Addressee.Destination> busy, int limit, Long until) {
    CommonTableExpression<Record1<Long>> due =
        name("due").fields("id").asMaterialized(locked(sql, due(busy, limit)));
    return sql
        .with(due)
        .update(ROSTER_DELIVERY)
        .set(DeliveryUpdate.leased(now, until))
        .where(ROSTER_DELIVERY.ID.in(select(due.field(ROSTER_DELIVERY.ID)).from(due)))
        .returning()
        .fetch(DeliveryRow::leased)
        .stream()
        .sorted(
            Comparator.<Leased, Instant>comparing(leased -> leased.delivery().progress().dueAt())
                .thenComparing(leased -> leased.delivery().id()))
        .toList();
  }

  private SelectForUpdateStep<Record1<Long>> due(Set<Addressee.Destination> busy, int limit) {
    return select(ROSTER_DELIVERY.ID)
        .from(ROSTER_DELIVERY)
        .where(isOpen(channel))
        .and(FREE_AT.le(now))
        .and(ROSTER_DELIVERY.EXPIRES_AT.isNull().or(ROSTER_DELIVERY.EXPIRES_AT.gt(now)))
        .and(ROSTER_DELIVERY.ADDRESSEE.notIn(busy.stream().map(Addressee::text).toList()))
        .and(FIRST)
        .orderBy(FREE_AT, ROSTER_DELIVERY.ID)
        .limit(limit);
  }

  private static Condition isOpen(Channel channel) {
    return ROSTER_DELIVERY.CHANNEL.eq(channel.name()).and(OPEN);
  }

  /** Where there is one writer, nobody locks anything. */
  private static Select<Record1<Long>> locked(
      DSLContext sql, SelectForUpdateStep<Record1<Long>> rows) {
    return sql.family() == SQLDialect.POSTGRES ? rows.forUpdate().skipLocked() : rows;
  }
}

package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_DELIVERY;
import static org.jooq.impl.DSL.min;

import dev.roster.application.port.Deliveries;
import dev.roster.application.port.Delivery;
import dev.roster.application.port.Page;
import dev.roster.domain.delivery.Addressee;
import dev.roster.domain.delivery.Channel;
import dev.roster.domain.delivery.DeliveryState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * Deliveries in a table.
 *
 * <p>Each writing method is a statement or two that look again at the rows that they lock, so they
 * need no more isolation than {@link UnitOfWork#writeByLocks} gives.
 */
final class JooqDeliveries implements Deliveries {

  private final UnitOfWork unit;

  JooqDeliveries(UnitOfWork unit) {
    this.unit = unit;
  }

  @Override
  public List<Leased> lease(
      Channel channel, Set<Addressee.Destination> busy, int limit, Instant now, Instant until) {
    DeliveryQueues queues = new DeliveryQueues(channel, Millis.of(now));
    return unit.writeByLocks(
        sql -> {
          queues.expire(sql);
          return queues.lease(sql, busy, limit, Millis.of(until));
        });
  }

  @Override
  public boolean settle(long id, long token, Settlement settlement) {
    return unit.writeByLocks(
        sql ->
            sql.update(ROSTER_DELIVERY)
                    .set(DeliveryUpdate.settled(settlement))
                    .where(ROSTER_DELIVERY.ID.eq(id))
                    .and(ROSTER_DELIVERY.TOKEN.eq(token))
                    .and(ROSTER_DELIVERY.STATE.eq(DeliveryState.LEASED.text()))
                    .execute()
                == 1);
  }

  @Override
  public Optional<Instant> nextDue(Channel channel) {
    return unit.read(sql -> DeliveryQueues.nextFree(sql, channel)).map(Millis::time);
  }

  @Override
  public List<Delivery> list(Filter filter, Page page) {
    return unit.read(
        sql ->
            sql.selectFrom(ROSTER_DELIVERY)
                .where(DeliverySearch.matches(filter))
                .orderBy(ROSTER_DELIVERY.ID.desc())
                .limit(page.limit())
                .offset(page.offset())
                .fetch(DeliveryRow::read));
  }

  @Override
  public long count(Filter filter) {
    return unit.read(sql -> sql.fetchCount(ROSTER_DELIVERY, DeliverySearch.matches(filter)));
  }

  @Override
  public boolean retry(long id, Instant now) {
    return again(ROSTER_DELIVERY.ID.eq(id).and(DeliverySearch.in(DeliveryState.GIVEN_UP)), now)
        == 1;
  }

  @Override
  public long retryAll(Filter filter, Instant now) {
    filter.requireEnded();
    return again(DeliverySearch.matches(filter), now);
  }

  private int again(Condition which, Instant now) {
    return unit.writeByLocks(
        sql ->
            sql.update(ROSTER_DELIVERY)
                .set(DeliveryUpdate.again(Millis.of(now)))
                .where(which)
                .execute());
  }

  @Override
  public Map<Channel, Backlog> backlog() {
    return unit.read(
        sql ->
            sql.select(ROSTER_DELIVERY.CHANNEL, DSL.count(), min(ROSTER_DELIVERY.CREATED_AT))
                .from(ROSTER_DELIVERY)
                .where(DeliveryQueues.OPEN)
                .groupBy(ROSTER_DELIVERY.CHANNEL)
                .fetchMap(
                    row -> new Channel(row.value1()),
                    row -> new Backlog(row.value2(), Millis.time(row.value3()))));
  }
}

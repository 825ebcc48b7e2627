package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_DELIVERY;
import static org.jooq.impl.DSL.when;

import dev.roster.application.port.Deliveries.Settlement;
import dev.roster.domain.delivery.DeliveryState;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.Field;

/**
 * What is written where a delivery comes into another state. A lease runs out while it is leased
 * alone, and it has ended in the states that are ends alone.
 */
final class DeliveryUpdate {

  private DeliveryUpdate() {}

  static Map<Field<?>, Object> leased(Long now, Long until) {
    Map<Field<?>, Object> columns = to(DeliveryState.LEASED, until, null);
    columns.put(ROSTER_DELIVERY.TOKEN, ROSTER_DELIVERY.TOKEN.plus(1));
    columns.put(ROSTER_DELIVERY.TRIES, ROSTER_DELIVERY.TRIES.plus(1));
    columns.put(ROSTER_DELIVERY.TRIED_AT, now);
    return columns;
  }

  static Map<Field<?>, Object> settled(Settlement settlement) {
    boolean open = DeliveryState.OPEN.contains(settlement.state());
    Map<Field<?>, Object> columns =
        to(settlement.state(), null, open ? null : Millis.of(settlement.at()));
    columns.put(ROSTER_DELIVERY.PROBLEM, settlement.problem());
    if (open) {
      columns.put(ROSTER_DELIVERY.DUE_AT, Millis.of(settlement.at().plus(settlement.pause())));
    }
    if (settlement.state() == DeliveryState.WAITING) {
      columns.put(ROSTER_DELIVERY.TRIES, ROSTER_DELIVERY.TRIES.minus(1));
      columns.put(
          ROSTER_DELIVERY.TRIED_AT, when(ROSTER_DELIVERY.TRIES.gt(1), ROSTER_DELIVERY.TRIED_AT));
    }
    return columns;
  }

  static Map<Field<?>, Object> expired(Long now) {
    return to(DeliveryState.EXPIRED, null, now);
  }

  /** Once more from the beginning. The token stays, so that who held it before is still refused. */
  static Map<Field<?>, Object> again(Long now) {
    Map<Field<?>, Object> columns = to(DeliveryState.WAITING, null, null);
    columns.put(ROSTER_DELIVERY.TRIES, 0);
    columns.put(ROSTER_DELIVERY.DUE_AT, now);
    columns.put(ROSTER_DELIVERY.EXPIRES_AT, null);
    return columns;
  }

  private static Map<Field<?>, Object> to(DeliveryState state, Long leasedUntil, Long endedAt) {
    Map<Field<?>, Object> columns = new LinkedHashMap<>();
    columns.put(ROSTER_DELIVERY.STATE, state.text());
    columns.put(ROSTER_DELIVERY.LEASED_UNTIL, leasedUntil);
    columns.put(ROSTER_DELIVERY.ENDED_AT, endedAt);
    return columns;
  }
}

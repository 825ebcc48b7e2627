package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_DELIVERY;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;

import dev.roster.application.port.Deliveries.Filter;
import dev.roster.domain.delivery.DeliveryState;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * A filter of deliveries as SQL.
 *
 * <p>Of several parts the sharpest chooses the index: a user has few deliveries, a state may have
 * few, a channel has many. The others are written so that no index serves them, since a database
 * without statistics would take any.
 */
final class DeliverySearch {

  private DeliverySearch() {}

  static Condition matches(Filter filter) {
    boolean byUser = filter.user().isPresent();
    boolean byState = !filter.states().isEmpty();
    return filter
        .user()
        .<Condition>map(user -> ROSTER_DELIVERY.USER_ID.eq(user.value()))
        .orElse(noCondition())
        .and(byState ? in(column(ROSTER_DELIVERY.STATE, !byUser), filter.states()) : noCondition())
        .and(
            filter
                .channel()
                .<Condition>map(
                    channel ->
                        column(ROSTER_DELIVERY.CHANNEL, !byUser && !byState).eq(channel.name()))
                .orElse(noCondition()))
        .and(
            filter
                .since()
                .<Condition>map(since -> ROSTER_DELIVERY.CREATED_AT.ge(Millis.of(since)))
                .orElse(noCondition()))
        .and(
            filter
                .before()
                .<Condition>map(before -> ROSTER_DELIVERY.CREATED_AT.lt(Millis.of(before)))
                .orElse(noCondition()));
  }

  /** Those in one of these states. */
  static Condition in(Set<DeliveryState> states) {
    return in(ROSTER_DELIVERY.STATE, states);
  }

  private static Condition in(Field<String> column, Set<DeliveryState> states) {
    return column.in(states.stream().map(DeliveryState::text).sorted().toList());
  }

  private static Field<String> column(Field<String> column, boolean byIndex) {
    return byIndex ? column : column.concat(inline(""));
  }
}

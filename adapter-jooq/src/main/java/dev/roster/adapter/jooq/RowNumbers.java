package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_COUNTER;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_GROUP;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_USER;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;

import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.GroupId;
import java.util.Locale;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/**
 * How rows get their numbers: small and one after another, within the transaction that writes them.
 *
 * <p>Users and groups are never deleted, so the next number is one above the highest; a loader may
 * write them with numbers of its own. Everything else is counted, so that the number of a deleted
 * row never comes again.
 */
enum RowNumbers {
  SESSION,
  ATTEMPT,
  NOTICE,
  DELIVERY,
  FOLLOW;

  /** As many new numbers, ascending. */
  PrimitiveIterator.OfLong next(DSLContext sql, int count) {
    if (count == 0) {
      return LongStream.empty().iterator();
    }
    long last =
        sql.update(ROSTER_COUNTER)
            .set(ROSTER_COUNTER.LAST, ROSTER_COUNTER.LAST.plus(count))
            .where(ROSTER_COUNTER.NAME.eq(name().toLowerCase(Locale.ROOT)))
            .returningResult(ROSTER_COUNTER.LAST)
            .fetchSingle()
            .value1();
    return LongStream.rangeClosed(last - count + 1, last).iterator();
  }

  static UserId nextUser(DSLContext sql) {
    return new UserId(afterLast(sql, ROSTER_USER, ROSTER_USER.ID));
  }

  static GroupId nextGroup(DSLContext sql) {
    return new GroupId(afterLast(sql, ROSTER_GROUP, ROSTER_GROUP.ID));
  }

  private static long afterLast(DSLContext sql, Table<?> table, Field<Long> id) {
    return sql.select(coalesce(max(id), inline(0L)).plus(1)).from(table).fetchSingle().value1();
  }
}

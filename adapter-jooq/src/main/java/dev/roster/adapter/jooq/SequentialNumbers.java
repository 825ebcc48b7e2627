package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_COUNTER;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_USER;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;

import dev.roster.domain.identity.UserId;
import java.util.List;
import java.util.Locale;
import java.util.PrimitiveIterator;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/**
 * Small numbers, one after another.
 *
 * <p>Users and groups are never deleted, so the next number is one above the highest; a loader may
 * write them with numbers of its own. Everything else is counted, so that the number of a deleted
 * row never comes again.
 */
final class SequentialNumbers implements RowNumbers {

  @Override
  public UserId nextUser(DSLContext sql) {
    return new UserId(afterLast(sql, ROSTER_USER, ROSTER_USER.ID));
  }

  @Override
  public <R extends Record> List<R> insert(DSLContext sql, Kind kind, List<LongFunction<R>> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    PrimitiveIterator.OfLong numbers = next(sql, kind, rows.size());
    List<R> numbered = rows.stream().map(row -> row.apply(numbers.nextLong())).toList();
    Rows.insert(sql, kind.table(), numbered);
    return numbered;
  }

  private static PrimitiveIterator.OfLong next(DSLContext sql, Kind kind, int count) {
    long last =
        sql.update(ROSTER_COUNTER)
            .set(ROSTER_COUNTER.LAST, ROSTER_COUNTER.LAST.plus(count))
            .where(ROSTER_COUNTER.NAME.eq(kind.name().toLowerCase(Locale.ROOT)))
            .returningResult(ROSTER_COUNTER.LAST)
            .fetchSingle()
            .value1();
    return LongStream.rangeClosed(last - count + 1, last).iterator();
  }

  /** One above the highest number in this column. */
  static long afterLast(DSLContext sql, Table<?> table, Field<Long> id) {
    return sql.select(coalesce(max(id), inline(0L)).plus(1)).from(table).fetchSingle().value1();
  }
}

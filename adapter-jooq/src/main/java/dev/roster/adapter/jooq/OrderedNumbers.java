package dev.roster.adapter.jooq;

import dev.roster.domain.identity.UserId;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * Numbers that any node makes without asking another.
 *
 * <p>Two nodes make the same one about once in 4096 times in which they make one in the same
 * millisecond; the row is then inserted again with another. The number of a deleted row could come
 * again only within the millisecond in which it was made.
 */
final class OrderedNumbers implements RowNumbers {

  /**
   * Decision: whoever meets taken numbers as often as this gets none, rather than wait for ever.
   */
  private static final int TRIES = 10;

  private final LongSupplier fresh;

  /**
   * By whatever makes them.
   *
   * @param fresh numbers in the range of {@link UserId}, thread-safe
   */
  OrderedNumbers(LongSupplier fresh) {
    this.fresh = fresh;
  }

  @Override
  public UserId nextUser(DSLContext sql) {
    return new UserId(fresh.getAsLong());
  }

  /** One by one, since no count of several tells which of them were there. */
  @Override
  public <R extends Record> List<R> insert(DSLContext sql, Kind kind, List<LongFunction<R>> rows) {
    return rows.stream().map(row -> inserted(sql, kind, row)).toList();
  }

  /** A violation would end a transaction of PostgreSQL, so none is risked. */
  private <R extends Record> R inserted(DSLContext sql, Kind kind, LongFunction<R> row) {
    for (int left = TRIES; left > 0; left--) {
      R numbered = row.apply(fresh.getAsLong());
      int inserted =
          sql.insertInto(kind.table())
              .columns(kind.table().fields())
              .valuesOfRecords(List.of(numbered))
              .onConflict(kind.id())
              .doNothing()
              .execute();
      if (inserted == 1) {
        return numbered;
      }
    }
    throw new Outrun();
  }
}

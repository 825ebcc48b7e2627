package dev.roster.adapter.jooq;

import dev.roster.domain.identity.UserId;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Writes and finds several rows in one statement. */
final class Rows {

  private Rows() {}

  /** The rows in which this column holds one of these users. */
  static Condition of(Field<Long> column, Collection<UserId> users) {
    return column.in(users.stream().map(UserId::value).toList());
  }

  /** Inserts whole rows; no statement for no row. */
  static void insert(DSLContext sql, Table<?> table, List<? extends Record> rows) {
    if (!rows.isEmpty()) {
      sql.insertInto(table).columns(table.fields()).valuesOfRecords(rows).execute();
    }
  }
}

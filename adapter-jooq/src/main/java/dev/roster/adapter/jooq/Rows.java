package dev.roster.adapter.jooq;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;

/** Writes several rows in one statement. */
final class Rows {

  private Rows() {}

  /** Inserts whole rows; no statement for no row. */
  static <R extends Record> void insert(DSLContext sql, Table<R> table, List<R> rows) {
    if (!rows.isEmpty()) {
      sql.insertInto(table).columns(table.fields()).valuesOfRecords(rows).execute();
    }
  }
}

package dev.roster.adapter.jooq;

import dev.roster.domain.identity.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Writes and finds several rows in one statement. */
final class Rows {

  /** Of each table, the statement that inserts one row. */
  private static final Map<Table<?>, Template> INSERTS = new ConcurrentHashMap<>();

  private Rows() {}

  /** The rows in which this column holds one of these users. */
  static Condition of(Field<Long> column, Collection<UserId> users) {
    return column.in(users.stream().map(UserId::value).toList());
  }

  /** Inserts whole rows; no statement for no row. */
  static void insert(DSLContext sql, Table<?> table, List<? extends Record> rows) {
    if (rows.size() == 1) {
      INSERTS.computeIfAbsent(table, Rows::insertOne).execute(sql, rows.get(0).intoMap());
    } else if (!rows.isEmpty()) {
      sql.insertInto(table).columns(table.fields()).valuesOfRecords(rows).execute();
    }
  }

  private static Template insertOne(Table<?> table) {
    return Template.of(
        DSL.insertInto(table)
            .columns(table.fields())
            .values(
                table
                    .fieldStream()
                    .map(field -> Template.value(field.getName(), field.getType()))
                    .toList()));
  }
}

package dev.roster.adapter.jooq;

import java.util.ArrayList;
import java.util.List;

/** Everything in a SQLite file, as text, to be compared. */
final class Dump {

  private Dump() {}

  static List<String> of(Sql sql) {
    List<String> dump = new ArrayList<>(sql.texts("SELECT sql FROM sqlite_schema ORDER BY name"));
    for (String table :
        sql.texts("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")) {
      dump.add(table);
      dump.addAll(sql.texts(rows(sql, table)));
    }
    return dump;
  }

  private static String rows(Sql sql, String table) {
    List<String> columns = sql.texts("SELECT name FROM pragma_table_info('" + table + "')");
    return "SELECT "
        + String.join(" || '|' || ", columns.stream().map(name -> "quote(" + name + ")").toList())
        + " FROM "
        + table
        + " ORDER BY 1";
  }
}

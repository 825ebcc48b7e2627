package dev.roster.adapter.jooq;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * A query that is asked so often that its text is made only once for each dialect. Its values are
 * numbers and texts that have names; whatever else stands in it is inlined. Thread-safe.
 */
final class Template {

  private static final Pattern NAME = Pattern.compile(":(\\w+)");

  private final Select<?> query;
  private final Field<?>[] fields;
  private final Map<SQLDialect, Text> texts = new ConcurrentHashMap<>();

  Template(Select<?> query) {
    this.query = query;
    this.fields = query.getSelect().toArray(Field<?>[]::new);
  }

  /** Stands in a query for the value of this name, as often as it likes. */
  static <T> Param<T> value(String name, Class<T> type) {
    return DSL.param(name, type);
  }

  /** Runs it with a value for each name. */
  Result<Record> fetch(DSLContext sql, Map<String, ?> values) {
    Text text = texts.computeIfAbsent(sql.dialect(), dialect -> text(sql));
    return sql.connectionResult(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(text.sql())) {
            text.bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
              return sql.fetch(rows, fields);
            }
          }
        });
  }

  private Text text(DSLContext sql) {
    List<String> names = new ArrayList<>();
    Matcher named = NAME.matcher(sql.renderNamedParams(query));
    String text =
        named.replaceAll(
            found -> {
              names.add(found.group(1));
              return "?";
            });
    return new Text(text, List.copyOf(names));
  }

  /** What the driver is given, and which value goes where. */
  private record Text(String sql, List<String> names) {

    void bind(PreparedStatement statement, Map<String, ?> values) throws SQLException {
      int place = 0;
      for (String name : names) {
        statement.setObject(++place, Objects.requireNonNull(values.get(name), name));
      }
    }
  }
}

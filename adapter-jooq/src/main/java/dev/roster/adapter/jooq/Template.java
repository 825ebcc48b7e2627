package dev.roster.adapter.jooq;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * A statement that is sent so often that its text is made only once for each dialect. Its values
 * are numbers and texts that have names; whatever else stands in it is inlined. Thread-safe.
 */
final class Template {

  private static final Pattern NAME = Pattern.compile(":(\\w+)");

  private final Query query;
  private final Field<?>[] fields;
  private final Map<SQLDialect, Text> texts = new ConcurrentHashMap<>();

  /** One that is to be fetched. */
  Template(Select<?> query) {
    this(query, query.getSelect());
  }

  private Template(Query query, List<Field<?>> fields) {
    this.query = query;
    this.fields = fields.toArray(Field<?>[]::new);
  }

  /** One that is to be executed. */
  static Template of(Query query) {
    return new Template(query, List.of());
  }

  /** Stands in a query for the value of this name, as often as it likes. */
  static <T> Param<T> value(String name, Class<T> type) {
    return DSL.param(name, type);
  }

  /** Executes it with a value or null for each name; how many rows it has changed. */
  int execute(DSLContext sql, Map<String, ?> values) {
    Text text = text(sql);
    return sql.connectionResult(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(text.sql())) {
            text.bind(statement, values);
            return statement.executeUpdate();
          }
        });
  }

  /** Fetches it with a value for each name. */
  Result<Record> fetch(DSLContext sql, Map<String, ?> values) {
    Text text = text(sql);
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
    return texts.computeIfAbsent(sql.dialect(), dialect -> made(sql));
  }

  private Text made(DSLContext sql) {
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
        if (!values.containsKey(name)) {
          throw new IllegalArgumentException("no value for " + name);
        }
        statement.setObject(++place, values.get(name));
      }
    }
  }
}

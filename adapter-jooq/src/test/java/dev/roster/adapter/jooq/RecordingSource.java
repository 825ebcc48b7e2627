package dev.roster.adapter.jooq;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Writes down every SQL text that goes through a data source. */
final class RecordingSource {

  private final List<String> recorded = new CopyOnWriteArrayList<>();
  private final DataSource source;
  private final Consumer<String> afterwards;

  RecordingSource(DataSource source) {
    this(source, sql -> {});
  }

  /** Also says which text has just been run, or prepared. */
  RecordingSource(DataSource source, Consumer<String> afterwards) {
    this.source = (DataSource) recording(DataSource.class, source);
    this.afterwards = afterwards;
  }

  DataSource source() {
    return source;
  }

  void clear() {
    recorded.clear();
  }

  List<String> recorded() {
    return Collections.unmodifiableList(recorded);
  }

  /** Without what begins, ends and prepares a transaction. */
  List<String> statements() {
    return recorded.stream()
        .filter(sql -> !sql.matches("(?i)(begin|commit|rollback|pragma)\\b.*"))
        .toList();
  }

  private Object recording(Class<?> type, Object target) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          String sql = textIn(arguments);
          if (!sql.isEmpty()) {
            recorded.add(sql);
          }
          try {
            Object result = method.invoke(target, arguments);
            afterwards.accept(sql);
            if (result instanceof Connection) {
              return recording(Connection.class, result);
            }
            return result instanceof Statement && !(result instanceof PreparedStatement)
                ? recording(Statement.class, result)
                : result;
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, handler);
  }

  private static String textIn(Object[] arguments) {
    return arguments != null && arguments.length > 0 && arguments[0] instanceof String sql
        ? sql
        : "";
  }
}

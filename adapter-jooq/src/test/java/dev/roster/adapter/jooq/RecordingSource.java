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
import javax.sql.DataSource;

/** Writes down every SQL text that goes through a data source. */
final class RecordingSource {

  private final List<String> recorded = new CopyOnWriteArrayList<>();
  private final DataSource source;

  RecordingSource(DataSource source) {
    this.source = (DataSource) recording(DataSource.class, source);
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
          if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql) {
            recorded.add(sql);
          }
          try {
            Object result = method.invoke(target, arguments);
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
}

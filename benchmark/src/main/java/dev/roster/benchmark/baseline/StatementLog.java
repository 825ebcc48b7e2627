package dev.roster.benchmark.baseline;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Writes down what goes through a data source: statements, parameters and rows. */
final class StatementLog {

  /**
   * One statement that was run.
   *
   * @param connection which connection ran it
   * @param parameters by their numbers, with the methods that set them
   * @param columns of the first row, by their numbers, with the methods that got them
   */
  record Entry(
      int connection, String sql, Map<Integer, Value> parameters, Map<Integer, Value> columns) {}

  record Value(String method, Object value) {}

  /** What stands for a transaction that begins without a statement. */
  static final String AUTO_COMMIT_OFF = "auto-commit off";

  private final List<Entry> entries = new ArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final DataSource source;

  StatementLog(DataSource source) {
    this.source = source(source);
  }

  /** The data source to use in place of the one that is listened to. */
  DataSource source() {
    return source;
  }

  /** What was run since it was asked last. */
  synchronized List<Entry> take() {
    List<Entry> taken = List.copyOf(entries);
    entries.clear();
    return taken;
  }

  private synchronized void add(Entry entry) {
    entries.add(entry);
  }

  private DataSource source(DataSource target) {
    return proxy(
        DataSource.class,
        target,
        (method, arguments, result) ->
            result instanceof Connection connection
                ? connection(connection, connections.incrementAndGet())
                : result);
  }

  private Connection connection(Connection target, int number) {
    return proxy(
        Connection.class,
        target,
        (method, arguments, result) -> {
          if (method.equals("setAutoCommit") && Boolean.FALSE.equals(arguments[0])) {
            add(new Entry(number, AUTO_COMMIT_OFF, Map.of(), Map.of()));
          }
          if (result instanceof PreparedStatement statement) {
            return prepared(statement, number, (String) arguments[0]);
          }
          return result instanceof Statement statement ? plain(statement, number) : result;
        });
  }

  private Statement plain(Statement target, int number) {
    return proxy(
        Statement.class,
        target,
        (method, arguments, result) -> {
          if (method.startsWith("execute")) {
            add(new Entry(number, (String) arguments[0], Map.of(), Map.of()));
          }
          return result;
        });
  }

  private PreparedStatement prepared(PreparedStatement target, int number, String sql) {
    Map<Integer, Value> parameters = new TreeMap<>();
    List<Map<Integer, Value>> columns = new ArrayList<>();
    return proxy(
        PreparedStatement.class,
        target,
        (method, arguments, result) -> {
          if (method.startsWith("set") && arguments.length > 1) {
            Object value = method.equals("setNull") ? null : arguments[1];
            parameters.put((Integer) arguments[0], new Value(method, value));
          }
          if (method.startsWith("execute")) {
            columns.add(new TreeMap<>());
            add(new Entry(number, sql, new TreeMap<>(parameters), last(columns)));
          }
          return result instanceof ResultSet rows ? rows(rows, last(columns)) : result;
        });
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }

  private ResultSet rows(ResultSet target, Map<Integer, Value> columns) {
    return proxy(
        ResultSet.class,
        target,
        (method, arguments, result) -> {
          if (method.startsWith("get")
              && arguments != null
              && arguments.length == 1
              && arguments[0] instanceof Integer column) {
            columns.putIfAbsent(column, new Value(method, result));
          }
          return result;
        });
  }

  /** Sees what a method was called with and has returned, and says what is returned instead. */
  private interface Listener {
    Object heard(String method, Object[] arguments, Object result);
  }

  private static <T> T proxy(Class<T> type, T target, Listener listener) {
    return type.cast(
        Proxy.newProxyInstance(
            StatementLog.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return listener.heard(
                    method.getName(), arguments, method.invoke(target, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}

package dev.roster.benchmark.baseline;

import dev.roster.benchmark.baseline.Recording.Bind;
import dev.roster.benchmark.baseline.Recording.Kind;
import dev.roster.benchmark.baseline.Recording.Statement;
import dev.roster.benchmark.baseline.Recording.Unit;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;

/** Sends the statements of a recording with the values of another request. Thread-safe. */
record Replay(Databases databases, Recording recording) {

  private static final String SERIALIZATION_FAILURE = "40001";
  private static final int TRIES = 50;

  /**
   * Sends them.
   *
   * @param values those of the request; gets those that the store answers
   */
  void run(Map<Slot, Object> values) throws SQLException {
    for (Unit unit : recording.units()) {
      if (unit.writes()) {
        databases.write(sending -> untilCommitted(sending, unit, values));
      } else {
        databases.read(sending -> run(sending, unit, values));
      }
    }
  }

  /** PostgreSQL may ask to try again. */
  private static void untilCommitted(Sending sending, Unit unit, Map<Slot, Object> values)
      throws SQLException {
    for (int tries = 1; ; tries++) {
      try {
        run(sending, unit, values);
        return;
      } catch (SQLException e) {
        sending.plain("ROLLBACK");
        if (tries == TRIES || !SERIALIZATION_FAILURE.equals(e.getSQLState())) {
          throw e;
        }
      }
    }
  }

  private static void run(Sending sending, Unit unit, Map<Slot, Object> values)
      throws SQLException {
    for (Statement each : unit.statements()) {
      if (each.kind() == Kind.BORDER) {
        sending.plain(each.sql());
      } else {
        sending.prepared(each.sql(), statement -> run(statement, each, values));
      }
    }
  }

  private static void run(PreparedStatement statement, Statement each, Map<Slot, Object> values)
      throws SQLException {
    int index = 1;
    for (Bind bind : each.binds()) {
      set(statement, index++, bind, values);
    }
    if (each.kind() == Kind.QUERY) {
      try (ResultSet rows = statement.executeQuery()) {
        read(rows, each, values);
      }
    } else if (statement.executeUpdate() == 0) {
      throw new SQLException("nothing was changed: " + each.sql(), SERIALIZATION_FAILURE);
    }
  }

  private static void set(
      PreparedStatement statement, int index, Bind bind, Map<Slot, Object> values)
      throws SQLException {
    Object value = bind.slot() == null ? bind.value() : values.get(bind.slot());
    switch (bind.setter()) {
      case "setNull" -> statement.setNull(index, Types.NULL);
      case "setLong" -> statement.setLong(index, number(value).longValue());
      case "setInt" -> statement.setInt(index, number(value).intValue());
      case "setString" -> statement.setString(index, value.toString());
      case "setBoolean" -> statement.setBoolean(index, Boolean.parseBoolean(value.toString()));
      default -> throw new SQLException("no parameter is set by " + bind.setter());
    }
  }

  private static Number number(Object value) {
    return value instanceof Number number ? number : Long.valueOf(value.toString());
  }

  private static void read(ResultSet rows, Statement each, Map<Slot, Object> values)
      throws SQLException {
    boolean first = true;
    while (rows.next()) {
      int column = 0;
      for (String getter : each.getters()) {
        column++;
        Object value =
            switch (getter) {
              case "getLong" -> rows.getLong(column);
              case "getInt" -> rows.getInt(column);
              case "getBoolean" -> rows.getBoolean(column);
              case "getString" -> rows.getString(column);
              default -> rows.getObject(column);
            };
        Slot output = first ? each.outputs().get(column) : null;
        if (output != null) {
          values.put(output, value);
        }
      }
      first = false;
    }
    if (values.get(Slot.VERSION) instanceof Number version) {
      values.put(Slot.NEXT_VERSION, version.longValue() + 1);
    }
  }
}

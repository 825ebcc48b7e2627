package dev.roster.benchmark.baseline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** Sends statements over a connection. Not thread-safe. */
final class Sending {

  /** Work with a prepared statement. */
  interface Work {
    void with(PreparedStatement statement) throws SQLException;
  }

  private final Connection connection;
  private final boolean keeping;
  private final Map<String, PreparedStatement> kept = new HashMap<>();

  private Sending(Connection connection, boolean keeping) {
    this.connection = connection;
    this.keeping = keeping;
  }

  /** Over a connection that is borrowed for a while. */
  static Sending over(Connection connection) {
    return new Sending(connection, false);
  }

  /** Over a connection that stays open, and keeps every statement that it has prepared. */
  static Sending keepingPrepared(Connection connection) {
    return new Sending(connection, true);
  }

  void plain(String sql) throws SQLException {
    if (keeping) {
      prepare(sql).execute();
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  void prepared(String sql, Work work) throws SQLException {
    if (keeping) {
      work.with(prepare(sql));
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      work.with(statement);
    }
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement statement = kept.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      kept.put(sql, statement);
    }
    return statement;
  }
}

package dev.roster.adapter.jooq;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.tools.jdbc.DefaultConnection;
import org.jooq.tools.jdbc.DefaultPreparedStatement;

/**
 * A connection that keeps what it has prepared for the next time.
 *
 * <p>SQLite compiles a statement each time it is prepared, which takes several times as long as
 * running it, and its driver keeps none. A statement is lent to one user at a time; its result ends
 * when it is given back, so that none holds the file. One that has failed is not used again. Not
 * thread-safe, like any connection.
 */
final class PreparedOnce extends DefaultConnection {

  /** More than the texts of all requests but lists, of which each filter has its own. */
  private static final int MOST = 64;

  /** By text, the one that was used longest ago first. */
  private final Map<String, PreparedStatement> kept = new LinkedHashMap<>();

  PreparedOnce(Connection connection) {
    super(connection);
  }

  @Override
  public PreparedStatement prepareStatement(String sql) throws SQLException {
    PreparedStatement before = kept.remove(sql);
    return new Lent(sql, before == null ? getDelegate().prepareStatement(sql) : before);
  }

  /** Its values stay bound: if they are cleared, SQLite compiles it anew at its next step. */
  private void keep(String sql, PreparedStatement statement) throws SQLException {
    PreparedStatement twin = kept.put(sql, statement);
    if (twin != null) {
      twin.close();
    }
    if (kept.size() > MOST) {
      String eldest = kept.keySet().iterator().next();
      kept.remove(eldest).close();
    }
  }

  /** A statement in use. */
  private final class Lent extends DefaultPreparedStatement {

    private final String sql;
    private ResultSet result;
    private boolean failed;
    private boolean givenBack;

    Lent(String sql, PreparedStatement statement) {
      super(statement, PreparedOnce.this);
      this.sql = sql;
    }

    @Override
    public boolean execute() throws SQLException {
      boolean hasResult = run(super::execute);
      result = hasResult ? run(super::getResultSet) : null;
      return hasResult;
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
      result = run(super::executeQuery);
      return result;
    }

    @Override
    public int executeUpdate() throws SQLException {
      return run(super::executeUpdate);
    }

    @Override
    public ResultSet getResultSet() {
      return result;
    }

    private <T> T run(Call<T> call) throws SQLException {
      try {
        return call.run();
      } catch (SQLException e) {
        failed = true;
        throw e;
      }
    }

    @Override
    public void close() throws SQLException {
      if (givenBack) {
        return;
      }
      givenBack = true;
      if (failed) {
        super.close();
        return;
      }
      if (result != null) {
        result.close();
      }
      keep(sql, getDelegatePreparedStatement());
    }

    @Override
    public boolean isClosed() throws SQLException {
      return givenBack || super.isClosed();
    }
  }

  private interface Call<T> {
    T run() throws SQLException;
  }
}

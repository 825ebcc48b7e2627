package dev.roster.adapter.jooq;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Connections to a SQLite file whose disk a test can spoil and mend. */
final class FaultySource implements DataSource {

  /** What is wrong with the disk. */
  enum Fault {
    NONE,
    GONE,
    READ_ONLY,
    FULL
  }

  private final Path file;
  private volatile Fault fault = Fault.NONE;
  private volatile Connection last;

  FaultySource(Path file) {
    this.file = file;
  }

  void now(Fault changed) {
    fault = changed;
  }

  /** The connection that was given last. */
  Connection last() {
    return last;
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (fault == Fault.GONE) {
      throw new SQLException("gone");
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(fault == Fault.READ_ONLY);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    Connection connection = source.getConnection();
    if (fault == Fault.FULL) {
      fill(connection);
    }
    last = connection;
    return connection;
  }

  /** SQLite then takes no page more than it has, as on a disk without space. */
  private static void fill(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA max_page_count = 1");
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public PrintWriter getLogWriter() {
    return new PrintWriter(System.err, true);
  }

  @Override
  public void setLogWriter(PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}

package dev.roster.benchmark.baseline;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Connections as one would use them by hand, with the durability that Roster has: on SQLite a pool
 * for reading and one connection behind a lock for writing, {@code synchronous=FULL}; on PostgreSQL
 * one pool. Thread-safe.
 */
final class Databases {

  /** Work with a connection. */
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  private static final int SQLITE_READERS = 8;
  private static final int SQLITE_PATIENCE_MILLIS = 5_000;

  private final ReentrantLock lock = new ReentrantLock(true);
  private final DataSource pool;
  private final Connection writer;

  /**
   * On this database.
   *
   * @param url JDBC, of SQLite or PostgreSQL
   * @param poolSize how many connections to PostgreSQL
   */
  Databases(String url, int poolSize) throws SQLException {
    if (url.startsWith("jdbc:sqlite:")) {
      DataSource file = sqlite(url);
      pool = pool(file, SQLITE_READERS);
      writer = file.getConnection();
    } else {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(url);
      config.setMaximumPoolSize(poolSize);
      pool = new HikariDataSource(config);
      writer = null;
    }
  }

  /** A SQLite file whose commits survive a loss of power. */
  static DataSource sqlite(String url) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(SQLITE_PATIENCE_MILLIS);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(url);
    return source;
  }

  private static HikariDataSource pool(DataSource source, int size) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setMaximumPoolSize(size);
    return new HikariDataSource(config);
  }

  <T> T read(Work<T> work) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return work.with(connection);
    }
  }

  <T> T write(Work<T> work) throws SQLException {
    if (writer == null) {
      return read(work);
    }
    lock.lock();
    try {
      return work.with(writer);
    } finally {
      lock.unlock();
    }
  }
}

package dev.roster.benchmark.baseline;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Connections as one would use them by hand, with the durability that Roster has. Thread-safe.
 *
 * <p>On SQLite a few connections for reading and one behind a lock for writing, with {@code
 * synchronous=FULL}, which keep their statements prepared; on PostgreSQL a pool, whose driver keeps
 * them by itself.
 */
interface Databases {

  /** Work with a connection. */
  interface Work {
    void with(Sending sending) throws SQLException;
  }

  /** Works with a connection for reading. */
  void read(Work work) throws SQLException;

  /** Works with a connection for writing. */
  void write(Work work) throws SQLException;

  /**
   * On this database.
   *
   * @param url JDBC, of SQLite or PostgreSQL
   * @param connections how many there are; on SQLite for reading
   */
  static Databases on(String url, int connections) throws SQLException {
    return url.startsWith("jdbc:sqlite:")
        ? new Sqlite(sqlite(url), connections)
        : new Postgresql(url, connections);
  }

  /** A SQLite file whose commits survive a loss of power. */
  static DataSource sqlite(String url) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(5_000);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(url);
    return source;
  }

  /** One file, one writer. */
  final class Sqlite implements Databases {

    private final BlockingQueue<Sending> readers;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Sending writer;

    private Sqlite(DataSource source, int connections) throws SQLException {
      readers = new ArrayBlockingQueue<>(connections);
      for (int i = 0; i < connections; i++) {
        readers.add(Sending.keepingPrepared(source.getConnection()));
      }
      writer = Sending.keepingPrepared(source.getConnection());
    }

    @Override
    public void read(Work work) throws SQLException {
      Sending reader = taken();
      try {
        work.with(reader);
      } finally {
        readers.add(reader);
      }
    }

    private Sending taken() {
      try {
        return readers.take();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void write(Work work) throws SQLException {
      turn.lock();
      try {
        work.with(writer);
      } finally {
        turn.unlock();
      }
    }
  }

  /** As many writers as there are connections. */
  final class Postgresql implements Databases {

    private final DataSource pool;

    private Postgresql(String url, int connections) {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(url);
      config.setMaximumPoolSize(connections);
      pool = new HikariDataSource(config);
    }

    @Override
    public void read(Work work) throws SQLException {
      try (Connection connection = pool.getConnection()) {
        work.with(Sending.over(connection));
      }
    }

    @Override
    public void write(Work work) throws SQLException {
      read(work);
    }
  }
}

package dev.roster.adapter.jooq;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * A SQLite file, and how its connections must be for a commit to survive a loss of power:
 * write-ahead log, flushed at every commit; foreign keys checked.
 */
final class SqliteFile {

  private static final String JOURNAL_MODE = "PRAGMA journal_mode = WAL";

  private SqliteFile() {}

  /** Connections to a file, which is made if it is missing. */
  static DataSource source(Path file, StoreOptions options) {
    refuseHopeless(file);
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    // Nobody asks for them, and the driver would look them up after every statement.
    config.setGetGeneratedKeys(false);
    config.setBusyTimeout(Math.toIntExact(options.patience().toMillis()));
    SQLiteDataSource source = new KeepingSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return source;
  }

  /** What brings a host's connection into that state, beside {@link #useWriteAheadLog}. */
  static List<String> preparation(StoreOptions options) {
    return List.of(
        "PRAGMA synchronous = FULL",
        "PRAGMA foreign_keys = ON",
        "PRAGMA busy_timeout = " + options.patience().toMillis());
  }

  /** Switches a file to the write-ahead log, which stays with it. */
  static void useWriteAheadLog(String where, DataSource source) throws SQLException {
    String mode =
        new Connections(source, List.of())
            .tryWith(
                connection -> Engine.SQLITE.on(connection).fetchValue(JOURNAL_MODE).toString());
    if (!mode.equals("wal")) {
      throw new CannotOpenDatabase(where + ": no write-ahead log is possible here");
    }
  }

  /** A pool over these connections; its thread ends when it is closed. */
  static HikariDataSource pool(String name, DataSource source, int size, StoreOptions options) {
    HikariConfig config = Pool.of(name, source, size, options);
    config.setMaxLifetime(0);
    return new HikariDataSource(config);
  }

  /** Connections that prepare no statement twice. */
  private static final class KeepingSource extends SQLiteDataSource {

    KeepingSource(SQLiteConfig config) {
      super(config);
    }

    @Override
    public Connection getConnection() throws SQLException {
      return new PreparedOnce(super.getConnection());
    }
  }

  private static void refuseHopeless(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new CannotOpenDatabase(file + ": there is no folder " + folder);
    }
    if (Files.isDirectory(file)) {
      throw new CannotOpenDatabase(file + ": this is a folder, not a file");
    }
    if (!Files.isWritable(Files.exists(file) ? file : folder)) {
      throw new CannotOpenDatabase(file + ": not writable");
    }
  }
}

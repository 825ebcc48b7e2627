package dev.roster.adapter.jooq;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jooq.exception.DataAccessException;

/**
 * Gets a database ready: finds out which it is, and brings its tables to the version that this
 * program knows.
 *
 * <p>Several programs may open an empty file at once. SQLite lets one of them make the tables and
 * turns the others away without waiting, so they ask again for as long as they have patience.
 *
 * @param where how a message calls the database
 * @param source its connections
 * @param options for the patience
 */
record Opening(String where, DataSource source, StoreOptions options) {

  private static final Duration PAUSE = Duration.ofMillis(20);

  /**
   * Opens it.
   *
   * @throws SchemaTooNew if a newer program has changed the tables
   * @throws CannotOpenDatabase if it cannot be used
   */
  Engine open() {
    long deadline = System.nanoTime() + options.patience().toNanos();
    while (true) {
      try {
        return tryToOpen();
      } catch (SQLException | DataAccessException | FlywayException e) {
        Optional<SQLException> sql = Failures.sql(e);
        boolean passing = sql.filter(Failures::isLock).isPresent() || isBeginning(e);
        if (!passing || System.nanoTime() > deadline) {
          throw new CannotOpenDatabase(
              where + ": " + sql.flatMap(Failures::outage).orElseGet(() -> oneLine(e)), e);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private Engine tryToOpen() throws SQLException {
    Engine engine =
        Engine.of(source)
            .orElseThrow(
                () ->
                    new CannotOpenDatabase(
                        where + ": Roster speaks to SQLite and PostgreSQL only"));
    if (engine == Engine.SQLITE) {
      SqliteFile.useWriteAheadLog(where, source);
    }
    new Migrations(where, source, engine).apply();
    return engine;
  }

  /**
   * Another program has made the history and is about to begin it; Flyway does not wait for that.
   */
  private static boolean isBeginning(Exception failure) {
    return failure instanceof FlywayException
        && failure.getMessage().contains("already exists, and is empty");
  }

  private static String oneLine(Exception failure) {
    return failure.getMessage().replaceAll("\\s*\\R[\\s-]*", "; ");
  }
}

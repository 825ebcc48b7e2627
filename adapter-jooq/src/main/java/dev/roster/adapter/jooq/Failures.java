package dev.roster.adapter.jooq;

import dev.roster.application.port.Unavailable;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.exception.DataAccessException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * What a failure of the database means: an outage, a lost race, a violated uniqueness, or a bug.
 *
 * <p>SQLite reports SQLState 00000 for everything, so its own result codes are read; PostgreSQL's
 * states are those of its manual, appendix A.
 */
final class Failures {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private static final Set<SQLiteErrorCode> SQLITE_UNIQUE =
      Set.of(
          SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE,
          SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY,
          SQLiteErrorCode.SQLITE_CONSTRAINT_ROWID);

  private static final Set<Integer> SQLITE_LOCKS =
      Set.of(SQLiteErrorCode.SQLITE_BUSY.code, SQLiteErrorCode.SQLITE_LOCKED.code);

  private static final String POSTGRESQL_UNIQUE = "23505";

  /** By primary result code, the low byte of what SQLite says. */
  private static final Map<Integer, String> SQLITE_OUTAGES =
      Map.ofEntries(
          Map.entry(SQLiteErrorCode.SQLITE_BUSY.code, "another writer holds the database"),
          Map.entry(SQLiteErrorCode.SQLITE_LOCKED.code, "another writer holds the database"),
          Map.entry(SQLiteErrorCode.SQLITE_PROTOCOL.code, "another writer holds the database"),
          Map.entry(SQLiteErrorCode.SQLITE_FULL.code, "the disk is full"),
          Map.entry(SQLiteErrorCode.SQLITE_READONLY.code, "the database is read-only"),
          Map.entry(SQLiteErrorCode.SQLITE_PERM.code, "the database may not be opened"),
          Map.entry(SQLiteErrorCode.SQLITE_CANTOPEN.code, "the database cannot be opened"),
          Map.entry(SQLiteErrorCode.SQLITE_IOERR.code, "the disk cannot be read or written"),
          Map.entry(SQLiteErrorCode.SQLITE_NOMEM.code, "the database is out of memory"),
          Map.entry(SQLiteErrorCode.SQLITE_NOTADB.code, "the file is no database"),
          Map.entry(SQLiteErrorCode.SQLITE_CORRUPT.code, "the database is damaged"));

  /** By class, the first two characters of the state, or by the state itself. */
  private static final Map<String, String> POSTGRESQL_OUTAGES =
      Map.of(
          "08", "the connection to the database is lost",
          "08001", "the database cannot be reached",
          "53", "the database is out of resources",
          "57", "the database is shutting down or has cancelled the statement",
          "58", "the database has a system error",
          "25006", "the database is read-only",
          "40003", "nobody knows whether the change is stored",
          "57014", "a statement takes too long",
          "55P03", "another writer holds the row");

  /** Serialization failure, deadlock. */
  private static final Set<String> POSTGRESQL_OUTRUN = Set.of("40001", "40P01");

  private static final int PRIMARY_CODE = 0xff;

  private Failures() {}

  /** Whether a unique constraint or a primary key stands against the statement. */
  static boolean violatesUniqueness(DataAccessException failure) {
    return sql(failure).map(Failures::violatesUniqueness).orElse(false);
  }

  private static boolean violatesUniqueness(SQLException failure) {
    return failure instanceof SQLiteException sqlite
        ? SQLITE_UNIQUE.contains(sqlite.getResultCode())
        : POSTGRESQL_UNIQUE.equals(failure.getSQLState());
  }

  /** What to throw for a failed statement. */
  static RuntimeException of(DataAccessException failure) {
    return sql(failure).map(Failures::of).orElse(failure);
  }

  /** What to throw for a failed statement. */
  static RuntimeException of(SQLException failure) {
    if (POSTGRESQL_OUTRUN.contains(Objects.toString(failure.getSQLState(), ""))) {
      return new Outrun();
    }
    return outage(failure)
        .<RuntimeException>map(what -> new Unavailable("storage: " + what, RETRY_AFTER, failure))
        .orElseGet(() -> new StatementRefused(failure));
  }

  /** Without a connection there is no storage, whatever the reason. */
  static Unavailable noConnection(SQLException failure) {
    return new Unavailable("storage: no connection to the database", RETRY_AFTER, failure);
  }

  /** For each of those whose work was to be committed in one transaction, and was not. */
  static Unavailable ofAllTogether(Throwable reason) {
    return reason instanceof Unavailable outage
        ? new Unavailable(outage.getMessage(), outage.retryAfter(), outage)
        : new Unavailable(
            "storage: nothing of what was written together is stored", RETRY_AFTER, reason);
  }

  /** Others write for longer than one may wait for them. */
  static Unavailable writerBusy() {
    return overloaded("the writer is busy for too long");
  }

  /** For want of capacity. */
  static Unavailable overloaded(String what) {
    return new Unavailable("storage: " + what, RETRY_AFTER);
  }

  /** Whether it comes from a lock that another connection holds, and may be gone soon. */
  static boolean isLock(SQLException failure) {
    return failure instanceof SQLiteException sqlite
        && SQLITE_LOCKS.contains(sqlite.getResultCode().code & PRIMARY_CODE);
  }

  /** What is out of order, in a few words; empty if it is the statement. */
  static Optional<String> outage(SQLException failure) {
    if (failure instanceof SQLiteException sqlite) {
      return Optional.ofNullable(SQLITE_OUTAGES.get(sqlite.getResultCode().code & PRIMARY_CODE));
    }
    String state = Objects.toString(failure.getSQLState(), "");
    return Optional.ofNullable(POSTGRESQL_OUTAGES.get(state))
        .or(
            () ->
                Optional.ofNullable(
                    POSTGRESQL_OUTAGES.get(state.substring(0, Math.min(2, state.length())))))
        .or(
            () ->
                failure instanceof SQLTransientException
                    ? Optional.of("the database does not answer in time")
                    : Optional.empty());
  }

  /** What the driver said, at the bottom of a failure. */
  static Optional<SQLException> sql(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .findFirst();
  }

  /**
   * The database refused a statement for what it says: a bug.
   *
   * <p>Has no cause, since PostgreSQL's messages quote rows, and rows hold personal data.
   */
  static final class StatementRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private StatementRefused(SQLException failure) {
      super(
          "the database refused a statement: "
              + (failure instanceof SQLiteException sqlite
                  ? sqlite.getResultCode().name()
                  : "SQLState " + failure.getSQLState()));
      setStackTrace(failure.getStackTrace());
    }
  }
}

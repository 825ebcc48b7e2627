package dev.roster.adapter.jooq;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultConnectionProvider;

/** The databases that Roster speaks to. */
enum Engine {
  /** Its one writer takes the file's lock before it reads what it decides on. */
  SQLITE(
      "SQLite",
      SQLDialect.SQLITE,
      "BEGIN",
      "BEGIN IMMEDIATE",
      "BEGIN IMMEDIATE",
      true,
      Numbering.SEQUENTIAL),
  /** Its writers decide as if one after another, or lose to each other and try again. */
  POSTGRESQL(
      "PostgreSQL",
      SQLDialect.POSTGRES,
      "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
      "BEGIN ISOLATION LEVEL SERIALIZABLE",
      "BEGIN ISOLATION LEVEL READ COMMITTED",
      false,
      Numbering.ORDERED);

  private final String productName;
  private final String beginReading;
  private final String beginWriting;
  private final String beginWritingByLocks;
  private final boolean oneWriter;
  private final Numbering numbering;
  private final Configuration configuration;

  Engine(
      String productName,
      SQLDialect dialect,
      String beginReading,
      String beginWriting,
      String beginWritingByLocks,
      boolean oneWriter,
      Numbering numbering) {
    this.productName = productName;
    this.beginReading = beginReading;
    this.beginWriting = beginWriting;
    this.beginWritingByLocks = beginWritingByLocks;
    this.oneWriter = oneWriter;
    this.numbering = numbering;
    this.configuration =
        new DefaultConfiguration()
            .set(dialect)
            // Execution logging would write values into the log at level DEBUG.
            .set(new Settings().withExecuteLogging(false).withRenderSchema(false));
  }

  /** The database behind a data source, by what its driver says; empty for any other. */
  static Optional<Engine> of(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      String product = connection.getMetaData().getDatabaseProductName();
      return Arrays.stream(values())
          .filter(engine -> engine.productName.equals(product))
          .findFirst();
    }
  }

  /** Where its migrations are, beside those that all share. */
  String folder() {
    return productName.toLowerCase(Locale.ROOT);
  }

  /** Begins a transaction whose queries see the data of one moment. */
  String beginReading() {
    return beginReading;
  }

  /** Begins a transaction whose decisions no concurrent one can undermine. */
  String beginWriting() {
    return beginWriting;
  }

  /** Begins a transaction that sees before each statement what others have committed by then. */
  String beginWritingByLocks() {
    return beginWritingByLocks;
  }

  /** Whether it serves one writer at a time. */
  boolean hasOneWriter() {
    return oneWriter;
  }

  /** How it numbers rows, as far as the options do not say it. */
  RowNumbers numbers(StoreOptions options) {
    return RowNumbers.of(options.numbering().orElse(numbering));
  }

  /** What to run on each connection of a host before it is used. */
  List<String> preparation(StoreOptions options) {
    return this == SQLITE ? SqliteFile.preparation(options) : List.of();
  }

  /** SQL in its dialect over this connection; closes nothing. */
  DSLContext on(Connection connection) {
    return DSL.using(configuration.derive(new DefaultConnectionProvider(connection)));
  }
}

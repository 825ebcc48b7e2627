package dev.roster.adapter.jooq;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * Brings the tables to the version that this program knows.
 *
 * <p>They may live in a host's database: the history is a table of our own, and what else is there
 * is left alone. The scripts are not in {@code db/migration}, where a host's Flyway would find and
 * run them as its own.
 *
 * @param where how a message calls the database
 * @param source its connections
 * @param engine which database it is
 */
record Migrations(String where, DataSource source, Engine engine) {

  private static final String FOLDER = "classpath:db/roster/";
  private static final String HISTORY = "roster_schema_history";

  /**
   * Applies what is missing.
   *
   * @throws SchemaTooNew if a newer program has been here
   * @throws FlywayException if a script fails, or is not the one that was applied before
   */
  void apply() {
    if (done()) {
      return;
    }
    Flyway flyway = flyway();
    refuseFuture(flyway.info());
    flyway.migrate();
  }

  /** Whether the history says so; Flyway would find the same, and takes a while to be loaded. */
  private boolean done() {
    try {
      return new Connections(source, List.of())
          .tryWith(connection -> applied(engine.on(connection)))
          .equals(Scripts.of(engine));
    } catch (SQLException | DataAccessException e) {
      return false; // There is no history yet, or there is something else that Flyway will tell.
    }
  }

  /** What was done beside beginning the history; what failed is named as no script is. */
  private static Set<String> applied(DSLContext sql) {
    return sql
        .fetch(
            "SELECT version, script, checksum, success FROM "
                + HISTORY
                + " WHERE type <> 'BASELINE'")
        .stream()
        .map(
            row ->
                row.get(3, Boolean.class)
                    ? row.get(0) + " " + row.get(1) + " " + row.get(2)
                    : "failed")
        .collect(Collectors.toSet());
  }

  private Flyway flyway() {
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(source)
        .locations(FOLDER + "common", FOLDER + engine.folder())
        .table(HISTORY)
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .cleanDisabled(true)
        .loggers("slf4j")
        .load();
  }

  /** By itself Flyway lets an old program run on tables of the future. */
  private void refuseFuture(MigrationInfoService info) {
    Optional<MigrationInfo> future =
        Arrays.stream(info.all()).filter(Migrations::isFuture).findFirst();
    if (future.isPresent()) {
      throw new SchemaTooNew(
          where, String.valueOf(future.get().getVersion()), latestKnown(info).getVersion());
    }
  }

  private static boolean isFuture(MigrationInfo migration) {
    return switch (migration.getState()) {
      case FUTURE_SUCCESS, FUTURE_FAILED -> true;
      default -> false;
    };
  }

  private static MigrationVersion latestKnown(MigrationInfoService info) {
    return Arrays.stream(info.all())
        .filter(migration -> !isFuture(migration))
        .map(MigrationInfo::getVersion)
        .reduce((before, after) -> after)
        .orElse(MigrationVersion.EMPTY);
  }
}

package dev.roster.adapter.jooq;

import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;

/**
 * Brings the tables to the version that this program knows.
 *
 * <p>They may live in a host's database: the history is a table of our own, and what else is there
 * is left alone. The scripts are not in {@code db/migration}, where a host's Flyway would find and
 * run them as its own.
 */
final class Migrations {

  private static final String FOLDER = "classpath:db/roster/";
  private static final String HISTORY = "roster_schema_history";

  private Migrations() {}

  /**
   * Applies what is missing.
   *
   * @throws SchemaTooNew if a newer program has been here
   * @throws CannotOpenDatabase if a script fails
   */
  static void apply(DataSource source, Engine engine) {
    try {
      Flyway flyway = flyway(source, engine);
      refuseFuture(flyway.info());
      flyway.migrate();
    } catch (FlywayException e) {
      throw new CannotOpenDatabase("the tables cannot be made: " + e.getMessage(), e);
    }
  }

  private static Flyway flyway(DataSource source, Engine engine) {
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
  private static void refuseFuture(MigrationInfoService info) {
    Optional<MigrationInfo> future =
        Arrays.stream(info.all()).filter(migration -> isFuture(migration)).findFirst();
    if (future.isPresent()) {
      throw new SchemaTooNew(
          String.valueOf(future.get().getVersion()), String.valueOf(latestKnown(info)));
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

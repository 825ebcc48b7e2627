package dev.roster.benchmark.growth;

import dev.roster.adapter.bcrypt.BcryptHasher;
import dev.roster.adapter.jooq.JooqStore;
import dev.roster.adapter.jooq.PostgresqlServer;
import dev.roster.application.CreateUser;
import dev.roster.application.Roster;
import dev.roster.benchmark.report.Result;
import dev.roster.benchmark.report.Results;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.Username;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Fills stores of several sizes, asks the same of each, and writes the figures. */
@Command(
    name = "growth",
    mixinStandardHelpOptions = true,
    description = "Measures the same requests at several numbers of users.")
public final class Growth implements Callable<Integer> {

  @Option(
      names = "--store",
      defaultValue = "sqlite",
      description = "sqlite or postgresql (default: ${DEFAULT-VALUE})")
  private String name;

  @Option(
      names = "--sizes",
      split = ",",
      defaultValue = "1000,100000,10000000",
      description = "how many users (default: ${DEFAULT-VALUE})")
  private List<Long> sizes;

  /**
   * Runs it.
   *
   * @param arguments see {@code --help}; run from the folder of the project
   */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Growth()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, SQLException {
    Path target = Path.of("benchmark/target").toAbsolutePath();
    Path work = Files.createTempDirectory(Files.createDirectories(target), "growth");
    List<Result> results = new ArrayList<>();
    try {
      for (long size : sizes) {
        results.addAll(name.equals("sqlite") ? sqlite(work, size) : postgresql(work, size));
        new Results(target.resolve("results")).write("growth-" + name, results);
      }
    } finally {
      try (var files = Files.walk(work)) {
        for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
    return 0;
  }

  private List<Result> sqlite(Path work, long size) throws SQLException, IOException {
    Path file = work.resolve("users.db");
    try {
      UserId chief;
      try (JooqStore store = JooqStore.sqlite(file)) {
        chief = administrator(store);
      }
      SQLiteConfig config = new SQLiteConfig();
      config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
      config.setCacheSize(-2_000_000);
      SQLiteDataSource source = new SQLiteDataSource(config);
      source.setUrl("jdbc:sqlite:" + file);
      new Loader(source, chief.value() + 1, size).load();
      run(source, "PRAGMA wal_checkpoint(TRUNCATE)");
      try (JooqStore store = JooqStore.sqlite(file)) {
        return new Lookups(store, chief, chief.value() + 1, size, name).measure();
      }
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(work.resolve("users.db-wal"));
      Files.deleteIfExists(work.resolve("users.db-shm"));
    }
  }

  private List<Result> postgresql(Path work, long size) throws SQLException, IOException {
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(work.resolve("postgresql-" + size))
            // It is off otherwise, since tests need it not.
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("shared_buffers", "1GB")
            .setServerConfig("max_wal_size", "8GB")
            .start()) {
      String url = server.getJdbcUrl("postgres", "postgres");
      UserId chief;
      try (JooqStore store = JooqStore.postgresql(PostgresqlServer.at(url))) {
        chief = administrator(store);
      }
      PGSimpleDataSource source = new PGSimpleDataSource();
      source.setUrl(url);
      source.setReWriteBatchedInserts(true);
      new Loader(source, chief.value() + 1, size).load();
      run(source, "VACUUM (ANALYZE)");
      run(source, "CHECKPOINT");
      try (JooqStore store = JooqStore.postgresql(PostgresqlServer.at(url))) {
        return new Lookups(store, chief, chief.value() + 1, size, name).measure();
      }
    }
  }

  private static UserId administrator(JooqStore store) {
    return Roster.builder()
        .store(store)
        .hasher(BcryptHasher.ofCost(4))
        .build()
        .createUser()
        .create(CreateUser.Command.named(new Username("chief")).in(GroupId.ADMINISTRATORS))
        .fold(
            user -> user.id(),
            no -> {
              throw new IllegalStateException(no.toString());
            });
  }

  private static void run(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

package dev.roster.benchmark.run;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.roster.adapter.jooq.JooqStore;
import dev.roster.adapter.jooq.PostgresqlServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** A database for each server in one PostgreSQL, which flushes at every commit. */
final class PostgresqlStage implements Stage {

  private static final String TEMPLATE = "people";
  private static final String OWNER = "postgres";

  private final Path folder;
  private final Path crew;
  private final EmbeddedPostgres server;

  PostgresqlStage(Path work) throws IOException, SQLException {
    folder = work.resolve("postgresql");
    crew = work.resolve("postgresql-crew.jsonl");
    server =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            // It is off otherwise, since tests need it not.
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("max_connections", "100")
            .setServerConfig("shared_buffers", "256MB")
            .start();
    requireFlushing();
    run("CREATE DATABASE " + TEMPLATE);
    HikariConfig config = new HikariConfig();
    config.setDataSource(server.getDatabase(OWNER, TEMPLATE));
    config.setMaximumPoolSize(2);
    try (HikariDataSource source = new HikariDataSource(config);
        JooqStore store = JooqStore.on(source)) {
      Crew.write(Crew.populate(store, USERS, ASKING), crew);
    }
  }

  private void requireFlushing() throws SQLException {
    for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
      try (Connection connection = server.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("SHOW " + setting)) {
        if (!row.next() || !row.getString(1).equals("on")) {
          throw new IllegalStateException(setting + " is off");
        }
      }
    }
  }

  @Override
  public String name() {
    return "postgresql";
  }

  @Override
  public Path crew() {
    return crew;
  }

  @Override
  public List<String> flags(String subject) throws SQLException {
    return List.of("--database", url(subject));
  }

  @Override
  public String url(String subject) throws SQLException {
    return server.getJdbcUrl(OWNER, copy(subject));
  }

  @Override
  public JooqStore open(String subject) {
    return JooqStore.postgresql(PostgresqlServer.at(server.getJdbcUrl(OWNER, database(subject))));
  }

  @Override
  public DataSource scratch() throws SQLException {
    return server.getDatabase(OWNER, copy("scratch"));
  }

  @Override
  public int connections() {
    return 16;
  }

  @Override
  public Optional<Usage> usage() {
    try (var lines = Files.lines(folder.resolve("postmaster.pid"))) {
      return lines.findFirst().map(line -> new Usage(Long.parseLong(line.strip())));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private String copy(String subject) throws SQLException {
    String name = database(subject);
    run("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
    return name;
  }

  private static String database(String subject) {
    return "of_" + subject.replaceAll("\\W+", "_");
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

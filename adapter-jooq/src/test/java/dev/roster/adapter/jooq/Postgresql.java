package dev.roster.adapter.jooq;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** One PostgreSQL for all tests, with a database for each; it ends with the process. */
final class Postgresql {

  private static EmbeddedPostgres server;
  private static int databases;

  private Postgresql() {}

  /** A new and empty database. */
  static synchronized PostgresqlServer fresh() {
    if (server == null) {
      server = started();
    }
    String name = "roster" + ++databases;
    new Sql(server.getPostgresDatabase()).run("CREATE DATABASE " + name);
    return PostgresqlServer.at(server.getJdbcUrl("postgres", name));
  }

  /** Looks at a database behind the store's back. */
  static Sql sql(PostgresqlServer database) {
    return new Sql(database.source(StoreOptions.STANDARD));
  }

  private static EmbeddedPostgres started() {
    try {
      return EmbeddedPostgres.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

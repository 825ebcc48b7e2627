package dev.roster.adapter.jooq;

import com.zaxxer.hikari.HikariDataSource;
import dev.roster.application.port.Attempts;
import dev.roster.application.port.Deliveries;
import dev.roster.application.port.Follows;
import dev.roster.application.port.Groups;
import dev.roster.application.port.History;
import dev.roster.application.port.Inbox;
import dev.roster.application.port.PayTokens;
import dev.roster.application.port.Sessions;
import dev.roster.application.port.Store;
import dev.roster.application.port.StoredFacts;
import dev.roster.application.port.Users;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import javax.sql.DataSource;

/**
 * Everything that is stored, in SQLite or PostgreSQL, in tables whose names begin with {@code
 * roster_}.
 *
 * <p>Opening it makes the tables, or brings them to the version that this program knows. Every port
 * then works in transactions of its own; {@link #joining} gives the same ports within a transaction
 * of the caller. Several processes may open the same database. Thread-safe.
 */
public final class JooqStore implements Store, AutoCloseable {

  private final Engine engine;
  private final RowNumbers numbers;
  private final Ports ports;
  private final List<HikariDataSource> pools;

  private JooqStore(
      Engine engine, UnitOfWork unit, RowNumbers numbers, List<HikariDataSource> pools) {
    this.engine = engine;
    this.numbers = numbers;
    this.ports = Ports.over(unit, numbers);
    this.pools = pools;
  }

  /**
   * A store in the database of a host, with {@link StoreOptions#STANDARD}.
   *
   * @see #on(DataSource, StoreOptions)
   */
  public static JooqStore on(DataSource source) {
    return on(source, StoreOptions.STANDARD);
  }

  /**
   * A store in the database of a host.
   *
   * <p>On SQLite it switches the file to the write-ahead log, and sets {@code synchronous}, {@code
   * foreign_keys} and {@code busy_timeout} of every connection that it borrows.
   *
   * @param source gives connections for one statement or transaction at a time; stays the host's to
   *     close
   * @throws SchemaTooNew if a newer program has changed the tables
   * @throws CannotOpenDatabase if the database cannot be used
   */
  public static JooqStore on(DataSource source, StoreOptions options) {
    Engine engine = new Opening("the database", source, options).open();
    Connections connections = new Connections(source, engine.preparation(options));
    return new JooqStore(
        engine,
        new OwnTransactions(engine, connections, connections, options),
        engine.numbers(options),
        List.of());
  }

  /**
   * A store in a SQLite file of its own, with {@link StoreOptions#STANDARD}.
   *
   * @see #sqlite(Path, StoreOptions)
   */
  public static JooqStore sqlite(Path file) {
    return sqlite(file, StoreOptions.STANDARD);
  }

  /**
   * A store in a SQLite file of its own: one connection for writing, a pool of them for reading, to
   * be closed in the end.
   *
   * @param file made if it is missing; its folder must be there
   * @throws SchemaTooNew if a newer program has changed the tables
   * @throws CannotOpenDatabase if the file cannot be written or is no database
   */
  public static JooqStore sqlite(Path file, StoreOptions options) {
    DataSource source = SqliteFile.source(file, options);
    Engine engine = new Opening(file.toString(), source, options).open();
    HikariDataSource readers = SqliteFile.pool("readers", source, options.readers(), options);
    HikariDataSource writer = SqliteFile.pool("writer", source, 1, options);
    return new JooqStore(
        engine,
        new OwnTransactions(
            engine,
            new Connections(readers, List.of()),
            new Connections(writer, List.of()),
            options),
        engine.numbers(options),
        List.of(readers, writer));
  }

  /**
   * A store in a PostgreSQL, with {@link StoreOptions#STANDARD}.
   *
   * @see #postgresql(PostgresqlServer, StoreOptions)
   */
  public static JooqStore postgresql(PostgresqlServer server) {
    return postgresql(server, StoreOptions.STANDARD);
  }

  /**
   * A store in a PostgreSQL, over a pool of connections of its own, to be closed in the end.
   *
   * @throws SchemaTooNew if a newer program has changed the tables
   * @throws CannotOpenDatabase if it cannot be reached, or may not be used
   */
  public static JooqStore postgresql(PostgresqlServer server, StoreOptions options) {
    Engine engine = new Opening(server.url().toString(), server.source(options), options).open();
    HikariDataSource pool = server.pool(options);
    Connections connections = new Connections(pool, List.of());
    return new JooqStore(
        engine,
        new OwnTransactions(engine, connections, connections, server.writers(), options),
        engine.numbers(options),
        List.of(pool));
  }

  /**
   * The same ports within a transaction that the caller has begun on this connection and will end.
   *
   * <p>Nothing is committed or rolled back here. A change that is rejected or fails leaves nothing
   * and keeps what the caller has written. After an {@link dev.roster.application.port.Unavailable}
   * the caller should roll back: a database in trouble may have done so already. Not thread-safe,
   * like the connection.
   *
   * @param connection to the database of this store, not in auto-commit mode; stays open
   * @throws IllegalArgumentException if the connection is in auto-commit mode
   */
  public Store joining(Connection connection) {
    return Ports.over(new CallersTransaction(engine, connection), numbers);
  }

  @Override
  public Users users() {
    return ports.users();
  }

  @Override
  public Sessions sessions() {
    return ports.sessions();
  }

  @Override
  public Attempts attempts() {
    return ports.attempts();
  }

  @Override
  public PayTokens payTokens() {
    return ports.payTokens();
  }

  @Override
  public Inbox inbox() {
    return ports.inbox();
  }

  @Override
  public Deliveries deliveries() {
    return ports.deliveries();
  }

  @Override
  public History history() {
    return ports.history();
  }

  @Override
  public StoredFacts facts() {
    return ports.facts();
  }

  @Override
  public Follows follows() {
    return ports.follows();
  }

  @Override
  public Groups groups() {
    return ports.groups();
  }

  /** Closes the connections that it has opened itself; those of a host stay open. */
  @Override
  public void close() {
    pools.forEach(HikariDataSource::close);
  }
}

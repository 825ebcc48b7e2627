package dev.roster.adapter.jooq;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL, who one is there, and how it is used. Shows no secret; immutable and thread-safe.
 *
 * <p>What the URL says of timeouts itself goes before what is said here. A connection whose other
 * end is silent is given up five seconds after the last statement should have been, so that a dead
 * network looks like any other outage.
 *
 * @param url where it is
 * @param user the role to log in as; empty where the URL or the driver's surroundings say so
 * @param password of that role; empty likewise
 * @param connections how many may be open at once; at least 2, so that readers need not wait for
 *     writers
 * @param statementTimeout how long a statement may take, waiting for locks included; at least a
 *     second. Migrations may take as long as they need
 */
public record PostgresqlServer(
    PostgresqlUrl url,
    Optional<String> user,
    Optional<String> password,
    int connections,
    Duration statementTimeout) {

  /** As many connections as there are unless told otherwise. */
  public static final int CONNECTIONS = 16;

  /** How long a statement may take unless told otherwise. */
  public static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(10);

  private static final Duration GRACE = Duration.ofSeconds(5);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public PostgresqlServer {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(password, "password");
    if (connections < 2 || statementTimeout.toSeconds() < 1) {
      throw new IllegalArgumentException("two connections and a second are the least");
    }
  }

  /** The one at this URL, with the standard limits. */
  public static PostgresqlServer at(String url) {
    return new PostgresqlServer(
        new PostgresqlUrl(url), Optional.empty(), Optional.empty(), CONNECTIONS, STATEMENT_TIMEOUT);
  }

  /** The same one for this role. */
  public PostgresqlServer as(String role, String secret) {
    return new PostgresqlServer(
        url, Optional.of(role), Optional.of(secret), connections, statementTimeout);
  }

  /** The same one with another number of connections. */
  public PostgresqlServer withConnections(int changed) {
    return new PostgresqlServer(url, user, password, changed, statementTimeout);
  }

  /** The same one with another bound on statements. */
  public PostgresqlServer withStatementTimeout(Duration changed) {
    return new PostgresqlServer(url, user, password, connections, changed);
  }

  /** How many may write at once: a quarter of the connections is for those who read. */
  int writers() {
    return connections - Math.max(1, connections / 4);
  }

  /** Connections that are made one by one, whose statements may take as long as they need. */
  PGSimpleDataSource source(StoreOptions options) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(url.text());
    user.ifPresent(source::setUser);
    password.ifPresent(source::setPassword);
    if (!url.names("tcpKeepAlive")) {
      source.setTcpKeepAlive(true);
    }
    if (!url.names("connectTimeout")) {
      source.setConnectTimeout(seconds(options.patience()));
    }
    // Details of errors quote rows, and rows hold personal data.
    source.setLogServerErrorDetail(false);
    if (!url.names("ApplicationName")) {
      source.setApplicationName("roster");
    }
    return source;
  }

  /** The pool for requests; its thread ends when it is closed. */
  HikariDataSource pool(StoreOptions options) {
    PGSimpleDataSource source = source(options);
    if (!url.names("socketTimeout")) {
      source.setSocketTimeout(seconds(statementTimeout.plus(GRACE)));
    }
    HikariConfig config = Pool.of("postgresql", source, connections, options);
    config.setConnectionInitSql(
        "SET statement_timeout = %d; SET lock_timeout = %d"
            .formatted(statementTimeout.toMillis(), options.patience().toMillis()));
    return new HikariDataSource(config);
  }

  /** Rounded up: 0 would be for ever. */
  private static int seconds(Duration duration) {
    return Math.toIntExact(duration.plusMillis(999).toSeconds());
  }

  @Override
  public String toString() {
    return url.toString();
  }
}

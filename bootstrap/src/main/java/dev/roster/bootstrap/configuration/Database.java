package dev.roster.bootstrap.configuration;

import dev.roster.adapter.jooq.Numbering;
import dev.roster.adapter.jooq.PostgresqlServer;
import dev.roster.adapter.jooq.PostgresqlUrl;
import dev.roster.adapter.jooq.StoreOptions;
import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.Range;

/**
 * Which database there is beside {@link Configuration#data}, and how it is used.
 *
 * <p>Shows no password. Immutable and thread-safe. See {@link Key} for what each value means.
 *
 * @param url of a PostgreSQL; empty for SQLite
 * @param user the role there, if the URL does not say so
 * @param password of that role, if the URL does not say so
 * @param connections to PostgreSQL
 * @param readers connections that read SQLite
 * @param patience in seconds
 * @param waiting requests that may wait to write
 * @param batch changes that SQLite commits together
 * @param statementTimeout in seconds
 * @param ids of new rows; empty for what suits the database
 */
public record Database(
    Optional<PostgresqlUrl> url,
    Optional<String> user,
    Optional<String> password,
    @Range(min = 2, max = 1_000) int connections,
    @Range(min = 1, max = 1_000) int readers,
    @Range(min = 1, max = 600) int patience,
    @Range(min = 1, max = 1_000_000) int waiting,
    @Range(min = 1, max = 10_000) int batch,
    @Range(min = 1, max = 3_600) int statementTimeout,
    Optional<Numbering> ids) {

  /** The PostgreSQL, if it is one. */
  public Optional<PostgresqlServer> postgresql() {
    return url.map(
        at ->
            new PostgresqlServer(
                at, user, password, connections, Duration.ofSeconds(statementTimeout)));
  }

  /** The limits of any store. */
  public StoreOptions options() {
    StoreOptions options =
        StoreOptions.STANDARD
            .withPatience(Duration.ofSeconds(patience))
            .withMaxWaiting(waiting)
            .withBatch(batch)
            .withReaders(readers);
    return ids.map(options::with).orElse(options);
  }

  /** Whether nobody has to guess which role counts. */
  @AssertTrue(message = "is in database already")
  boolean isUserSaidOnce() {
    return user.isEmpty() || !urlNames("user");
  }

  /** Whether nobody has to guess which password counts. */
  @AssertTrue(message = "is in database already")
  boolean isPasswordSaidOnce() {
    return password.isEmpty() || !urlNames("password");
  }

  private boolean urlNames(String parameter) {
    return url.filter(at -> at.names(parameter)).isPresent();
  }

  @Override
  public String toString() {
    return url.map(PostgresqlUrl::toString).orElse("SQLite");
  }
}

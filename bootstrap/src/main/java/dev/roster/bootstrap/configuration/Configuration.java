package dev.roster.bootstrap.configuration;

import dev.roster.adapter.bcrypt.BcryptHasher;
import dev.roster.adapter.http.HttpSettings.Crowd;
import dev.roster.adapter.http.JsonApi;
import dev.roster.adapter.http.Origins;
import dev.roster.adapter.http.Proxies;
import dev.roster.adapter.jooq.PostgresqlUrl;
import dev.roster.domain.user.Registering;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.constraints.Range;

/**
 * A configuration that can be used: every value has its type and lies in its range.
 *
 * <p>Immutable and thread-safe. See {@link Key} for what each value means.
 *
 * @param data the SQLite file or its directory; need not exist
 * @param database in place of that file, and how either is used
 * @param host where to listen
 * @param port where to listen; 0 for a free one
 * @param zone of the times in answers
 * @param register who may register
 * @param nameRetention how long the name of an erased user stays taken, in days
 * @param usernameQuota how often users may rename themselves
 * @param weiduLevel who may write a user's level
 * @param avatarHttp whether avatars may be {@code http:} URLs
 * @param bcryptCost the binary logarithm of the rounds
 * @param hashWaiting passwords that may wait to be hashed, for each core
 * @param deliveries the channels that notices leave over
 * @param noticesRules the file of rules about deliveries; empty for the standard ones
 * @param noticesCredentials whether notices about credentials are delivered
 * @param metricsPort where to show metrics; 0 for a free one; empty for nowhere
 * @param metricsHost where to show metrics
 * @param testMode whether weidu requests need no token
 * @param jsonapi the face of the JSON:API answers
 * @param weiduAlways200 whether every weidu answer has the HTTP status 200
 * @param ifMatchRequired whether a change must say what was seen
 * @param bodyLimit in bytes
 * @param bulkLimit in bytes
 * @param sessionRate requests a second of one session; 0 for no limit
 * @param sessionBurst requests of one session at once
 * @param addressRate requests a second from one address; 0 for no limit
 * @param addressBurst requests from one address at once
 * @param requestTimeout in seconds
 * @param idleTimeout in seconds
 * @param connections that may be open
 * @param addressConnections that one address may have open
 * @param threads that answer requests
 * @param proxiesTrusted whose word about the address of a client counts
 * @param corsOrigins whose pages may read answers
 * @param stopTimeout in seconds
 */
public record Configuration(
    Path data,
    @Valid Database database,
    @NotBlank(message = "must not be empty") String host,
    @Range(min = 0, max = 65_535) int port,
    ZoneId zone,
    Registering register,
    @Range(min = 0, max = 36_500) int nameRetention,
    @Range(min = 0, max = 1_000) int usernameQuota,
    WeiduLevel weiduLevel,
    boolean avatarHttp,
    @Range(min = BcryptHasher.MIN_COST, max = 16) int bcryptCost,
    @Range(min = 0, max = 10_000) int hashWaiting,
    Outlets deliveries,
    Optional<Path> noticesRules,
    Switch noticesCredentials,
    Optional<@Range(min = 0, max = 65_535) Integer> metricsPort,
    @NotBlank(message = "must not be empty") String metricsHost,
    boolean testMode,
    JsonApi jsonapi,
    boolean weiduAlways200,
    boolean ifMatchRequired,
    @Range(min = 1_024, max = 16 << 20) int bodyLimit,
    @Range(min = 1_024, max = 16 << 20) int bulkLimit,
    @Range(min = 0, max = 1_000_000) int sessionRate,
    @Range(min = 1, max = 1_000_000) int sessionBurst,
    @Range(min = 0, max = 1_000_000) int addressRate,
    @Range(min = 1, max = 1_000_000) int addressBurst,
    @Range(min = 1, max = 3_600) int requestTimeout,
    @Range(min = 1, max = 3_600) int idleTimeout,
    @Range(min = 1, max = 1_000_000) int connections,
    @Range(min = 1, max = 1_000_000) int addressConnections,
    @Range(min = Crowd.LEAST_THREADS, max = 10_000) int threads,
    Proxies proxiesTrusted,
    Origins corsOrigins,
    @Range(min = 1, max = 600) int stopTimeout) {

  /** Whether something happens. */
  public enum Switch {
    /** It does. */
    ON,
    /** It does not. */
    OFF
  }

  /** Who may write the level of a user (seed 000, {@code level}). */
  public enum WeiduLevel {
    /** The user itself, as seed 000 lists it. */
    SELF,
    /** Holders of {@code user.edit} alone. */
    STAFF
  }

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");
  private static final String FILE_NAME = "roster.db";

  /**
   * The configuration of these settings.
   *
   * @throws InvalidConfiguration with every problem that there is
   */
  public static Configuration of(Settings settings) {
    return new Reading(settings).configuration();
  }

  /**
   * The SQLite file.
   *
   * <p>Decision: {@code data} names the file itself if it ends in {@code .db} or is a file already;
   * otherwise it is a directory, in which the file is called {@value #FILE_NAME}.
   */
  public Path file() {
    boolean itself = data.toString().endsWith(".db") && !Files.isDirectory(data);
    return itself || Files.isRegularFile(data) ? data : data.resolve(FILE_NAME);
  }

  /** Where the users are, for whoever reads a log: without user and password. */
  public String storage() {
    return database.url().map(PostgresqlUrl::toString).orElseGet(() -> file().toString());
  }

  /** Whether the test mode is off, or nobody asks for others: its peers are all on this machine. */
  @AssertTrue(message = "cannot be on behind proxies.trusted")
  boolean isTestModeWithoutProxies() {
    return !testMode || proxiesTrusted.none();
  }

  /** Whether the test mode is off, or on and reachable from this machine alone. */
  @AssertTrue(message = "is for host 127.0.0.1, ::1 or localhost only")
  boolean isTestModeOnLoopback() {
    return !testMode || LOOPBACK.contains(host);
  }
}

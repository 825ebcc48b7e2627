package dev.roster.adapter.http;

import dev.roster.application.Roster;
import dev.roster.application.port.Unavailable;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server for Roster.
 *
 * <p>A request is answered whole or, where storage or hashing cannot answer, with 503 and nothing
 * changed. Once it stops, requests in flight finish, up to the stop timeout, and new ones are
 * refused. Thread-safe; starts and stops once.
 */
public final class RosterHttp implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RosterHttp.class);

  private final HttpSettings settings;
  private final Dialects dialects;
  private final List<RouteTable> tables;
  private final Cors cors;
  private final LongSupplier nanos;
  private final Javalin javalin;

  private RosterHttp(Roster roster, HttpSettings settings, LongSupplier nanos) {
    this.settings = settings;
    this.dialects = Dialects.of(settings.wire());
    this.tables = tables(roster, settings);
    this.cors = new Cors(settings.origins());
    this.nanos = nanos;
    this.javalin = Javalin.create(this::configure);
  }

  /**
   * A server that is not started yet.
   *
   * @param roster the use cases, not null
   * @param settings how to listen, not null
   */
  public static RosterHttp on(Roster roster, HttpSettings settings) {
    return on(roster, settings, System::nanoTime);
  }

  /** The same, with another time for the limits of requests. */
  static RosterHttp on(Roster roster, HttpSettings settings, LongSupplier nanos) {
    return new RosterHttp(
        Objects.requireNonNull(roster, "roster"),
        Objects.requireNonNull(settings, "settings"),
        nanos);
  }

  /**
   * Starts to answer.
   *
   * @throws io.javalin.util.JavalinBindException if the port is taken or not permitted
   */
  public RosterHttp start() {
    javalin.start();
    return this;
  }

  /** The port on which it answers. */
  public int port() {
    return javalin.port();
  }

  /**
   * Stops; returns when the last request in flight has been answered, or the timeout has passed.
   */
  public void stop() {
    try {
      javalin.stop();
    } catch (JavalinException late) {
      if (!(late.getCause() instanceof TimeoutException)) {
        throw late;
      }
      LOG.warn("stopped before every request in flight was answered");
    }
  }

  @Override
  public void close() {
    stop();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    new Listening(settings, new PlainErrors(dialects, cors), nanos).configure(config);
    config.requestLogger.http(AccessLog::end);
    config.routes.before(context -> AccessLog.begin(Exchange.begin(context, settings).requestId()));
    config.routes.before(cors::begin);
    config.routes.after(cors::end);
    tables.forEach(table -> table.register(config.routes));
    config.routes.exception(Refusal.class, this::refused);
    config.routes.exception(Unavailable.class, this::unavailable);
    config.routes.exception(HttpResponseException.class, this::unrouted);
    config.routes.exception(Exception.class, this::failed);
  }

  /** Every route that there is. */
  static List<RouteTable> tables(Roster roster, HttpSettings settings) {
    return List.of(
        DiscuzRoutes.table(roster, settings.wire().jsonApi()),
        new WeiduRoutes(roster, settings.testMode()).table(),
        Docs.table());
  }

  private Dialect dialectOf(Context context) {
    return dialects.of(context.path());
  }

  private void refused(Refusal refusal, Context context) {
    Exchange exchange = Exchange.of(context);
    refusal
        .unreadable()
        .ifPresentOrElse(
            what -> dialectOf(context).refuse(exchange, what.code(), what.places()),
            () -> dialectOf(context).refuse(exchange, refusal.rejections()));
  }

  private void unavailable(Unavailable reason, Context context) {
    note(reason);
    context.header("Retry-After", Long.toString(Math.max(1, reason.retryAfter().toSeconds())));
    dialectOf(context).refuse(Exchange.of(context), ProtocolCode.BUSY, List.of());
  }

  /**
   * Notes an outage in one line, which ends with the words of whatever lies deepest and has any.
   */
  static void note(Unavailable reason) {
    String why =
        Stream.iterate(reason.getCause(), Objects::nonNull, Throwable::getCause)
            .map(Throwable::getMessage)
            .filter(Objects::nonNull)
            .reduce("", (outer, deeper) -> " (" + deeper + ")");
    LOG.warn("unavailable: {}{}", reason.getMessage(), why);
  }

  private void unrouted(HttpResponseException response, Context context) {
    boolean notFound = response.getStatus() == ProtocolCode.ROUTE_NOT_FOUND.status();
    try {
      tables.forEach(table -> table.refuseMethod(context));
      throw Refusal.of(notFound ? ProtocolCode.ROUTE_NOT_FOUND : ProtocolCode.INVALID_DOCUMENT);
    } catch (Refusal refusal) {
      refused(refusal, context);
    }
  }

  private void failed(Exception bug, Context context) {
    String errorId = UUID.randomUUID().toString();
    LOG.error("error {}", errorId, bug);
    dialectOf(context).refuse(Exchange.of(context), ProtocolCode.INTERNAL_ERROR, List.of(errorId));
  }
}

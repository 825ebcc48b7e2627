package dev.roster.adapter.http;

import dev.roster.domain.identity.UserId;
import io.javalin.http.Context;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One line for each request, to the logger {@code roster.access}: {@code method=PATCH
 * path=/api/users/4 status=200 ms=3 actor=4 request=...}.
 *
 * <p>The path is written without its query and percent-encoded, so nothing that a client sends can
 * end the line or begin another field; no header and no body is written.
 */
final class AccessLog {

  private static final Logger LOG = LoggerFactory.getLogger("roster.access");
  private static final String MDC_REQUEST = "request";
  private static final String ACTOR = AccessLog.class.getName() + ".actor";
  private static final String NONE = "-";
  private static final int LONGEST_PATH = 256;

  private AccessLog() {}

  /** Marks all that is logged on this thread until its line is written as part of the request. */
  static void begin(String requestId) {
    MDC.put(MDC_REQUEST, requestId);
  }

  static void noteActor(Context context, UserId actor) {
    context.attribute(ACTOR, actor.value());
  }

  static void end(Context context, float millis) {
    Object actor = context.attribute(ACTOR);
    line(
        context.method().name(),
        context.req().getRequestURI(),
        context.statusCode(),
        Integer.toString(Math.round(millis)),
        actor == null ? NONE : actor.toString(),
        context.res().getHeader(RequestId.HEADER));
  }

  /** Writes the line of a request that reaches no route. */
  static void refused(Request request, int status, String requestId) {
    String path = request.getHttpURI().getPath();
    line(request.getMethod(), path == null ? NONE : path, status, "0", NONE, requestId);
  }

  /** Writes the line of a request whose head never came whole. */
  static void cut(int status, String requestId) {
    line(NONE, NONE, status, "0", NONE, requestId);
  }

  private static void line(
      String method, String path, int status, String millis, String actor, String requestId) {
    LOG.info(
        "method={} path={} status={} ms={} actor={} request={}",
        method,
        path(path),
        status,
        millis,
        actor,
        requestId);
    MDC.remove(MDC_REQUEST);
  }

  private static String path(String raw) {
    StringBuilder path = new StringBuilder();
    raw.chars().limit(LONGEST_PATH).forEach(c -> path.append(c > ' ' && c < 127 ? (char) c : '?'));
    return path.toString();
  }
}

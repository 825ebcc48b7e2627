package dev.roster.adapter.http;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets the pages of configured origins read the answers, errors too (CORS of the Fetch standard).
 *
 * <p>A preflight is answered for every route, without a session: it says what the route takes, not
 * whether this user may. Thread-safe.
 */
record Cors(Origins origins) {

  private static final String ORIGIN = "Origin";
  private static final String WANTED = "Access-Control-Request-Method";
  private static final String WANTED_HEADERS = "Access-Control-Request-Headers";
  private static final String SENT =
      "Authorization, Content-Type, If-Match, If-None-Match, Accept-Language, X-Request-Id,"
          + " X-HTTP-Method-Override";
  private static final String READ =
      "ETag, Retry-After, X-Request-Id, Token, Location, Allow, Accept-Patch, WWW-Authenticate";
  private static final String SECONDS = "7200";

  /** The headers of an answer to this origin; null if the request names none. */
  Map<String, String> allow(String origin) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (origins.none()) {
      return headers;
    }
    if (!origins.any()) {
      headers.put("Vary", ORIGIN);
    }
    if (origin != null && origins.allows(origin)) {
      headers.put("Access-Control-Allow-Origin", origins.any() ? "*" : origin);
      headers.put("Access-Control-Expose-Headers", READ);
    }
    return headers;
  }

  /** Puts the headers into an answer before it is known. */
  void begin(Context context) {
    allow(context.header(ORIGIN)).forEach(context.res()::addHeader);
  }

  /** Tells a preflight what its route allows; leaves every other answer alone. */
  void end(Context context) {
    String methods = context.res().getHeader("Allow");
    if (!isPreflight(context) || methods == null) {
      return;
    }
    context.res().addHeader("Vary", WANTED + ", " + WANTED_HEADERS);
    context.header("Access-Control-Allow-Methods", methods);
    context.header("Access-Control-Allow-Headers", SENT);
    context.header("Access-Control-Max-Age", SECONDS);
  }

  private boolean isPreflight(Context context) {
    String origin = context.header(ORIGIN);
    return context.method().name().equals("OPTIONS")
        && context.header(WANTED) != null
        && origin != null
        && origins.allows(origin);
  }
}

package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.domain.notice.Language;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what the HTTP server itself refuses before a route is looked for: an address or a header
 * that is no HTTP, or that could be read in two ways, and whatever comes once it stops.
 */
final class PlainErrors implements Request.Handler {

  private static final Logger LOG = LoggerFactory.getLogger(PlainErrors.class);
  private static final Set<ProtocolCode> SAID_BY_THE_SERVER =
      EnumSet.of(
          ProtocolCode.ROUTE_NOT_FOUND,
          ProtocolCode.METHOD_NOT_ALLOWED,
          ProtocolCode.REQUEST_TIMEOUT,
          ProtocolCode.PAYLOAD_TOO_LARGE,
          ProtocolCode.URI_TOO_LONG,
          ProtocolCode.EXPECTATION_FAILED,
          ProtocolCode.TOO_MANY_REQUESTS,
          ProtocolCode.REQUEST_HEADER_FIELDS_TOO_LARGE,
          ProtocolCode.BUSY);

  private static final String RETRY_AFTER = PlainErrors.class.getName() + ".retryAfter";

  private final Dialects dialects;
  private final Cors cors;

  PlainErrors(Dialects dialects, Cors cors) {
    this.dialects = dialects;
    this.cors = cors;
  }

  /** In which dialect one is answered whose address has not come. */
  Dialect standard() {
    return dialects.discuz();
  }

  /** Refuses one request of too many. */
  static void tooMany(Request request, Response response, Callback callback, Duration wait) {
    long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
    request.setAttribute(RETRY_AFTER, Long.toString(seconds));
    Response.writeError(request, response, callback, ProtocolCode.TOO_MANY_REQUESTS.status());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    RequestId requestId = RequestId.of(request.getHeaders().get(RequestId.HEADER));
    AccessLog.begin(requestId.text());
    answer(request, response, requestId, callback);
    AccessLog.refused(request, response.getStatus(), requestId.text());
    return true;
  }

  private void answer(Request request, Response response, RequestId requestId, Callback callback) {
    int status = response.getStatus();
    ProtocolCode code = code(status);
    List<String> errorId = List.of();
    if (code == ProtocolCode.INTERNAL_ERROR) {
      errorId = List.of(UUID.randomUUID().toString());
      LOG.error(
          "error {}",
          errorId.get(0),
          (Throwable) request.getAttribute(ErrorHandler.ERROR_EXCEPTION));
    }
    Dialect dialect = dialects.of(request.getHttpURI().getPath());
    Language language = AcceptLanguage.best(request.getHeaders().get("Accept-Language"));
    response.setStatus(dialect.status(status));
    Headers.ALWAYS.forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.VARY, dialect.vary());
    response.getHeaders().put(RequestId.HEADER, requestId.text());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, dialect.contentType());
    response.getHeaders().put(HttpHeader.CONTENT_LANGUAGE, AcceptLanguage.tag(language));
    if (code == ProtocolCode.BUSY) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, 1);
    }
    if (request.getAttribute(RETRY_AFTER) instanceof String seconds) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, seconds);
    }
    cors.allow(request.getHeaders().get(HttpHeader.ORIGIN))
        .forEach((name, value) -> response.getHeaders().ensureField(new HttpField(name, value)));
    JsonNode document = dialect.document(language, status, code, errorId);
    response.write(true, ByteBuffer.wrap(StrictJson.bytes(document)), callback);
  }

  private static ProtocolCode code(int status) {
    return SAID_BY_THE_SERVER.stream()
        .filter(code -> code.status() == status)
        .findFirst()
        .orElse(
            status >= ProtocolCode.INTERNAL_ERROR.status()
                ? ProtocolCode.INTERNAL_ERROR
                : ProtocolCode.INVALID_DOCUMENT);
  }
}

package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.domain.notice.Language;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
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
  private static final String WEIDU = "/weidu";

  private static final Set<ProtocolCode> SAID_BY_THE_SERVER =
      EnumSet.of(
          ProtocolCode.ROUTE_NOT_FOUND,
          ProtocolCode.METHOD_NOT_ALLOWED,
          ProtocolCode.PAYLOAD_TOO_LARGE,
          ProtocolCode.URI_TOO_LONG,
          ProtocolCode.EXPECTATION_FAILED,
          ProtocolCode.REQUEST_HEADER_FIELDS_TOO_LARGE,
          ProtocolCode.BUSY);

  private final Dialect discuz;
  private final Dialect weidu;

  PlainErrors(Dialect discuz, Dialect weidu) {
    this.discuz = discuz;
    this.weidu = weidu;
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
    String errorId = "";
    if (code == ProtocolCode.INTERNAL_ERROR) {
      errorId = UUID.randomUUID().toString();
      LOG.error(
          "error {}", errorId, (Throwable) request.getAttribute(ErrorHandler.ERROR_EXCEPTION));
    }
    Dialect dialect = dialectOf(request);
    Language language = AcceptLanguage.best(request.getHeaders().get("Accept-Language"));
    response.setStatus(dialect.status(status));
    Headers.ALWAYS.forEach(response.getHeaders()::put);
    response.getHeaders().put(RequestId.HEADER, requestId.text());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, dialect.contentType());
    response.getHeaders().put(HttpHeader.CONTENT_LANGUAGE, AcceptLanguage.tag(language));
    if (code == ProtocolCode.BUSY) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, 1);
    }
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

  private Dialect dialectOf(Request request) {
    String path = request.getHttpURI().getPath();
    return path != null && path.startsWith(WEIDU) ? weidu : discuz;
  }
}

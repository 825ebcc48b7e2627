package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.domain.notice.Language;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what the HTTP server itself refuses before a route is looked for: an address or a header
 * that is no HTTP, or that could be read in two ways.
 */
final class PlainErrors implements Request.Handler {

  private static final String WEIDU = "/weidu";

  private final Dialect discuz;
  private final Dialect weidu;

  PlainErrors(Dialect discuz, Dialect weidu) {
    this.discuz = discuz;
    this.weidu = weidu;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = request.getHttpURI().getPath();
    Dialect dialect = path != null && path.startsWith(WEIDU) ? weidu : discuz;
    Language language = AcceptLanguage.best(request.getHeaders().get("Accept-Language"));
    ProtocolCode code =
        response.getStatus() >= ProtocolCode.INTERNAL_ERROR.status()
            ? ProtocolCode.INTERNAL_ERROR
            : ProtocolCode.INVALID_DOCUMENT;
    JsonNode document = dialect.document(language, response.getStatus(), code, "");
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, dialect.contentType());
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.write(true, ByteBuffer.wrap(StrictJson.bytes(document)), callback);
    return true;
  }
}

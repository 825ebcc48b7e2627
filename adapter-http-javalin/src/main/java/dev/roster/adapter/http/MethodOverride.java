package dev.roster.adapter.http;

import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Makes of a {@code POST} what its {@code X-HTTP-Method-Override} says, before anything else looks
 * at the request: the official clients of Discuz! Q send no {@code PATCH}.
 *
 * <p>Only {@code PATCH} and {@code DELETE}, in any case, and only on {@code POST}; anywhere else
 * the header means nothing and is taken off.
 */
final class MethodOverride extends Handler.Wrapper {

  private static final String HEADER = "X-HTTP-Method-Override";
  private static final Set<String> METHODS = Set.of("PATCH", "DELETE");

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String header = request.getHeaders().get(HEADER);
    return super.handle(
        header == null ? request : new Overridden(request, header), response, callback);
  }

  private static final class Overridden extends Request.Wrapper {

    private final String method;
    private final HttpFields headers;

    private Overridden(Request request, String header) {
      super(request);
      String wanted = header.strip().toUpperCase(Locale.ROOT);
      boolean heard = request.getMethod().equals("POST") && METHODS.contains(wanted);
      this.method = heard ? wanted : request.getMethod();
      this.headers = HttpFields.build(request.getHeaders()).remove(HEADER).asImmutable();
    }

    @Override
    public String getMethod() {
      return method;
    }

    @Override
    public HttpFields getHeaders() {
      return headers;
    }
  }
}

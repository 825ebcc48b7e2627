package dev.roster.adapter.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/**
 * What the server says of itself: its OpenAPI document, and a page to browse it.
 *
 * <p>The page loads nothing from another host, and its content security policy sees to that.
 */
final class Docs {

  private static final String DOCUMENT = "openapi.json";
  private static final String WEBJAR = "META-INF/resources/webjars/swagger-ui/";
  private static final String WEBJAR_VERSION =
      "META-INF/maven/org.webjars/swagger-ui/pom.properties";

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
          + "img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";

  /** What the page consists of; nothing else of the webjar is served. */
  private static final Map<String, String> FILES =
      Map.of(
          "start.js", "text/javascript; charset=utf-8",
          "swagger-ui.css", "text/css; charset=utf-8",
          "swagger-ui-bundle.js", "text/javascript; charset=utf-8",
          "favicon-32x32.png", "image/png");

  private Docs() {}

  static RouteTable table() {
    return new RouteTable()
        .add("GET", "/openapi.json", Docs::document)
        .add("GET", "/docs", Docs::page)
        .add("GET", "/docs/{file}", Docs::file);
  }

  private static void document(Exchange exchange) {
    exchange.answer("application/json; charset=utf-8", own(DOCUMENT));
  }

  /** Its links are relative, so that it works below any path; so it has no slash at its end. */
  private static void page(Exchange exchange) {
    if (exchange.context().path().endsWith("/")) {
      throw Refusal.of(ProtocolCode.ROUTE_NOT_FOUND);
    }
    exchange.context().header("Content-Security-Policy", POLICY);
    exchange.answer("text/html; charset=utf-8", own("docs.html"));
  }

  private static void file(Exchange exchange) {
    String name = exchange.context().pathParam("file");
    String contentType = FILES.get(name);
    if (contentType == null) {
      throw Refusal.of(ProtocolCode.ROUTE_NOT_FOUND);
    }
    exchange.context().header("Cache-Control", "max-age=3600");
    exchange.answer(contentType, name.equals("start.js") ? own("docs.js") : ofWebjar(name));
  }

  private static byte[] own(String name) {
    return bytes(Docs.class.getResourceAsStream(name), name);
  }

  private static byte[] ofWebjar(String name) {
    ClassLoader loader = Docs.class.getClassLoader();
    Properties properties = new Properties();
    try (InputStream in = loader.getResourceAsStream(WEBJAR_VERSION)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String path = WEBJAR + properties.getProperty("version") + "/" + name;
    return bytes(loader.getResourceAsStream(path), path);
  }

  private static byte[] bytes(InputStream found, String name) {
    try (InputStream in = found) {
      if (in == null) {
        throw new IllegalStateException("the program lacks " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.roster.adapter.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request that is being put together. */
final class Call {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final Pattern USER = Pattern.compile("/api/users/([0-9]+)");

  private final Function<String, String> tokens;
  private final HttpRequest.Builder request;
  private final String method;
  private final String path;
  private final Check check;
  private final JsonApi face;
  private BodyPublisher body = BodyPublishers.noBody();
  private byte[] sent = {};

  /** Fails if an answer is not what the server says of itself. */
  @FunctionalInterface
  interface Check {
    void check(String method, String path, byte[] sent, Answer answer);
  }

  Call(Function<String, String> tokens, URI address, String method, Check check, JsonApi face) {
    this.face = face;
    this.check = check;
    this.tokens = tokens;
    this.request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20));
    this.method = method;
    this.path = address.getRawPath();
  }

  /** With a session of this user. */
  Call by(String name) {
    return token(tokens.apply(name));
  }

  Call token(String token) {
    return header("Authorization", "Bearer " + token);
  }

  Call header(String name, String value) {
    request.header(name, value);
    return this;
  }

  /**
   * With a body of JSON, in which {@code '} stands for a quotation mark; where JSON:API is kept to,
   * of its media type, and a user is named by it.
   */
  Call json(String text) {
    boolean strict = face.strict() && !path.startsWith("/weidu");
    header("Content-Type", strict ? Exchange.JSON_API : "application/json");
    Matcher user = USER.matcher(path);
    boolean named = text.contains("'type'") || text.contains("'id'");
    return body(
        quoted(
            strict && user.matches() && !named
                ? text.replace("'data':{", "'data':{'type':'users','id':'" + user.group(1) + "',")
                    .replace(",}", "}")
                : text));
  }

  /** With the attributes of a user, in which {@code '} stands for a quotation mark. */
  Call attributes(String members) {
    return json("{'data':{'attributes':{" + members + "}}}");
  }

  Call body(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8));
  }

  Call body(byte[] bytes) {
    sent = bytes;
    body = BodyPublishers.ofByteArray(bytes);
    return this;
  }

  /** Without a Content-Length. */
  Call chunked(byte[] bytes) {
    body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
    return this;
  }

  Answer send() {
    try {
      return described(CLIENT.send(request.method(method, body).build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  CompletableFuture<Answer> sendLater() {
    return CLIENT
        .sendAsync(request.method(method, body).build(), BodyHandlers.ofString())
        .thenApply(this::described);
  }

  static String quoted(String text) {
    return text.replace('\'', '"');
  }

  /** The answer, which is as the server itself describes it. */
  private Answer described(HttpResponse<String> response) {
    Answer answer = Answer.of(response.statusCode(), response.headers().map(), response.body());
    check.check(effectiveMethod(), path, sent, answer);
    return answer;
  }

  private String effectiveMethod() {
    return request
        .copy()
        .build()
        .headers()
        .firstValue("X-HTTP-Method-Override")
        .map(wanted -> wanted.strip().toUpperCase(Locale.ROOT))
        .filter(wanted -> method.equals("POST") && Set.of("PATCH", "DELETE").contains(wanted))
        .orElse(method);
  }
}

package dev.roster.bootstrap.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Sends requests to a server; keeps the token of its last login. Not thread-safe. */
public final class Caller {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String base;
  private final Consumer<Answer> witness;
  private String token = "";

  public Caller(String base) {
    this(base, answer -> {});
  }

  /** Shows every answer to a witness as well, which must be thread-safe. */
  Caller(String base, Consumer<Answer> witness) {
    this.base = base;
    this.witness = witness;
  }

  /** A caller who has logged in. */
  public static Caller loggedIn(String base, String username, String password) {
    Caller caller = new Caller(base);
    Answer answer = caller.logIn(username, password);
    if (answer.status() != 200) {
      throw new AssertionError(answer);
    }
    return caller;
  }

  Answer logIn(String username, String password) {
    token = "";
    Answer answer =
        send("POST", "/api/login", attributes("username", username, "password", password));
    token = answer.json().at("/data/attributes/access_token").asText("");
    return answer;
  }

  /** The token that is sent with every request; empty for none. */
  public String token() {
    return token;
  }

  /** The same server with another token. */
  public Caller with(String other) {
    Caller caller = new Caller(base, witness);
    caller.token = other;
    return caller;
  }

  Answer get(String path) {
    return send("GET", path, "");
  }

  public Answer patch(long user, String attributes) {
    return send("PATCH", "/api/users/" + user, "{\"data\":{\"attributes\":{" + attributes + "}}}");
  }

  /** Sends a request as JSON, without a body if the text is empty. */
  Answer send(String method, String path, String body) {
    return send(method, path, body, Map.of("Content-Type", "application/json"));
  }

  /** Sends a request with exactly these headers beside the token. */
  public Answer send(String method, String path, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(30))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::header);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
      Answer answer =
          new Answer(response.statusCode(), response.headers().map().toString(), response.body());
      witness.accept(answer);
      return answer;
    } catch (IOException e) {
      throw new NoAnswer(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The body of a login and the like: names and values in turn. */
  static String attributes(String... namesAndValues) {
    StringBuilder body = new StringBuilder("{\"data\":{\"attributes\":{");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      body.append(i == 0 ? "" : ",")
          .append('"')
          .append(namesAndValues[i])
          .append("\":\"")
          .append(namesAndValues[i + 1])
          .append('"');
    }
    return body.append("}}}").toString();
  }

  /** There was none: the server is gone. */
  public static final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoAnswer(IOException cause) {
      super(cause);
    }
  }

  /** What came back. */
  public record Answer(int status, String headers, String body) {

    /** The body as JSON; missing if it is empty. */
    public JsonNode json() {
      try {
        return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
      } catch (IOException e) {
        throw new AssertionError(body, e);
      }
    }

    /** An attribute of the resource, as text. */
    String attribute(String name) {
      return json().at("/data/attributes/" + name).asText();
    }

    /** The code of the first error. */
    String error() {
      return json().at("/errors/0/code").asText();
    }
  }
}

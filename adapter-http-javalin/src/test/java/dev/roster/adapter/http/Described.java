package dev.roster.adapter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The server's own description of itself, and what it says about a request and its answer.
 *
 * <p>Every answer that any test receives is held against it.
 */
final class Described {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String PARAMETER = "\\{[a-z]+}";
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private static final SchemaValidatorsConfig ASSERTING =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  static final JsonNode DOCUMENT = document();

  private static final Map<JsonNode, JsonSchema> COMPILED = new ConcurrentHashMap<>();

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private Described() {}

  private static JsonNode document() {
    try {
      return MAPPER.readTree(Described.class.getResourceAsStream("openapi.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails if the description does not have this answer, or not in this shape. */
  static void check(String method, String path, byte[] sent, Answer answer) {
    Optional<JsonNode> operation = operation(method, path);
    if (operation.isEmpty()) {
      return;
    }
    JsonNode response =
        resolved(operation.get().path("responses").path(Integer.toString(answer.status())));
    String what = method + " " + path + " answers " + answer.status();
    if (response.isMissingNode()) {
      throw new AssertionError(what + ", which is not described: " + answer);
    }
    response
        .path("headers")
        .fieldNames()
        .forEachRemaining(name -> require(!answer.header(name).isEmpty(), what + " lacks " + name));
    if (method.equals("HEAD")) {
      require(answer.text().isEmpty(), what + " has a body: " + answer);
      return;
    }
    content(response, answer.header("Content-Type"))
        .ifPresentOrElse(
            schema -> conforms(schema, answer.text(), what),
            () -> require(answer.text().isEmpty(), what + " has a body: " + answer));
    if (answer.status() / 100 == 2 && sent.length > 0) {
      JsonNode body = resolved(operation.get().path("requestBody"));
      content(body, "application/json")
          .ifPresent(
              schema ->
                  conforms(schema, new String(sent, StandardCharsets.UTF_8), what + " to a body"));
    }
  }

  /** Every operation by method and path. */
  static Map<String, JsonNode> operations() {
    Map<String, JsonNode> operations = new TreeMap<>();
    DOCUMENT
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(entry -> METHODS.contains(entry.getKey()))
                    .forEach(
                        entry ->
                            operations.put(
                                entry.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                entry.getValue())));
    return operations;
  }

  /** The operation of a method and a real path, with or without a query. */
  static Optional<JsonNode> operation(String method, String path) {
    String name = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
    return template(path)
        .map(template -> DOCUMENT.path("paths").path(template).path(name))
        .filter(JsonNode::isObject);
  }

  /** The described path that a real one belongs to: one without a parameter first. */
  private static Optional<String> template(String path) {
    String plain = path.split("\\?", 2)[0];
    Set<String> templates = new TreeSet<>();
    DOCUMENT.path("paths").fieldNames().forEachRemaining(templates::add);
    if (templates.contains(plain)) {
      return Optional.of(plain);
    }
    return templates.stream()
        .filter(template -> Pattern.matches(template.replaceAll(PARAMETER, "[^/]+"), plain))
        .findFirst();
  }

  /** The node itself, or the one that it refers to. */
  static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? DOCUMENT.at(node.path("$ref").textValue().substring(1)) : node;
  }

  private static Optional<JsonNode> content(JsonNode owner, String contentType) {
    JsonNode schema = owner.path("content").path(contentType.split(";")[0].strip()).path("schema");
    return Optional.of(schema).filter(JsonNode::isObject);
  }

  private static void conforms(JsonNode schema, String text, String what) {
    if (schema.equals(MAPPER.createObjectNode().put("type", "string"))) {
      return;
    }
    Set<ValidationMessage> violations =
        COMPILED.computeIfAbsent(schema, Described::compiled).validate(read(text, what));
    require(violations.isEmpty(), what + ", not as described: " + violations + " in " + text);
  }

  private static JsonSchema compiled(JsonNode schema) {
    ObjectNode rooted = MAPPER.createObjectNode();
    rooted.putArray("allOf").add(schema);
    rooted.set("components", DOCUMENT.path("components"));
    return SCHEMAS.getSchema(rooted, ASSERTING);
  }

  private static JsonNode read(String text, String what) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(what + " without JSON: " + text, e);
    }
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new AssertionError(message);
    }
  }
}

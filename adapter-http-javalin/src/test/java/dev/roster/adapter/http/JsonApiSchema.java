package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.SpecVersionDetector;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What JSON:API says about an answer of the face that keeps to it: its schema, and what no schema
 * can say.
 *
 * <p>Every such answer that any test receives is held against it.
 */
final class JsonApiSchema {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<JsonSchema> SCHEMAS = schemas();

  private JsonApiSchema() {}

  private static List<JsonSchema> schemas() {
    try {
      List<JsonSchema> schemas = new ArrayList<>();
      schemas.add(
          schema(MAPPER.readTree(JsonApiSchema.class.getResourceAsStream("json-api/schema.json"))));
      String another = System.getProperty("jsonapi.schema");
      if (another != null) {
        schemas.add(schema(MAPPER.readTree(Files.readString(Path.of(another)))));
      }
      return schemas;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonSchema schema(JsonNode schema) {
    SpecVersion.VersionFlag version =
        SpecVersionDetector.detectOptionalVersion(schema, false).orElseThrow();
    return JsonSchemaFactory.getInstance(version).getSchema(schema);
  }

  /** Fails if an answer of JSON:API's media type is no document of JSON:API 1.1. */
  static void check(Answer answer) {
    if (!answer.header("Content-Type").startsWith(Exchange.JSON_API)) {
      return;
    }
    require(answer.header("Content-Type").equals(Exchange.JSON_API), answer, "parameters");
    require(answer.header("Vary").equals("Accept, Accept-Language"), answer, "Vary");
    if (answer.text().isEmpty()) {
      return;
    }
    JsonNode document = answer.json();
    require(document.at("/jsonapi/version").asText().equals("1.1"), answer, "version");
    for (JsonSchema schema : SCHEMAS) {
      Set<ValidationMessage> violations = schema.validate(document);
      require(violations.isEmpty(), answer, violations.toString());
    }
    require(answer.status() >= 400 == document.has("errors"), answer, "errors or data");
    for (JsonNode error : document.path("errors")) {
      require(error.path("status").asText().equals("" + answer.status()), answer, "status");
    }
  }

  private static void require(boolean holds, Answer answer, String what) {
    if (!holds) {
      throw new AssertionError("not JSON:API: " + what + " in " + answer);
    }
  }
}

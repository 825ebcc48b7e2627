package dev.roster.adapter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came back.
 *
 * @param headers by name in lower case
 * @param text the body
 */
record Answer(int status, Map<String, List<String>> headers, String text) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Answer of(int status, Map<String, List<String>> headers, String text) {
    Map<String, List<String>> lower = new TreeMap<>();
    headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), values));
    return new Answer(status, lower, text);
  }

  JsonNode json() {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + this, e);
    }
  }

  /** What a JSON pointer points to; missing if nothing. */
  JsonNode at(String pointer) {
    return json().at(pointer);
  }

  JsonNode attributes() {
    return at("/data/attributes");
  }

  /** The one header of this name, or empty text. */
  String header(String name) {
    List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    return String.join(" | ", values);
  }

  /** Codes and pointers of a discuz error document: {@code validation_error /data/...}. */
  List<String> errors() {
    List<String> errors = new ArrayList<>();
    json()
        .path("errors")
        .forEach(
            error ->
                errors.add(
                    (error.path("code").asText() + " " + error.at("/source/pointer").asText())
                        .strip()));
    return errors;
  }

  /** Number and field of a weidu envelope: {@code 400 nickname}. */
  String refusal() {
    return (at("/code").asText() + " " + at("/field").asText()).strip();
  }

  static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  static Map<String, Object> map(JsonNode object) {
    return MAPPER.convertValue(object, new TypeReference<Map<String, Object>>() {});
  }
}

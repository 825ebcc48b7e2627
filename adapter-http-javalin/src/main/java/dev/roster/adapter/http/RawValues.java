package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.domain.patch.RawValue;
import java.util.ArrayList;
import java.util.List;

/** The border between JSON values and raw values. */
final class RawValues {

  private RawValues() {}

  /** A JSON value, not null, as it was sent. */
  static RawValue of(JsonNode node) {
    if (node.isTextual()) {
      return RawValue.of(node.textValue());
    }
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return RawValue.of(node.longValue());
    }
    if (node.isBoolean()) {
      return RawValue.of(node.booleanValue());
    }
    return node.isArray() ? many(node) : new RawValue.Unfit();
  }

  private static RawValue many(JsonNode array) {
    List<RawValue> values = new ArrayList<>();
    array.forEach(element -> values.add(of(element)));
    return new RawValue.Many(values);
  }
}

package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roster.domain.rejection.Rejection;

/** The border between the details of a rejection and JSON. */
final class Details {

  private Details() {}

  /** Every detail under its own name; numbers, text and lists of numbers. */
  static ObjectNode of(Rejection rejection) {
    ObjectNode node = StrictJson.object();
    rejection.details().keySet().stream()
        .sorted()
        .forEach(key -> put(node, name(key), rejection.details().get(key)));
    return node;
  }

  private static String name(String key) {
    return key.equals(Rejection.RETRY_AFTER) ? "retry_after" : key;
  }

  private static void put(ObjectNode node, String name, Object value) {
    if (value instanceof Number number) {
      node.put(name, number.longValue());
    } else if (value instanceof Iterable<?> many) {
      ArrayNode array = node.putArray(name);
      many.forEach(element -> array.add(((Number) element).longValue()));
    } else {
      node.put(name, value.toString());
    }
  }
}

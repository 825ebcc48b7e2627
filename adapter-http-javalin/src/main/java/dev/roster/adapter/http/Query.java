package dev.roster.adapter.http;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters behind the question mark of an address.
 *
 * <p>An empty value is the same as none: the official clients of Discuz! Q always send every filter
 * of their forms.
 */
record Query(Map<String, List<String>> parameters) {

  static Query of(Exchange exchange) {
    return new Query(exchange.context().queryParamMap());
  }

  /** The names of all that was sent. */
  Set<String> names() {
    return parameters.keySet();
  }

  /** Whether it was sent, be it empty. */
  boolean has(String name) {
    return parameters.containsKey(name);
  }

  /** Whether something other than an empty text was sent. */
  boolean says(String name) {
    return parameters.getOrDefault(name, List.of()).stream().anyMatch(text -> !text.isEmpty());
  }

  /**
   * What can be sent once.
   *
   * @throws Refusal {@code invalid_document} if it was sent twice
   */
  Optional<String> one(String name) {
    List<String> values = parameters.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw refused(name);
    }
    return values.stream().filter(text -> !text.isEmpty()).findFirst();
  }

  /** What can be many: divided by commas, or sent several times. */
  List<String> many(String name) {
    return parameters.getOrDefault(name, List.of()).stream()
        .filter(text -> !text.isEmpty())
        .flatMap(text -> Arrays.stream(text.split(",", -1)))
        .toList();
  }

  /** What to throw for a parameter that is not understood. */
  static Refusal refused(String name) {
    return Refusal.of(ProtocolCode.INVALID_DOCUMENT, name);
  }
}

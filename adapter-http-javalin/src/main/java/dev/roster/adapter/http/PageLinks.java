package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roster.application.port.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Links to the other pages of a list: the same address with another page. A page that there is not
 * has no link.
 *
 * <p>They are relative to the host, and made of the request's path and query alone: a {@code Host}
 * that somebody has made up gets into none of them.
 */
record PageLinks(String path, Query query) {

  static final String NUMBER = "page[number]";
  static final String AFTER = "page[after]";

  static PageLinks of(Exchange exchange) {
    return new PageLinks(exchange.context().path(), Query.of(exchange));
  }

  /** To pages by number; an empty list has one page. */
  ObjectNode numbered(long total, Page page) {
    long last = Math.max(1, pages(total, page));
    ObjectNode links = StrictJson.object();
    links.put("first", to(NUMBER, 1));
    if (page.number() > 1) {
      links.put("prev", to(NUMBER, Math.min(page.number() - 1L, last)));
    }
    if (page.number() < last) {
      links.put("next", to(NUMBER, page.number() + 1L));
    }
    return links.put("last", to(NUMBER, last));
  }

  /** How many pages there are. */
  static long pages(long total, Page page) {
    return (total + page.limit() - 1) / page.limit();
  }

  /** To the beginning, and to what follows a key. */
  ObjectNode following(List<String> next) {
    ObjectNode links = StrictJson.object().put("first", to(AFTER, ""));
    next.forEach(key -> links.put("next", to(AFTER, key)));
    return links;
  }

  private String to(String parameter, Object value) {
    Map<String, List<String>> changed = new LinkedHashMap<>(query.parameters());
    changed.put(parameter, List.of(value.toString()));
    return changed.entrySet().stream()
        .flatMap(entry -> entry.getValue().stream().map(text -> encoded(entry.getKey(), text)))
        .collect(Collectors.joining("&", path + "?", ""));
  }

  private static String encoded(String name, String value) {
    return encoded(name) + "=" + encoded(value);
  }

  /** RFC 3986: {@code +} and {@code *} are left to forms. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }
}

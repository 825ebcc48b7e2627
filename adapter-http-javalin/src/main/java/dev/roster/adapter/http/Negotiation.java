package dev.roster.adapter.http;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What JSON:API 1.1 demands of a request before it is looked at, in the face that keeps to it: an
 * answer that can be accepted, a body of its own media type, no query parameter that means nothing.
 */
final class Negotiation {

  private static final Set<String> HARMLESS = Set.of("profile", "q");
  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*([^\\s=;]+)\\s*=\\s*(?:\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s;]*)");

  /** A media range: everything up to a comma that stands in no quotation marks. */
  private static final Pattern RANGE = Pattern.compile("(?:[^\",]|\"(?:[^\"\\\\]|\\\\.)*\")+");

  private Negotiation() {}

  /**
   * Requires that the answer can be accepted, and that every query parameter means something.
   *
   * @param known the parameters that the route reads
   * @throws Refusal {@code not_acceptable} or {@code invalid_document}
   */
  static void require(Context context, Set<String> known) {
    requireAcceptable(context);
    context.queryParamMap().keySet().stream()
        .filter(name -> !known.contains(name) && !known.contains(family(name)))
        .sorted()
        .findFirst()
        .ifPresent(
            unknown -> {
              throw Refusal.of(ProtocolCode.UNKNOWN_PARAMETER, nameable(unknown) ? unknown : "");
            });
  }

  /**
   * Whether a body may have this type: JSON:API's own, with profiles, and with no extension since
   * there is none that this server knows.
   */
  static boolean takes(String contentType) {
    return isJsonApi(contentType) && harmless(contentType);
  }

  private static void requireAcceptable(Context context) {
    List<String> instances = new ArrayList<>();
    for (String line : Collections.list(context.req().getHeaders("Accept"))) {
      RANGE.matcher(line).results().map(range -> range.group().strip()).forEach(instances::add);
    }
    instances.removeIf(range -> !isJsonApi(range));
    if (!instances.isEmpty() && instances.stream().noneMatch(Negotiation::harmless)) {
      throw Refusal.ofHeader(ProtocolCode.NOT_ACCEPTABLE, "Accept");
    }
  }

  private static boolean isJsonApi(String mediaType) {
    return mediaType.split(";", 2)[0].strip().equalsIgnoreCase(Exchange.JSON_API);
  }

  private static boolean harmless(String mediaType) {
    Matcher parameters = PARAMETER.matcher(mediaType);
    boolean harmless = true;
    while (parameters.find()) {
      harmless &= HARMLESS.contains(parameters.group(1).toLowerCase(Locale.ROOT));
    }
    return harmless;
  }

  /** {@code fields[]} of {@code fields[users]}. */
  private static String family(String name) {
    return name.replaceFirst("\\[[^\\[\\]]+]$", "[]");
  }

  /** Other names would read like something else than a parameter. */
  private static boolean nameable(String name) {
    return !name.startsWith("/") && !name.endsWith(Refusal.HEADER);
  }
}

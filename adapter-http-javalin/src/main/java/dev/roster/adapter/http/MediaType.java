package dev.roster.adapter.http;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which media types a body may have. */
final class MediaType {

  private static final Set<String> JSON = Set.of("application/json", Exchange.JSON_API);
  private static final String FORM = "application/x-www-form-urlencoded";

  private MediaType() {}

  /**
   * Requires JSON, with or without parameters.
   *
   * @throws Refusal {@code unsupported_media_type}
   */
  static void requireJson(Context context) {
    require(of(context).filter(JSON::contains).isPresent(), context);
  }

  /**
   * Requires JSON, or what curl sends unless told otherwise: seed 000's example does that.
   *
   * @throws Refusal {@code unsupported_media_type}
   */
  static void requireJsonOrUntold(Context context) {
    require(
        of(context).map(type -> JSON.contains(type) || type.equals(FORM)).orElse(true), context);
  }

  private static void require(boolean supported, Context context) {
    if (!supported) {
      String header = context.method().name().equals("PATCH") ? "Accept-Patch" : "Accept";
      context.header(header, "application/json, " + Exchange.JSON_API);
      throw Refusal.of(ProtocolCode.UNSUPPORTED_MEDIA_TYPE);
    }
  }

  private static Optional<String> of(Context context) {
    return Optional.ofNullable(context.req().getContentType())
        .map(header -> header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
  }
}

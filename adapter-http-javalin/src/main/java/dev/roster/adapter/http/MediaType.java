package dev.roster.adapter.http;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which media types a body may have. */
final class MediaType {

  private static final Set<String> JSON = Set.of("application/json", Exchange.JSON_API);
  private static final String IDENTITY = "identity";
  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]*)", Pattern.CASE_INSENSITIVE);

  private static final String FORM = "application/x-www-form-urlencoded";

  private MediaType() {}

  /**
   * Requires JSON, in UTF-8 and in no content coding; where JSON:API is kept to, its own media type
   * without any parameter but profiles.
   *
   * @throws Refusal {@code unsupported_media_type}
   */
  static void requireJson(Exchange exchange) {
    Context context = exchange.context();
    boolean supported =
        exchange.face().strict()
            ? Negotiation.takes(Objects.requireNonNullElse(context.req().getContentType(), ""))
            : of(context).filter(JSON::contains).isPresent();
    require(supported, context, exchange.face().accepted());
  }

  /**
   * Requires JSON, or what curl sends unless told otherwise: seed 000's example does that.
   *
   * @throws Refusal {@code unsupported_media_type}
   */
  static void requireJsonOrUntold(Context context) {
    require(
        of(context).map(type -> JSON.contains(type) || type.equals(FORM)).orElse(true),
        context,
        JsonApi.DISCUZ.accepted());
  }

  private static void require(boolean supported, Context context, String accepted) {
    if (!notEncoded(context)) {
      context.header("Accept-Encoding", IDENTITY);
      throw Refusal.ofHeader(ProtocolCode.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding");
    }
    if (!supported || !inUtf8(context)) {
      String header = context.method().name().equals("PATCH") ? "Accept-Patch" : "Accept";
      context.header(header, accepted);
      throw Refusal.ofHeader(ProtocolCode.UNSUPPORTED_MEDIA_TYPE, "Content-Type");
    }
  }

  private static boolean notEncoded(Context context) {
    return Optional.ofNullable(context.header("Content-Encoding"))
        .map(coding -> coding.strip().equalsIgnoreCase(IDENTITY))
        .orElse(true);
  }

  /** JSON between systems is UTF-8 (RFC 8259, section 8.1), whatever a parameter says. */
  private static boolean inUtf8(Context context) {
    return Optional.ofNullable(context.req().getContentType())
        .map(CHARSET::matcher)
        .filter(Matcher::find)
        .map(charset -> charset.group(1).equalsIgnoreCase("utf-8"))
        .orElse(true);
  }

  private static Optional<String> of(Context context) {
    return Optional.ofNullable(context.req().getContentType())
        .map(header -> header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
  }
}

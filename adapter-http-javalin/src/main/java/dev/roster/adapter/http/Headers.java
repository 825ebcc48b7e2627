package dev.roster.adapter.http;

import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;

/** The headers that every answer has, and those that a refusal brings, in either dialect. */
final class Headers {

  /** What every answer has. */
  static final Map<String, String> ALWAYS =
      Map.of(
          "Cache-Control", "no-store",
          "X-Content-Type-Options", "nosniff");

  /** RFC 6750, section 3: a challenge has at least one parameter. */
  private static final String BEARER = "Bearer realm=\"roster\"";

  private Headers() {}

  static void of(Rejection rejection, Context context) {
    error(rejection.code()).ifPresent(error -> challenge(error, context));
    Object seconds = rejection.details().get(Rejection.RETRY_AFTER);
    if (seconds != null) {
      context.header("Retry-After", seconds.toString());
    }
  }

  static void of(ProtocolCode code, Context context) {
    if (code == ProtocolCode.NOT_AUTHENTICATED) {
      context.header("WWW-Authenticate", BEARER);
    } else if (code == ProtocolCode.MORE_THAN_ONE_TOKEN) {
      challenge("invalid_request", context);
    } else if (code == ProtocolCode.PAYLOAD_TOO_LARGE) {
      context.header("Connection", "close");
    }
  }

  /** A narrow session is a token whose scope is too small. */
  private static Optional<String> error(RejectionCode code) {
    return switch (code) {
      case ACCESS_DENIED -> Optional.of("invalid_token");
      case PERMISSION_DENIED, REGISTER_VALIDATE, VALIDATE_REJECT, VALIDATE_IGNORE ->
          Optional.of("insufficient_scope");
      default -> Optional.empty();
    };
  }

  private static void challenge(String error, Context context) {
    context.header("WWW-Authenticate", BEARER + ", error=\"" + error + "\"");
  }
}

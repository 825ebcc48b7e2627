package dev.roster.adapter.http;

import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import io.javalin.http.Context;

/** The headers that a refusal brings, in either dialect. */
final class Headers {

  private Headers() {}

  static void of(Rejection rejection, Context context) {
    if (rejection.code() == RejectionCode.ACCESS_DENIED) {
      context.header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }
    Object seconds = rejection.details().get(Rejection.RETRY_AFTER);
    if (seconds != null) {
      context.header("Retry-After", seconds.toString());
    }
  }
}

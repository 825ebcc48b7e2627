package dev.roster.adapter.http;

import dev.roster.domain.credential.Token;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the token of a request: in one {@code Authorization} header (RFC 6750) and nowhere else.
 */
final class Bearer {

  private static final Pattern FORM =
      Pattern.compile("bearer +([A-Za-z0-9._~+/-]+=*) *", Pattern.CASE_INSENSITIVE);

  private Bearer() {}

  /**
   * The token, or empty if the request has no credentials at all.
   *
   * @throws Refusal {@code access_denied} if it has some that are no token
   */
  static Optional<Token> find(Context context) {
    List<String> headers = Collections.list(context.req().getHeaders("Authorization"));
    if (headers.isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = FORM.matcher(headers.get(0));
    if (headers.size() > 1 || !matcher.matches() || !Token.wellFormed(matcher.group(1))) {
      throw Refusal.of(Rejection.of(RejectionCode.ACCESS_DENIED));
    }
    return Optional.of(new Token(matcher.group(1)));
  }
}

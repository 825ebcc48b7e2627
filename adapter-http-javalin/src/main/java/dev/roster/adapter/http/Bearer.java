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

  private static final String HEADER = "Authorization";
  private static final Pattern FORM =
      Pattern.compile("bearer +([A-Za-z0-9._~+/-]+=*) *", Pattern.CASE_INSENSITIVE);

  private static final String IN_ADDRESSES = "access_token";

  private Bearer() {}

  /**
   * The token, or empty if the request has no credentials at all.
   *
   * <p>Decision: a token in an address is none, since addresses are written down in many places;
   * but who shows one there beside a header has shown two, which RFC 6750 answers with 400.
   *
   * @throws Refusal {@code invalid_document} if it has several credentials, {@code access_denied}
   *     if it has some that are no token
   */
  static Optional<Token> find(Context context) {
    List<String> headers = Collections.list(context.req().getHeaders(HEADER));
    if (headers.isEmpty()) {
      return Optional.empty();
    }
    if (headers.size() > 1 || context.queryParamMap().containsKey(IN_ADDRESSES)) {
      throw Refusal.of(ProtocolCode.MORE_THAN_ONE_TOKEN);
    }
    return Optional.of(
        token(headers).orElseThrow(() -> Refusal.of(Rejection.of(RejectionCode.ACCESS_DENIED))));
  }

  /** The token in these headers, or empty if they are not one header with one token. */
  static Optional<Token> token(List<String> headers) {
    return Optional.of(headers)
        .filter(all -> all.size() == 1)
        .map(all -> FORM.matcher(all.get(0)))
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .filter(Token::wellFormed)
        .map(Token::new);
  }
}

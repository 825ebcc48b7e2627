package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.domain.notice.Language;
import dev.roster.domain.rejection.Rejection;
import java.util.List;

/** How an API says no. */
interface Dialect {

  /** The media type of its answers. */
  String contentType();

  /** Answers what a use case refused; at least one rejection, all of one stage. */
  void refuse(Exchange exchange, List<Rejection> rejections);

  /**
   * What is said about a request that never reached a use case, or could not be done.
   *
   * @param place where in the request, in the dialect's words (discuz: a JSON pointer, or the name
   *     of a query parameter); for an internal error its id; else empty
   */
  JsonNode document(Language language, int status, ProtocolCode code, String place);

  /** Answers such a request. */
  default void refuse(Exchange exchange, ProtocolCode code, String place) {
    if (code == ProtocolCode.NOT_AUTHENTICATED) {
      exchange.context().header("WWW-Authenticate", "Bearer");
    }
    exchange.answer(
        code.status(), contentType(), document(exchange.language(), code.status(), code, place));
  }
}

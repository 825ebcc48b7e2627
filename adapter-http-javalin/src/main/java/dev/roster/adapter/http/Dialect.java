package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.domain.notice.Language;
import dev.roster.domain.rejection.Rejection;
import java.util.List;

/** How an API says no. */
interface Dialect {

  /** The media type of its answers. */
  String contentType();

  /** What its answers vary by. */
  String vary();

  /** The HTTP status of an answer that has this one in truth. */
  int status(int real);

  /** Answers what a use case refused; at least one rejection, all of one stage. */
  void refuse(Exchange exchange, List<Rejection> rejections);

  /**
   * What is said about a request that never reached a use case, or could not be done.
   *
   * @param places where in the request, as {@link Refusal.Unreadable} has it; for an internal error
   *     its id; none for the whole
   */
  JsonNode document(Language language, int status, ProtocolCode code, List<String> places);

  /** Answers such a request. */
  default void refuse(Exchange exchange, ProtocolCode code, List<String> places) {
    Headers.of(code, exchange.context());
    exchange.refuse(
        status(code.status()),
        contentType(),
        document(exchange.language(), code.status(), code, places));
  }
}

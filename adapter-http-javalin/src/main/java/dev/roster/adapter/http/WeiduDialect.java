package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roster.application.message.Messages;
import dev.roster.domain.notice.Language;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import java.util.List;

/**
 * How seed 000 says no: an envelope with a number of its own and a short text; {@code field} names
 * the member that is wrong. The HTTP status is the real one, or 200 for all, for old clients that
 * read only the number.
 */
record WeiduDialect(boolean alwaysOk) implements Dialect {

  /**
   * What a refusal answers.
   *
   * @param status the HTTP status
   * @param code the number in the envelope
   */
  record Answer(int status, int code) {
    private static Answer same(int status) {
      return new Answer(status, status);
    }
  }

  private static final int OK = 200;
  private static final int NOT_LOGGED_IN = 1000;
  private static final int WRONG_PASSWORD = 40013;
  private static final int LOCKED = 40021;

  @Override
  public String contentType() {
    return Exchange.JSON;
  }

  @Override
  public String vary() {
    return JsonApi.DISCUZ.vary();
  }

  @Override
  public int status(int real) {
    return alwaysOk ? OK : real;
  }

  /** Status and number of every refusal. */
  static Answer answer(RejectionCode code) {
    return switch (code) {
      case ACCESS_DENIED -> new Answer(401, NOT_LOGGED_IN);
      case LOGIN_FAILED -> new Answer(401, WRONG_PASSWORD);
      case LOGIN_FAILURES_TIMES_TOPLIMIT -> new Answer(429, LOCKED);
      case VALIDATION_ERROR, NOT_MATCH_USED_PASSWORD, CANNOT_USE_THE_SAME_PASSWORD, TOKEN_INVALID ->
          Answer.same(400);
      case PERMISSION_DENIED,
          CANNOT_CHANGE_OWN_STATUS,
          BAN_USER,
          REGISTER_CLOSE,
          REGISTER_VALIDATE,
          VALIDATE_REJECT,
          VALIDATE_IGNORE,
          USER_USERNAME_BOUT_LIMIT_ERROR ->
          Answer.same(403);
      case MODEL_NOT_FOUND -> Answer.same(404);
      case STATUS_TRANSITION_NOT_ALLOWED,
          STALE,
          LAST_ADMINISTRATOR,
          CONFLICT,
          USERNAME_TAKEN,
          MOBILE_IS_ALREADY_BIND ->
          Answer.same(409);
      case PASSWORD_FAILURES_TIMES_TOPLIMIT,
          PAY_PASSWORD_FAILURES_TIMES_TOPLIMIT,
          TOO_MANY_REQUESTS ->
          Answer.same(429);
    };
  }

  /** The envelope has room for one: the first. */
  @Override
  public void refuse(Exchange exchange, List<Rejection> rejections) {
    Rejection rejection = rejections.get(0);
    Answer answer = answer(rejection.code());
    ObjectNode envelope = envelope(answer.code(), Messages.of(rejection, exchange.language()));
    rejection.attribute().ifPresent(attribute -> envelope.put("field", exchange.nameOf(attribute)));
    Headers.of(rejection, exchange.context());
    exchange.refuse(status(answer.status()), contentType(), envelope);
  }

  @Override
  public JsonNode document(Language language, int status, ProtocolCode code, List<String> places) {
    int number = code == ProtocolCode.NOT_AUTHENTICATED ? NOT_LOGGED_IN : status;
    ObjectNode envelope = envelope(number, Messages.of(code.text(), language));
    places.stream()
        .findFirst()
        .ifPresent(
            place ->
                envelope.put(
                    code == ProtocolCode.INTERNAL_ERROR ? "error_id" : "field",
                    place.replace(Refusal.HEADER, "")));
    return envelope;
  }

  static ObjectNode envelope(int code, String result) {
    return StrictJson.object().put("code", code).put("result", result);
  }
}

package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roster.application.message.Messages;
import dev.roster.domain.notice.Language;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import java.util.List;

/**
 * How seed 003 says no: a JSON:API error document. Its {@code detail} is a list of messages, as the
 * official clients read it, or one message, as JSON:API has it.
 */
record DiscuzDialect(JsonApi face) implements Dialect {

  static final String ATTRIBUTES = "/data/attributes";

  @Override
  public String contentType() {
    return Exchange.JSON_API;
  }

  @Override
  public String vary() {
    return face.vary();
  }

  @Override
  public int status(int real) {
    return real;
  }

  /** The HTTP status of every refusal. */
  static int status(RejectionCode code) {
    return switch (code) {
      case ACCESS_DENIED -> 401;
      case PERMISSION_DENIED,
          CANNOT_CHANGE_OWN_STATUS,
          LOGIN_FAILED,
          BAN_USER,
          REGISTER_CLOSE,
          REGISTER_VALIDATE,
          VALIDATE_REJECT,
          VALIDATE_IGNORE ->
          403;
      case MODEL_NOT_FOUND -> 404;
      case STATUS_TRANSITION_NOT_ALLOWED, STALE, LAST_ADMINISTRATOR, CONFLICT -> 409;
      case VALIDATION_ERROR,
          NOT_MATCH_USED_PASSWORD,
          CANNOT_USE_THE_SAME_PASSWORD,
          USERNAME_TAKEN,
          MOBILE_IS_ALREADY_BIND,
          USER_USERNAME_BOUT_LIMIT_ERROR,
          TOKEN_INVALID ->
          422;
      case LOGIN_FAILURES_TIMES_TOPLIMIT,
          PASSWORD_FAILURES_TIMES_TOPLIMIT,
          PAY_PASSWORD_FAILURES_TIMES_TOPLIMIT,
          TOO_MANY_REQUESTS ->
          429;
    };
  }

  @Override
  public void refuse(Exchange exchange, List<Rejection> rejections) {
    int status = status(rejections.get(0).code());
    ObjectNode document = StrictJson.object();
    rejections.forEach(rejection -> document.withArray("errors").add(error(exchange, rejection)));
    Headers.of(rejections.get(0), exchange.context());
    exchange.refuse(status, contentType(), face.complete(document));
  }

  private ObjectNode error(Exchange exchange, Rejection rejection) {
    ObjectNode error =
        error(
            status(rejection.code()),
            rejection.code().key(),
            Messages.of(rejection, exchange.language()));
    rejection
        .attribute()
        .map(name -> rejection.sent() ? "/" + exchange.nameOf(name) : "")
        .ifPresent(name -> error.putObject("source").put("pointer", ATTRIBUTES + name));
    ObjectNode meta = Details.of(rejection);
    if (!rejection.sent()) {
      rejection.attribute().ifPresent(name -> meta.put("attribute", exchange.nameOf(name)));
    }
    if (!meta.isEmpty()) {
      error.set("meta", meta);
    }
    return error;
  }

  @Override
  public JsonNode document(Language language, int status, ProtocolCode code, List<String> places) {
    ObjectNode document = StrictJson.object();
    for (String place : places.isEmpty() ? List.of("") : places) {
      ObjectNode error = error(status, code.key(), Messages.of(code.text(), language));
      if (code == ProtocolCode.INTERNAL_ERROR) {
        error.put("id", place);
      } else if (!place.isEmpty()) {
        source(error.putObject("source"), place);
      }
      document.withArray("errors").add(error);
    }
    return face.complete(document);
  }

  private static void source(ObjectNode source, String place) {
    if (place.endsWith(Refusal.HEADER)) {
      source.put("header", place.substring(0, place.length() - Refusal.HEADER.length()));
    } else {
      source.put(place.startsWith("/") ? "pointer" : "parameter", place);
    }
  }

  private ObjectNode error(int status, String code, String text) {
    ObjectNode error = StrictJson.object();
    error.put("status", Integer.toString(status)).put("code", code);
    if (face.strict()) {
      return error.put("detail", text);
    }
    error.putArray("detail").add(text);
    return error;
  }
}

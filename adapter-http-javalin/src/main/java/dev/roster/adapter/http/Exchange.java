package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roster.application.Outcome;
import dev.roster.application.port.ActorRef;
import dev.roster.domain.notice.Language;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.Named;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;

/** One request and its answer, in the words of this adapter. Used by one thread. */
final class Exchange {

  static final String JSON_API = "application/vnd.api+json";
  static final String JSON = "application/json; charset=utf-8";

  private static final String ATTRIBUTE = Exchange.class.getName();

  private final Context context;
  private final HttpSettings.Limits limits;
  private final RequestId requestId;
  private final Map<Attribute, String> sentAs = new EnumMap<>(Attribute.class);

  private Exchange(Context context, HttpSettings.Limits limits) {
    this.context = context;
    this.limits = limits;
    this.requestId = RequestId.of(context.header(RequestId.HEADER));
  }

  /** Begins the exchange of a request. */
  static Exchange begin(Context context, HttpSettings.Limits limits) {
    Exchange exchange = new Exchange(context, limits);
    context.attribute(ATTRIBUTE, exchange);
    context.header(RequestId.HEADER, exchange.requestId());
    context.header("Cache-Control", "no-store");
    context.header("Vary", "Accept-Language");
    return exchange;
  }

  /** The exchange that was begun for a request. */
  static Exchange of(Context context) {
    return context.attribute(ATTRIBUTE);
  }

  Context context() {
    return context;
  }

  String requestId() {
    return requestId.text();
  }

  Language language() {
    return AcceptLanguage.best(context.header("Accept-Language"));
  }

  /** Notes who makes the request, for the access log. */
  ActorRef by(ActorRef actor) {
    AccessLog.noteActor(context, actor.user());
    return actor;
  }

  /** Notes under which name an attribute was sent, so that an error names it likewise. */
  void sentAs(Attribute attribute, String name) {
    sentAs.put(attribute, name);
  }

  /** The name under which an attribute was sent. */
  String nameOf(Named attribute) {
    return sentAs.getOrDefault(attribute, attribute.key());
  }

  /**
   * The object in the body.
   *
   * @throws Refusal if there is no such object, or it is too large
   */
  ObjectNode body() {
    return StrictJson.read(bytes(limits.body()));
  }

  /**
   * The object in a body that changes many users at once.
   *
   * @throws Refusal if there is no such object, or it is too large
   */
  ObjectNode bulkBody() {
    return StrictJson.read(bytes(limits.bulkBody()));
  }

  /** The answer of a use case. */
  static <T> T orRefuse(Outcome<T> outcome) {
    return outcome.fold(
        done -> done,
        rejections -> {
          throw Refusal.of(rejections);
        });
  }

  /** Answers with a document. */
  void answer(int status, String contentType, JsonNode document) {
    context.status(status).contentType(contentType).result(StrictJson.bytes(document));
  }

  /** Answers with what is ready to be sent. */
  void answer(String contentType, byte[] bytes) {
    context.status(200).contentType(contentType).result(bytes);
  }

  private byte[] bytes(int limit) {
    if (context.req().getContentLengthLong() > limit) {
      throw Refusal.of(ProtocolCode.PAYLOAD_TOO_LARGE);
    }
    try (InputStream in = context.req().getInputStream()) {
      byte[] bytes = in.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw Refusal.of(ProtocolCode.PAYLOAD_TOO_LARGE);
      }
      return bytes;
    } catch (IOException cutOff) {
      throw Refusal.of(ProtocolCode.MALFORMED_JSON);
    }
  }
}

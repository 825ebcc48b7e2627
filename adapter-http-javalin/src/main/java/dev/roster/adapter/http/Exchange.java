package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roster.application.Outcome;
import dev.roster.application.port.ActorRef;
import dev.roster.domain.notice.Language;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.Named;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** One request and its answer, in the words of this adapter. Used by one thread. */
final class Exchange {

  static final String JSON_API = "application/vnd.api+json";
  static final String JSON = "application/json; charset=utf-8";

  private static final String ATTRIBUTE = Exchange.class.getName();

  private final Context context;
  private final HttpSettings settings;
  private final RequestId requestId;
  private Set<String> parameters = Set.of();
  private final Map<Attribute, String> sentAs = new EnumMap<>(Attribute.class);

  private Exchange(Context context, HttpSettings settings) {
    this.context = context;
    this.settings = settings;
    this.requestId = RequestId.of(context.header(RequestId.HEADER));
  }

  /** Begins the exchange of a request. */
  static Exchange begin(Context context, HttpSettings settings) {
    Exchange exchange = new Exchange(context, settings);
    context.attribute(ATTRIBUTE, exchange);
    context.header(RequestId.HEADER, exchange.requestId());
    Headers.ALWAYS.forEach(context::header);
    context.header("Vary", exchange.face().vary());
    context.res().setContentType(null);
    return exchange;
  }

  /** The exchange that was begun for a request. */
  static Exchange of(Context context) {
    return context.attribute(ATTRIBUTE);
  }

  /** The face of the JSON:API answers. */
  JsonApi face() {
    return settings.wire().jsonApi();
  }

  /** Notes which query parameters the route reads. */
  void reads(Set<String> parameters) {
    this.parameters = parameters;
  }

  /**
   * Requires what JSON:API demands of every request, in the face that keeps to it; the sooner the
   * better, but only once it is known who asks.
   *
   * @throws Refusal if it is not so
   */
  void requireNegotiated() {
    if (face().strict()) {
      Negotiation.require(context, parameters);
    }
  }

  Context context() {
    return context;
  }

  String requestId() {
    return requestId.text();
  }

  /** Says in which language the texts of the answer are. */
  void inLanguage() {
    context.header("Content-Language", AcceptLanguage.tag(language()));
  }

  /** Where the client asks from; behind a trusted proxy, what that says. */
  String address() {
    return Address.forwarded(context.ip()).map(Address::text).orElse("");
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
    return StrictJson.read(bytes(settings.limits().body()));
  }

  /**
   * The object in a body that changes many users at once.
   *
   * @throws Refusal if there is no such object, or it is too large
   */
  ObjectNode bulkBody() {
    return StrictJson.read(bytes(settings.limits().bulkBody()));
  }

  /** The answer of a use case. */
  static <T> T orRefuse(Outcome<T> outcome) {
    return outcome.fold(
        done -> done,
        rejections -> {
          throw Refusal.of(rejections);
        });
  }

  /**
   * Requires that a change says what it was decided on, where the settings want that.
   *
   * @param stated whether it says so by other words than {@code If-Match}
   * @throws Refusal {@code precondition_required}
   */
  void requirePrecondition(boolean stated) {
    if (settings.wire().ifMatchRequired() && !stated && context.header("If-Match") == null) {
      throw Refusal.of(ProtocolCode.PRECONDITION_REQUIRED);
    }
  }

  /**
   * Answers with a document. One that was asked for, and not made, has a tag, by which it is left
   * out if the client has it already.
   *
   * @throws Refusal {@code precondition_failed} if it was wanted only as it was before
   */
  void answer(int status, String contentType, JsonNode document) {
    if (status == HttpStatus.OK.getCode()) {
      answer(contentType, bytes(contentType, document));
    } else {
      send(status, contentType, bytes(contentType, document));
    }
  }

  /** Answers likewise with what is ready to be sent. */
  void answer(String contentType, byte[] body) {
    boolean always = contentType.equals(JSON) && settings.wire().weiduAlwaysOk();
    if (!asked() || always) {
      send(HttpStatus.OK.getCode(), contentType, body);
      return;
    }
    ETag tag = ETag.of(body);
    Conditions conditions = Conditions.of(context);
    if (!conditions.matchHolds(tag)) {
      throw Refusal.of(ProtocolCode.PRECONDITION_FAILED);
    }
    tag(tag);
    if (conditions.noneMatchHolds(tag)) {
      send(HttpStatus.OK.getCode(), contentType, body);
    } else {
      context.status(HttpStatus.NOT_MODIFIED);
    }
  }

  /** Answers with a document that nobody is shown twice, and that has no tag therefore. */
  void answerOnce(String contentType, JsonNode document) {
    send(HttpStatus.OK.getCode(), contentType, bytes(contentType, document));
  }

  private byte[] bytes(String contentType, JsonNode document) {
    return contentType.equals(JSON_API) && document instanceof ObjectNode object
        ? StrictJson.bytes(face().complete(object))
        : StrictJson.bytes(document);
  }

  /** Answers with what stands against the request. */
  void refuse(int status, String contentType, JsonNode document) {
    inLanguage();
    send(status, contentType, StrictJson.bytes(document));
  }

  /** Says by which tag the thing that the request was about can be named from now on. */
  void tag(ETag tag) {
    context.header("ETag", tag.text());
  }

  private boolean asked() {
    return Set.of("GET", "HEAD").contains(context.req().getMethod());
  }

  private void send(int status, String contentType, byte[] body) {
    context.status(status).contentType(contentType).result(body);
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
      throw Refusal.of(
          SlowPeers.cut(cutOff) ? ProtocolCode.REQUEST_TIMEOUT : ProtocolCode.MALFORMED_JSON);
    }
  }
}

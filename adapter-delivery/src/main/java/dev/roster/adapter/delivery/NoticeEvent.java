package dev.roster.adapter.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roster.application.port.Message;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A message as programs are told of it: an event of CloudEvents 1.0.
 *
 * <p>The same message always gives the same bytes. Immutable and thread-safe; shows neither address
 * nor text.
 *
 * @param source which server it comes from, an absolute URI or a reference; not empty
 * @param message not null
 */
public record NoticeEvent(URI source, Message message) {

  /** The version of CloudEvents. */
  public static final String SPEC_VERSION = "1.0";

  /** The media type of {@link #data}. */
  public static final String DATA_TYPE = "application/json";

  private static final String TYPE_PREFIX = "dev.roster.notice.";

  /**
   * Refuses null.
   *
   * @throws IllegalArgumentException if the source is empty
   */
  public NoticeEvent {
    Objects.requireNonNull(message, "message");
    if (source.toString().isEmpty()) {
      throw new IllegalArgumentException("an event needs a source");
    }
  }

  /** The same at every try, and different for each delivery. */
  public String id() {
    return message.id();
  }

  /** Which notice it is: {@code dev.roster.notice.10}. */
  public String type() {
    return TYPE_PREFIX + message.notice().id().value();
  }

  /** Whom it is about: the number of the user. */
  public String subject() {
    return Long.toString(message.user().value());
  }

  /** When the change was made, as RFC 3339 writes it. */
  public String time() {
    return message.occurredAt().toString();
  }

  /** What it says, as JSON in UTF-8. */
  public byte[] data() {
    return bytes(dataNode());
  }

  /** All of it as one JSON object in UTF-8: the structured mode of CloudEvents 1.0. */
  public byte[] structured() {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("specversion", SPEC_VERSION);
    event.put("id", id());
    event.put("source", source.toString());
    event.put("type", type());
    event.put("subject", subject());
    event.put("time", time());
    event.put("datacontenttype", DATA_TYPE);
    event.set("data", dataNode());
    return bytes(event);
  }

  private ObjectNode dataNode() {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("notice", message.notice().id().value());
    data.put("user", message.user().value());
    data.put("version", message.version());
    ObjectNode variables = data.putObject("variables");
    new TreeMap<>(message.notice().variables()).forEach(variables::put);
    data.put("language", message.language().tag());
    data.put("title", message.text().title());
    data.put("text", message.text().content());
    return data;
  }

  private static byte[] bytes(ObjectNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}

package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.PatchField;
import dev.roster.domain.patch.RawValue;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.Expectation;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the body of {@code PATCH /api/users/{id}} (seed 003, request table).
 *
 * <p>The official administration page always sends every field, so on secrets, reason and name
 * {@code ""} and {@code null} mean that nothing was sent; where an attribute can be removed they
 * remove it; and anywhere else {@code null} is judged, and refused, like any value.
 *
 * @param patch what is to change
 * @param expected what it was decided on
 * @param unapplied what cannot be changed here, with the reason, in the order in which it was sent
 */
record DiscuzPatch(UserPatch patch, Expectation expected, Map<String, String> unapplied) {

  private static final Set<Attribute> WRITABLE =
      EnumSet.range(Attribute.PASSWORD, Attribute.EXPIRED_AT);

  private static final Map<String, Attribute> BY_NAME =
      WRITABLE.stream().collect(Collectors.toMap(Attribute::key, Function.identity()));

  /** What can be sent. */
  static final Set<String> NAMES = BY_NAME.keySet();

  private static final Set<Attribute> BLANK_IS_ABSENT =
      EnumSet.of(
          Attribute.PASSWORD,
          Attribute.NEW_PASSWORD,
          Attribute.PASSWORD_CONFIRMATION,
          Attribute.PAY_PASSWORD,
          Attribute.PAY_PASSWORD_CONFIRMATION,
          Attribute.PAY_PASSWORD_TOKEN,
          Attribute.REFUSE_MESSAGE,
          Attribute.USERNAME);

  /** The {@code type} of a user. */
  static final String TYPE = "users";

  /**
   * Reads a body.
   *
   * @param id the id of the address
   * @throws Refusal if the body has another shape or is about something else
   */
  static DiscuzPatch read(ObjectNode body, long id) {
    ObjectNode data = data(body, TYPE, id);
    JsonNode meta = body.path("meta");
    UserPatch patch = UserPatch.EMPTY;
    Map<String, String> unapplied = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : attributes(data).properties()) {
      Attribute attribute = BY_NAME.get(field.getKey());
      if (attribute == null) {
        unapplied.put(
            field.getKey(), DiscuzUser.NAMES.contains(field.getKey()) ? "read_only" : "unknown");
      } else {
        patch = patch.with(attribute, field(attribute, field.getValue()));
      }
    }
    return new DiscuzPatch(patch, expected(meta), unapplied);
  }

  /**
   * The data of a body, which is about the resource of the address.
   *
   * @throws Refusal if it has another shape or is about something else
   */
  static ObjectNode data(ObjectNode body, String type, long id) {
    ObjectNode data = member(body, "data", "/data");
    requireSame(data, type, id);
    return data;
  }

  private static PatchField<RawValue> field(Attribute attribute, JsonNode value) {
    boolean empty = value.isTextual() && value.textValue().isEmpty();
    if (BLANK_IS_ABSENT.contains(attribute) && (value.isNull() || empty)) {
      return PatchField.absent();
    }
    if (value.isNull() || empty && attribute.removable()) {
      return PatchField.remove();
    }
    return PatchField.replace(RawValues.of(value));
  }

  /** The attributes of the data; none if it has no such member. */
  static ObjectNode attributes(ObjectNode data) {
    return data.has("attributes")
        ? member(data, "attributes", DiscuzDialect.ATTRIBUTES)
        : StrictJson.object();
  }

  private static ObjectNode member(ObjectNode parent, String name, String pointer) {
    if (parent.get(name) instanceof ObjectNode object) {
      return object;
    }
    throw Refusal.of(ProtocolCode.INVALID_DOCUMENT, parent.has(name) ? pointer : "");
  }

  /**
   * Pointers to what cannot be changed here and is not sent as it is.
   *
   * @param body what was sent
   * @param document what a GET answers
   */
  List<String> unappliedThatDiffer(ObjectNode body, ObjectNode document) {
    JsonNode shown = StrictJson.read(StrictJson.bytes(document)).at(DiscuzDialect.ATTRIBUTES);
    JsonNode attributes = body.at(DiscuzDialect.ATTRIBUTES);
    return unapplied.keySet().stream()
        .filter(name -> !shown.path(name).equals(DiscuzPatch::compared, attributes.path(name)))
        .map(name -> DiscuzDialect.ATTRIBUTES + "/" + name.replace("~", "~0").replace("/", "~1"))
        .toList();
  }

  /** Clients write numbers in their own way: 12.50 comes back as 12.5. */
  private static int compared(JsonNode shown, JsonNode sent) {
    if (shown.isNumber() && sent.isNumber()) {
      return Double.compare(shown.doubleValue(), sent.doubleValue());
    }
    return shown.equals(sent) ? 0 : 1;
  }

  /**
   * Requires that a body says what it is about, as JSON:API demands.
   *
   * @throws Refusal {@code invalid_document}
   */
  static void requireIdentified(ObjectNode body) {
    JsonNode data = body.path("data");
    for (String name : List.of("type", "id")) {
      JsonNode value = data.path(name);
      if (!value.isTextual()) {
        throw Refusal.of(
            ProtocolCode.INVALID_DOCUMENT,
            value.isMissingNode() ? data.isMissingNode() ? "" : "/data" : "/data/" + name);
      }
    }
  }

  private static void requireSame(ObjectNode data, String resource, long id) {
    JsonNode type = data.path("type");
    if (!type.isMissingNode() && !type.asText().equals(resource)) {
      throw Refusal.of(ProtocolCode.RESOURCE_MISMATCH, "/data/type");
    }
    JsonNode sent = data.path("id");
    if (!sent.isMissingNode() && !sent.asText().equals(Long.toString(id))) {
      throw Refusal.of(ProtocolCode.RESOURCE_MISMATCH, "/data/id");
    }
  }

  private static Expectation expected(JsonNode meta) {
    if (!meta.isMissingNode() && !meta.isObject()) {
      throw Refusal.of(ProtocolCode.INVALID_DOCUMENT, "/meta");
    }
    OptionalLong from = whole(meta, "from");
    Optional<Status> status = from.isPresent() ? Status.ofCode(from.getAsLong()) : Optional.empty();
    if (from.isPresent() && status.isEmpty()) {
      throw Refusal.of(ProtocolCode.INVALID_DOCUMENT, "/meta/from");
    }
    return new Expectation(status, whole(meta, "version"));
  }

  private static OptionalLong whole(JsonNode meta, String name) {
    JsonNode value = meta.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return OptionalLong.empty();
    }
    OptionalLong whole = RawValues.of(value).whole();
    if (whole.isEmpty()) {
      throw Refusal.of(ProtocolCode.INVALID_DOCUMENT, "/meta/" + name);
    }
    return whole;
  }
}

package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One of the changes of {@code PATCH /api/users} (Discuz! Q, its bulk update): a user as in {@code
 * PATCH /api/users/{id}}, whose id stands where the official clients put it, among the attributes,
 * or where JSON:API has it. {@code meta} in it says what it was decided on.
 *
 * @param id whom it is about
 * @param patch what to do; empty if type and ids do not agree
 */
record BulkItem(long id, Optional<DiscuzPatch> patch) {

  /** As many as one request may have. */
  static final int MOST = 200;

  private static final String ID = "id";
  private static final String DATA = "/data";

  /**
   * Reads all of them before any is done.
   *
   * @throws Refusal if there are too many, or one of them cannot be read
   */
  static List<BulkItem> all(ObjectNode body, JsonApi face) {
    JsonNode data = body.path("data");
    if (!data.isArray() || data.size() > MOST) {
      throw Refusal.of(ProtocolCode.INVALID_DOCUMENT, data.isMissingNode() ? "" : DATA);
    }
    List<BulkItem> items = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      items.add(read(data.get(i), DATA + "/" + i));
    }
    if (face == JsonApi.STRICT) {
      requireDifferent(items);
    }
    return items;
  }

  /** JSON:API has no document with the same resource twice, and there will be one. */
  private static void requireDifferent(List<BulkItem> items) {
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < items.size(); i++) {
      if (!seen.add(items.get(i).id())) {
        throw Refusal.of(ProtocolCode.INVALID_DOCUMENT, DATA + "/" + i + "/" + ID);
      }
    }
  }

  private static BulkItem read(JsonNode node, String pointer) {
    JsonNode attributes = node.path("attributes");
    if (!node.isObject() || !attributes.isMissingNode() && !attributes.isObject()) {
      throw Refusal.of(
          ProtocolCode.INVALID_DOCUMENT, node.isObject() ? pointer + "/attributes" : pointer);
    }
    OptionalLong outside = id(node, pointer);
    OptionalLong inside = id(attributes, pointer + "/attributes");
    if (outside.isEmpty() && inside.isEmpty()) {
      throw Refusal.of(ProtocolCode.INVALID_DOCUMENT, pointer);
    }
    long id = outside.orElseGet(inside::getAsLong);
    return inside.isPresent() && inside.getAsLong() != id
        ? new BulkItem(id, Optional.empty())
        : new BulkItem(id, patch((ObjectNode) node, id, pointer));
  }

  private static OptionalLong id(JsonNode owner, String pointer) {
    JsonNode value = owner.path(ID);
    if (value.isMissingNode()) {
      return OptionalLong.empty();
    }
    OptionalLong id =
        value.isTextual() || value.isIntegralNumber()
            ? Ids.find(value.asText())
            : OptionalLong.empty();
    if (id.isEmpty()) {
      throw Refusal.of(ProtocolCode.INVALID_DOCUMENT, pointer + "/" + ID);
    }
    return id;
  }

  private static Optional<DiscuzPatch> patch(ObjectNode item, long id, String pointer) {
    ObjectNode data = item.deepCopy();
    data.remove(ID);
    if (data.path("attributes") instanceof ObjectNode attributes) {
      attributes.remove(ID);
    }
    ObjectNode body = StrictJson.object();
    body.set("data", data);
    if (item.has("meta")) {
      body.set("meta", item.get("meta"));
    }
    try {
      return Optional.of(DiscuzPatch.read(body, id));
    } catch (Refusal refusal) {
      return mismatched(refusal, pointer);
    }
  }

  private static Optional<DiscuzPatch> mismatched(Refusal refusal, String pointer) {
    ProtocolCode code = refusal.unreadable().orElseThrow(() -> refusal).code();
    if (code == ProtocolCode.RESOURCE_MISMATCH) {
      return Optional.empty();
    }
    String place = refusal.unreadable().orElseThrow().places().stream().findFirst().orElse("");
    throw Refusal.of(
        code, place.startsWith(DATA) ? place.replaceFirst(DATA, pointer) : pointer + place);
  }

  /** Whether it names the version that it was decided on. */
  boolean statesVersion() {
    return patch.map(sent -> sent.expected().version().isPresent()).orElse(true);
  }
}

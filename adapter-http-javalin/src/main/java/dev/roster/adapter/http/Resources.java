package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes resource objects of JSON:API. */
record Resources(JsonApi face) {

  /** The name of the kind of a notice, which JSON:API does not let be called {@code type}. */
  String kind() {
    return face.strict() ? "kind" : "type";
  }

  /** A resource whose id is a number; Discuz! Q repeats it among the attributes. */
  ObjectNode numbered(String type, long id) {
    ObjectNode resource = named(type, Long.toString(id));
    if (face == JsonApi.DISCUZ) {
      attributes(resource).put("id", id);
    }
    return resource;
  }

  /** A resource whose id is a text; or, without attributes, what refers to one. */
  static ObjectNode named(String type, String id) {
    return StrictJson.object().put("type", type).put("id", id);
  }

  /** The attributes of a resource, made if it has none yet. */
  static ObjectNode attributes(ObjectNode resource) {
    return resource.withObject("attributes");
  }
}

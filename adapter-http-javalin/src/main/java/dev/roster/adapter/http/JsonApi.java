package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Which face the JSON:API dialect shows. */
public enum JsonApi {
  /** As the official clients of Discuz! Q read it: with {@code attributes.id}, for one. */
  DISCUZ,
  /** As JSON:API 1.1 itself says. */
  STRICT;

  private static final String VERSION = "1.1";

  boolean strict() {
    return this == STRICT;
  }

  /** The document, with what every document of this face has. */
  ObjectNode complete(ObjectNode document) {
    if (strict()) {
      document.putObject("jsonapi").put("version", VERSION);
    }
    return document;
  }

  /** What a body may be, as {@code Accept} and {@code Accept-Patch} say it. */
  String accepted() {
    return strict() ? Exchange.JSON_API : "application/json, " + Exchange.JSON_API;
  }

  /** What an answer varies by. */
  String vary() {
    return strict() ? "Accept, Accept-Language" : "Accept-Language";
  }
}

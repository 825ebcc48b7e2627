package dev.roster.adapter.http;

/** Which face the JSON:API dialect shows. */
public enum JsonApi {
  /** As the official clients of Discuz! Q read it: with {@code attributes.id}, for one. */
  DISCUZ,
  /** As JSON:API itself says. */
  STRICT
}

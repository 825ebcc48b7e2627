package dev.roster.adapter.http;

import java.util.Locale;

/** What can be wrong with a request before any use case sees it, or with the server itself. */
enum ProtocolCode {
  MALFORMED_JSON(400),
  INVALID_DOCUMENT(400),
  DUPLICATE_MEMBER(INVALID_DOCUMENT),
  TRAILING_DATA(INVALID_DOCUMENT),
  MORE_THAN_ONE_TOKEN(INVALID_DOCUMENT),
  UNKNOWN_PARAMETER(INVALID_DOCUMENT),
  NOT_AUTHENTICATED(401),
  NOT_EDITABLE(403),
  ROUTE_NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  NOT_ACCEPTABLE(406),
  REQUEST_TIMEOUT(408),
  RESOURCE_MISMATCH(409),
  PRECONDITION_FAILED(412),
  PAYLOAD_TOO_LARGE(413),
  URI_TOO_LONG(414),
  UNSUPPORTED_MEDIA_TYPE(415),
  EXPECTATION_FAILED(417),
  PRECONDITION_REQUIRED(428),
  TOO_MANY_REQUESTS(429),
  REQUEST_HEADER_FIELDS_TOO_LARGE(431),
  INTERNAL_ERROR(500),
  BUSY(503);

  private final int status;
  private final String key;
  private final String text;

  ProtocolCode(int status) {
    this.status = status;
    this.key = name().toLowerCase(Locale.ROOT);
    this.text = key;
  }

  /** A kind of another code: the same on the wire, with a text of its own. */
  ProtocolCode(ProtocolCode kindOf) {
    this.status = kindOf.status;
    this.key = kindOf.key;
    this.text = key + "." + name().toLowerCase(Locale.ROOT);
  }

  int status() {
    return status;
  }

  /** The stable code on the wire. */
  String key() {
    return key;
  }

  /** The key of its text in the message catalogue. */
  String text() {
    return text;
  }
}

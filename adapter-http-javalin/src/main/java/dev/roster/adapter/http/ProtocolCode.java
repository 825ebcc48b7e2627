package dev.roster.adapter.http;

import java.util.Locale;

/** What can be wrong with a request before any use case sees it, or with the server itself. */
enum ProtocolCode {
  MALFORMED_JSON(400),
  INVALID_DOCUMENT(400),
  NOT_AUTHENTICATED(401),
  ROUTE_NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  RESOURCE_MISMATCH(409),
  PAYLOAD_TOO_LARGE(413),
  UNSUPPORTED_MEDIA_TYPE(415),
  INTERNAL_ERROR(500),
  BUSY(503);

  private final int status;

  ProtocolCode(int status) {
    this.status = status;
  }

  int status() {
    return status;
  }

  /** The stable text on the wire and in the message catalogue. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}

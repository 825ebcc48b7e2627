package dev.roster.adapter.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A strong entity tag (RFC 9110, section 8.8.3): of the very bytes that one actor is answered, so
 * that what another actor is shown of the same user has another.
 *
 * @param text with its quotation marks
 */
record ETag(String text) {

  private static final int BYTES = 18;

  /** The tag of a body. */
  static ETag of(byte[] body) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
      byte[] shortened = Arrays.copyOf(hash, BYTES);
      return new ETag('"' + Base64.getUrlEncoder().encodeToString(shortened) + '"');
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

package dev.roster.adapter.delivery.webhook;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a destination knows a request of ours by, as Standard Webhooks write it.
 *
 * <p>Immutable and thread-safe; does not show itself.
 *
 * @param text {@code whsec_} and 24 to 64 bytes in base64
 */
public record WebhookSecret(String text) {

  private static final String PREFIX = "whsec_";
  private static final int MIN_BYTES = 24;
  private static final int MAX_BYTES = 64;
  private static final String ALGORITHM = "HmacSHA256";

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if it has another one; the message does not repeat it
   */
  public WebhookSecret {
    if (!text.startsWith(PREFIX) || !fits(text)) {
      throw new IllegalArgumentException("a secret is whsec_ and 24 to 64 bytes in base64");
    }
  }

  private static boolean fits(String text) {
    try {
      int bytes = key(text).length;
      return bytes >= MIN_BYTES && bytes <= MAX_BYTES;
    } catch (IllegalArgumentException noBase64) {
      return false;
    }
  }

  private static byte[] key(String text) {
    return Base64.getDecoder().decode(text.substring(PREFIX.length()));
  }

  /** HMAC-SHA256 of the content, in base64. */
  String sign(byte[] content) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key(text), ALGORITHM));
      return Base64.getEncoder().encodeToString(mac.doFinal(content));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "WebhookSecret[***]";
  }
}

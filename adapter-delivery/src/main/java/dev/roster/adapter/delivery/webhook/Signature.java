package dev.roster.adapter.delivery.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The signature of Standard Webhooks over one try.
 *
 * @param id of the message, without a full stop
 * @param at when the try is made; whole seconds count
 */
record Signature(String id, Instant at) {

  private static final String VERSION = "v1,";

  /** The three headers, signed with each secret that is alive. */
  Map<String, String> headers(byte[] body, List<WebhookSecret> secrets) {
    byte[] content = content(body);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", timestamp());
    headers.put(
        "webhook-signature",
        secrets.stream()
            .map(secret -> VERSION + secret.sign(content))
            .collect(Collectors.joining(" ")));
    return headers;
  }

  private String timestamp() {
    return Long.toString(at.getEpochSecond());
  }

  private byte[] content(byte[] body) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes((id + "." + timestamp() + ".").getBytes(StandardCharsets.UTF_8));
    content.writeBytes(body);
    return content.toByteArray();
  }
}

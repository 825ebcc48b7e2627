package dev.roster.benchmark.load;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * One request.
 *
 * @param bytes head and body as they go over the wire
 * @param status what it must be answered with
 */
record Request(byte[] bytes, int status) {

  private static final Charset UTF_8 = StandardCharsets.UTF_8;

  static Request get(String path, String token) {
    return new Request(head("GET", path, token).append("\r\n").toString().getBytes(UTF_8), 200);
  }

  static Request send(String method, String path, String token, String body) {
    return send(method, path, token, body, "", 200);
  }

  /**
   * With a body.
   *
   * @param header one header more, with its end of line; or empty
   */
  static Request send(
      String method, String path, String token, String body, String header, int status) {
    byte[] content = body.getBytes(UTF_8);
    String head =
        head(method, path, token)
            .append(header)
            .append("Content-Type: application/json\r\nContent-Length: ")
            .append(content.length)
            .append("\r\n\r\n")
            .toString();
    return new Request((head + body).getBytes(UTF_8), status);
  }

  private static StringBuilder head(String method, String path, String token) {
    StringBuilder head = new StringBuilder(256);
    head.append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    if (!token.isEmpty()) {
      head.append("Authorization: Bearer ").append(token).append("\r\n");
    }
    return head;
  }
}

package dev.roster.adapter.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes to a socket what no client would. */
final class Wire {

  private static final int PATIENCE_MILLIS = 20_000;

  private Wire() {}

  /**
   * Sends lines of a head, each ended by CR LF, and a body; reads until the server closes.
   *
   * <p>{@code Connection: close} is added, and {@code Host} unless the head has it.
   */
  static Answer send(int port, byte[] body, String... head) {
    List<String> lines = new ArrayList<>(List.of(head));
    lines.add("Connection: close");
    if (lines.stream().noneMatch(line -> line.startsWith("Host:"))) {
      lines.add("Host: 127.0.0.1:" + port);
    }
    return send(port, String.join("\r\n", lines) + "\r\n\r\n", body);
  }

  static Answer send(int port, String head, byte[] body) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().write(body);
      socket.getOutputStream().flush();
      return parsed(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer parsed(String text) {
    String[] parts = text.split("\r\n\r\n", 2);
    String[] lines = parts[0].split("\r\n");
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 1; i < lines.length; i++) {
      String[] header = lines[i].split(": ?", 2);
      headers.computeIfAbsent(header[0], name -> new ArrayList<>()).add(header[1]);
    }
    return Answer.of(Integer.parseInt(lines[0].split(" ")[1]), headers, parts[1]);
  }
}

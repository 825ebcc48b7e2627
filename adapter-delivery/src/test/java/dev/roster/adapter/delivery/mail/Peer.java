package dev.roster.adapter.delivery.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A mail server with whatever manners a test gives it. It takes every mail, and answers a command
 * otherwise once told to.
 */
final class Peer implements AutoCloseable {

  /** What it does instead of answering as it should; returning ends nothing. */
  @FunctionalInterface
  interface Manner {
    void show(Socket connection, OutputStream out) throws IOException;
  }

  private static final Map<String, String> GOOD =
      Map.of(
          "CONNECT", "220 peer",
          "EHLO", "250-peer\r\n250 8BITMIME",
          "MAIL", "250 ok",
          "RCPT", "250 ok",
          "DATA", "354 go on",
          ".", "250 taken",
          "RSET", "250 ok",
          "QUIT", "221 bye");

  private static final String UNKNOWN = "502 what?";

  private final ServerSocket door;
  private final Map<String, Manner> manners = new ConcurrentHashMap<>();
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();

  Peer() throws IOException {
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::welcome);
  }

  int port() {
    return door.getLocalPort();
  }

  /** Every command of every connection so far. */
  List<String> heard() {
    return heard;
  }

  Peer answering(String command, String answer) {
    return at(command, (connection, out) -> say(out, answer));
  }

  Peer at(String command, Manner manner) {
    manners.put(command, manner);
    return this;
  }

  static void hangUp(Socket connection, OutputStream out) throws IOException {
    connection.close();
  }

  static void hang(Socket connection, OutputStream out) throws IOException {
    while (connection.getInputStream().read() >= 0) {
      // Hears and says nothing.
    }
  }

  /** Takes up TLS, and lets another server, that has none, go on from there. */
  static Manner encrypting(Certificate certificate, int port) {
    return (connection, out) -> {
      say(out, "220 go on");
      try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
        while (server.getInputStream().read() != '\n') {
          // Its greeting, which the client has had already.
        }
        pass(certificate.encrypted(connection), server);
      }
    };
  }

  /** Speaks TLS from the first byte on, for another server that does not. */
  static Manner encrypted(Certificate certificate, int port) {
    return (connection, out) -> {
      try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
        pass(certificate.encrypted(connection), server);
      }
    };
  }

  private static void pass(Socket client, Socket server) throws IOException {
    start(() -> server.getInputStream().transferTo(client.getOutputStream()));
    client.getInputStream().transferTo(server.getOutputStream());
    client.close();
  }

  /** Byte by byte, and never the end of a line. */
  static void trickle(Socket connection, OutputStream out) throws IOException {
    try {
      while (true) {
        out.write('2');
        out.flush();
        Thread.sleep(20);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Line by line, and never the last. */
  static void chatter(Socket connection, OutputStream out) throws IOException {
    try {
      while (true) {
        say(out, "250-and another thing");
        Thread.sleep(20);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** As fast as it can, and never the end of a line. */
  static void flood(Socket connection, OutputStream out) throws IOException {
    byte[] much = "2".repeat(8 * 1024).getBytes(StandardCharsets.US_ASCII);
    while (true) {
      out.write(much);
    }
  }

  private static void say(OutputStream out, String answer) throws IOException {
    out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private void welcome() throws IOException {
    while (true) {
      Socket connection = door.accept();
      connections.add(connection);
      start(() -> converse(connection));
    }
  }

  private void converse(Socket connection) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
    OutputStream out = connection.getOutputStream();
    answer("CONNECT", connection, out);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      heard.add(line);
      String command = line.split(" ", 2)[0];
      answer(command, connection, out);
      if (command.equals("DATA") && !manners.containsKey("DATA")) {
        while (!".".equals(in.readLine())) {
          // The mail itself does not matter here.
        }
        answer(".", connection, out);
      }
    }
  }

  private void answer(String command, Socket connection, OutputStream out) throws IOException {
    Manner manner = manners.get(command);
    if (manner != null) {
      manner.show(connection, out);
    } else {
      say(out, GOOD.getOrDefault(command, UNKNOWN));
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }

  /** What a server does until somebody hangs up. */
  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException hungUp) {
                // One of the two has had enough.
              }
            },
            "peer");
    thread.setDaemon(true);
    thread.start();
  }
}

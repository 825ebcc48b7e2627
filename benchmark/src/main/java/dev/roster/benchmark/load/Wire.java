package dev.roster.benchmark.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One keep-alive connection, with at most one request in flight. It reads what servers of this
 * benchmark answer, HTTP/1.1 with a {@code Content-Length}, and fails on anything else.
 */
final class Wire implements AutoCloseable {

  private static final int LARGEST_ANSWER = 1 << 18;
  private static final Pattern LENGTH =
      Pattern.compile("\r\ncontent-length: *([0-9]+)\r\n", Pattern.CASE_INSENSITIVE);

  private final SocketChannel channel;
  private final SelectionKey key;
  private final Script script;
  private final ByteBuffer in = ByteBuffer.allocate(LARGEST_ANSWER);
  private ByteBuffer out = ByteBuffer.allocate(0);
  private Request request;
  private long intended;
  private int bodyAt;
  private int end;

  Wire(int port, Selector selector, Script script) throws IOException {
    this.script = script;
    this.channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    this.key = channel.register(selector, SelectionKey.OP_READ, this);
  }

  /** Sends the next request of the script, which was to be sent at that moment. */
  void send(long intended) throws IOException {
    this.intended = intended;
    request = script.next();
    out = ByteBuffer.wrap(request.bytes());
    bodyAt = 0;
    in.clear();
    flush();
  }

  /** When the request in flight was to be sent. */
  long intended() {
    return intended;
  }

  /**
   * Does what the connection is ready for.
   *
   * @return whether the request in flight is answered now
   * @throws UnexpectedAnswer if not as it must be
   */
  boolean progress() throws IOException {
    if (key.isWritable()) {
      flush();
    }
    if (!key.isReadable()) {
      return false;
    }
    if (channel.read(in) < 0) {
      throw new UnexpectedAnswer("the server has closed a connection");
    }
    if (bodyAt == 0 && !readHead() || in.position() < end) {
      return false;
    }
    finish();
    return true;
  }

  private void flush() throws IOException {
    channel.write(out);
    key.interestOps(out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
  }

  private boolean readHead() {
    byte[] bytes = in.array();
    int last = in.position() - 4;
    for (int i = 0; i <= last; i++) {
      if (bytes[i] == '\r'
          && bytes[i + 1] == '\n'
          && bytes[i + 2] == '\r'
          && bytes[i + 3] == '\n') {
        bodyAt = i + 4;
        end = bodyAt + contentLength(new String(bytes, 0, bodyAt, StandardCharsets.ISO_8859_1));
        return true;
      }
    }
    return false;
  }

  private static int contentLength(String head) {
    Matcher length = LENGTH.matcher(head);
    if (!length.find()) {
      throw new UnexpectedAnswer("an answer without Content-Length: " + head.strip());
    }
    return Integer.parseInt(length.group(1));
  }

  private void finish() {
    byte[] bytes = in.array();
    int status = 100 * (bytes[9] - '0') + 10 * (bytes[10] - '0') + bytes[11] - '0';
    if (status != request.status() || in.position() != end) {
      throw new UnexpectedAnswer(
          "not %d: %s\nto %s"
              .formatted(
                  request.status(),
                  new String(bytes, 0, in.position(), StandardCharsets.UTF_8),
                  new String(request.bytes(), StandardCharsets.UTF_8)
                      .replaceAll("Bearer \\S+", "Bearer ***")));
    }
    script.answered(Arrays.copyOfRange(bytes, bodyAt, end));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

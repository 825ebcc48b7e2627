package dev.roster.adapter.delivery.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/**
 * The connection to a mail server, which can be cut at any moment from another thread: whoever
 * reads from it or writes to it then gets an exception, and so does whoever connects it later.
 *
 * <p>Nobody hears more than {@value #MOST} bytes from it, so that a server that never ends a line
 * does not fill the memory.
 */
final class Line extends Socket {

  private static final int MOST = 1 << 20;

  private int heard;

  /**
   * Connects it. The address remembers the name by which it was looked up, since the certificate is
   * checked against that.
   */
  void connect(String host, int port, Duration timeout) throws IOException {
    InetAddress found = InetAddress.getByAddress(host, InetAddress.getByName(host).getAddress());
    connect(new InetSocketAddress(found, port), Math.toIntExact(timeout.toMillis()));
  }

  /** Ends it; may be called at any time, and twice. */
  void cut() {
    try {
      close();
    } catch (IOException e) {
      // Nothing is sent over it any more, which is all that was wanted.
    }
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(super.getInputStream()) {
      @Override
      public int read() throws IOException {
        return count(super.read(), 1);
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int got = super.read(bytes, offset, length);
        return count(got, got);
      }
    };
  }

  private int count(int result, int bytes) throws IOException {
    heard += Math.max(0, bytes);
    if (heard > MOST) {
      throw new IOException("a mail server does not say that much");
    }
    return result;
  }
}

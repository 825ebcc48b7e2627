package dev.roster.bootstrap.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** What lies between a server and its database, and can be cut, blocked and mended. */
final class Cable implements AutoCloseable {

  private static final int BUFFER = 8_192;
  private static final long PAUSE_NANOS = 5_000_000;

  private final int target;
  private final ServerSocket entrance;
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
  private volatile boolean cut;
  private volatile boolean blocked;

  private Cable(int target) throws IOException {
    this.target = target;
    this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /** To a port of this machine. */
  static Cable to(int port) throws IOException {
    Cable cable = new Cable(port);
    cable.inBackground(cable::accept);
    return cable;
  }

  int port() {
    return entrance.getLocalPort();
  }

  /** Ends every connection, and every further one at once. */
  void cut() {
    cut = true;
    closeAll();
  }

  /** Keeps back whatever is sent from now on. */
  void block() {
    blocked = true;
  }

  /** As it was in the beginning; what was kept back comes through. */
  void mend() {
    cut = false;
    blocked = false;
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    cut();
  }

  private void accept() throws IOException {
    while (true) {
      Socket near = entrance.accept();
      if (cut) {
        near.close();
        continue;
      }
      Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
      open.add(near);
      open.add(far);
      inBackground(() -> copy(near, far));
      inBackground(() -> copy(far, near));
    }
  }

  private void copy(Socket from, Socket to) throws IOException {
    byte[] buffer = new byte[BUFFER];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        while (blocked) {
          LockSupport.parkNanos(PAUSE_NANOS);
        }
        out.write(buffer, 0, read);
      }
    }
  }

  private void closeAll() {
    for (Socket socket = open.poll(); socket != null; socket = open.poll()) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  private void inBackground(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                // That is how connections end here.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private interface Work {
    void run() throws IOException;
  }
}

package dev.roster.bootstrap.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roster.bootstrap.crash.rigged.Point;
import dev.roster.bootstrap.crash.rigged.Rigged;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Watches one server, and has a say wherever one of its threads stands. Thread-safe. */
final class Watch implements AutoCloseable {

  /** A thread that stands at a point. */
  interface Standing {
    /** With what arguments. */
    String told();

    /** Lets it go on. */
    void go();

    /** Has it call {@code Runtime.halt}. */
    void halt();
  }

  /** Who decides what becomes of it; called by one thread at a time. */
  interface Judge {
    /** Decides, now or later; until then it stands. */
    void judge(Standing thread);
  }

  private final ServerSocket port = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
  private Socket orders;
  private volatile Judge judge = Standing::go;

  Watch() throws IOException {}

  int port() {
    return port.getLocalPort();
  }

  /** Waits until the server has come. */
  void begin() throws IOException {
    orders = port.accept();
    Thread thread = new Thread(this::listen, "watch");
    thread.setDaemon(true);
    thread.start();
  }

  /** From now on every thread stands that comes to a point. */
  void at(Point point, Judge decides) {
    judge = decides;
    order(point.number());
  }

  /** From now on none does; those that stand still do. */
  void nowhere() {
    judge = Standing::go;
    order(0);
  }

  /** Waits until the server obeys, or is gone. */
  private synchronized void order(int number) {
    try {
      orders.getOutputStream().write((number + "\n").getBytes(UTF_8));
      orders.getInputStream().read();
    } catch (IOException gone) {
      // Nobody is there who could stand.
    }
  }

  private void listen() {
    while (!port.isClosed()) {
      try {
        Socket asking = port.accept();
        judge.judge(new Asking(told(asking), asking));
      } catch (IOException over) {
        // The server is gone, or nobody is interested any longer.
      }
    }
  }

  private static String told(Socket asking) throws IOException {
    return new BufferedReader(new InputStreamReader(asking.getInputStream(), UTF_8)).readLine();
  }

  private record Asking(String told, Socket socket) implements Standing {
    @Override
    public void go() {
      answer(Rigged.GO);
    }

    @Override
    public void halt() {
      answer(Rigged.HALT);
    }

    private void answer(int answer) {
      try (socket) {
        socket.getOutputStream().write(answer);
      } catch (IOException gone) {
        // It is dead already.
      }
    }
  }

  @Override
  public void close() throws IOException {
    port.close();
    if (orders != null) {
      orders.close();
    }
  }
}

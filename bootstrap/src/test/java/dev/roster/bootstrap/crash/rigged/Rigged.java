package dev.roster.bootstrap.crash.rigged;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;

/**
 * The server's program with somebody who watches it.
 *
 * <p>That somebody, at a port of this machine, names a {@link Point} by its number. From then on
 * every thread that comes there tells it with what arguments, in a line, and stands until it is
 * answered: it goes on, halts the JVM, or stands for as long as there is no answer. Thread-safe.
 */
public final class Rigged {

  /** The system property that says at which port. */
  public static final String PORT = "roster.watched-at";

  /** What a thread that stands is answered. */
  public static final int GO = 'g';

  /** The other thing. */
  public static final int HALT = 'h';

  private static final int KILLED = 137;

  private static volatile Optional<Place> watched = Optional.empty();

  private Rigged() {}

  /** Runs the program. */
  public static void main(String[] arguments) throws Exception {
    Socket orders = connect();
    Thread thread = new Thread(() -> follow(orders), "watched");
    thread.setDaemon(true);
    thread.start();
    Class.forName("dev.roster.bootstrap.Main")
        .getMethod("main", String[].class)
        .invoke(null, (Object) arguments);
  }

  private static Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), Integer.getInteger(PORT));
  }

  /** Each order is a point's number, or 0 for none, and is answered once it is in force. */
  private static void follow(Socket orders) {
    try (orders) {
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(orders.getInputStream(), UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int number = Integer.parseInt(line);
        watched = number == 0 ? Optional.empty() : Point.values()[number - 1].place();
        orders.getOutputStream().write('\n');
      }
    } catch (IOException gone) {
      watched = Optional.empty();
    }
  }

  /** Called at the beginning of every method at which there is a point. */
  public static void at(String type, String method, Object[] arguments) {
    Optional<Place> place = watched;
    if (place.isPresent() && place.get().isWhere(type, method, arguments)) {
      stand(Arrays.toString(arguments));
    }
  }

  private static void stand(String told) {
    try (Socket asking = connect()) {
      asking.getOutputStream().write((told.replace('\n', ' ') + "\n").getBytes(UTF_8));
      InputStream answer = asking.getInputStream();
      if (answer.read() == HALT) {
        Runtime.getRuntime().halt(KILLED);
      }
    } catch (IOException gone) {
      // Nobody watches any longer.
    }
  }
}

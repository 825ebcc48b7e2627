package dev.roster.benchmark.run;

import dev.roster.benchmark.report.Result;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How long the packaged server takes from its start, through the start script, to an answer. */
record StartUp(Processes processes, Path data) {

  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  /** Starts it so often; the first start, which makes the tables, is not counted. */
  List<Result> measure(int starts) throws IOException {
    double fresh = start();
    double[] seconds = new double[starts];
    for (int i = 0; i < starts; i++) {
      seconds[i] = start();
    }
    return List.of(
        Result.of("start/again", "s", Rounds.median(seconds)),
        new Result("start/first", "s", fresh, "", "makes the tables"));
  }

  private double start() throws IOException {
    int port = freePort();
    ProcessBuilder builder =
        processes.command(
            "start", List.of("serve", "--port", Integer.toString(port), "--data", data.toString()));
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    long begin = System.nanoTime();
    Process process = builder.start();
    try (Subject subject = new Subject("start", process, port)) {
      while (!answers(subject.port())) {
        if (!process.isAlive() || System.nanoTime() - begin > PATIENCE) {
          throw new IllegalStateException("it does not start; see start.log");
        }
        LockSupport.parkNanos(PAUSE);
      }
      return (System.nanoTime() - begin) / 1e9;
    }
  }

  private static boolean answers(int port) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + "/openapi.json").toURL().openConnection();
      connection.setRequestProperty("Connection", "close");
      return connection.getResponseCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}

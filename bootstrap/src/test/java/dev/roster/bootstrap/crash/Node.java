package dev.roster.bootstrap.crash;

import dev.roster.bootstrap.crash.rigged.Point;
import dev.roster.bootstrap.endtoend.Packaged;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One start of the packaged server, which is watched. Thread-safe. */
final class Node implements AutoCloseable {

  private static final AtomicInteger STARTS = new AtomicInteger();

  private final String source;
  private final Path folder;
  private final Packaged server;
  private final Watch watch;

  private Node(String source, Path folder, Packaged server, Watch watch) {
    this.source = source;
    this.folder = folder;
    this.server = server;
    this.watch = watch;
  }

  /**
   * Starts one and waits until it is ready.
   *
   * @param folder for what it prints
   * @param program that it runs
   * @param flags of the server
   */
  static Node start(Path folder, Rigging program, List<String> flags) throws IOException {
    String source = "urn:roster:start-" + STARTS.incrementAndGet();
    List<String> all = new ArrayList<>(flags);
    all.add("--deliveries-source=" + source);
    Path own = Files.createTempDirectory(folder, "node");
    Watch watch = new Watch();
    Packaged server = Packaged.served(own, program.watchedAt(watch.port()), all);
    watch.begin();
    server.base();
    return new Node(source, own, server, watch);
  }

  /** What its messages name as their source; no other start has it. */
  String source() {
    return source;
  }

  /** Where it answers. */
  String base() {
    return server.base();
  }

  /** From now on every thread stands that comes to a point, until it is decided about. */
  void at(Point point, Watch.Judge judge) {
    watch.at(point, judge);
  }

  /** From now on none does. */
  void nowhere() {
    watch.nowhere();
  }

  /** As {@code kill -9} does. */
  void kill() {
    server.kill();
  }

  /** Ends it in good order. */
  void terminate() {
    server.terminate();
    server.end();
  }

  /** Waits until it has ended. */
  void awaitEnd() {
    server.end();
  }

  /** Everything that it has logged so far. */
  String log() {
    return server.err();
  }

  /** Ends it, if it still runs; what a dead one has unpacked would fill the disk. */
  @Override
  public void close() throws IOException {
    server.close();
    watch.close();
    try (DirectoryStream<Path> unpacked = Files.newDirectoryStream(folder, "sqlite-*")) {
      for (Path file : unpacked) {
        Files.delete(file);
      }
    }
  }
}

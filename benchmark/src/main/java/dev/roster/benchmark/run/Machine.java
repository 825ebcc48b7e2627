package dev.roster.benchmark.run;

import dev.roster.benchmark.report.Result;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** Where the figures come from; they mean little elsewhere. */
final class Machine {

  private static final int FLUSHES = 200;

  private Machine() {}

  /**
   * What it is, and how long its disk takes to flush.
   *
   * @param folder on that disk
   */
  static List<Result> describe(Path folder) throws IOException {
    return List.of(
        said("processor", first("/proc/cpuinfo", "model name")),
        Result.of("machine/cores", "", Runtime.getRuntime().availableProcessors()),
        Result.of(
            "machine/memory",
            "MiB",
            Long.parseLong(first("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1024.0),
        said("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version")),
        said(
            "jdk", System.getProperty("java.vendor") + " " + System.getProperty("java.vm.version")),
        said("date", LocalDate.now(ZoneOffset.UTC).toString()),
        Result.of("machine/flush", "ms", flush(folder)));
  }

  private static Result said(String name, String text) {
    return new Result("machine/" + name, "", 0, "", text);
  }

  private static String first(String file, String key) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(key))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse("unknown");
    }
  }

  /** The median of appending a page to a file and waiting until it is on the disk. */
  private static double flush(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "flush", "");
    double[] millis = new double[FLUSHES];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int i = 0; i < FLUSHES; i++) {
        long begin = System.nanoTime();
        channel.write(ByteBuffer.allocate(4096));
        channel.force(false);
        millis[i] = (System.nanoTime() - begin) / 1e6;
      }
    } finally {
      Files.delete(file);
    }
    return Rounds.median(millis);
  }
}

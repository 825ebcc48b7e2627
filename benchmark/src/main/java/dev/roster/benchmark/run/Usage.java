package dev.roster.benchmark.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a process and those that it has started use, as Linux counts it. */
record Usage(long pid) {

  /** Of {@code utime} and {@code stime}; the same on every Linux of today. */
  private static final double TICKS_PER_SECOND = 100;

  private static final int UTIME = 11;
  private static final int STIME = 12;

  /** Seconds of processor time so far. */
  double cpu() {
    return pids().mapToDouble(Usage::cpu).sum();
  }

  /** Resident memory now, in MiB; of the process alone. */
  double resident() {
    return status("VmRSS:");
  }

  /** The most resident memory so far, in MiB; of the process alone. */
  double mostResident() {
    return status("VmHWM:");
  }

  private Stream<Long> pids() {
    return Stream.concat(
        Stream.of(pid),
        ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants).map(ProcessHandle::pid));
  }

  private static double cpu(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      // The name, in brackets, may hold anything.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME])) / TICKS_PER_SECOND;
    } catch (IOException ended) {
      return 0;
    }
  }

  private double status(String name) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
          .findFirst()
          .orElse(0);
    } catch (IOException ended) {
      return 0;
    }
  }
}

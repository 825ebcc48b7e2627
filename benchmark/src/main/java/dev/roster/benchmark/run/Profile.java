package dev.roster.benchmark.run;

import dev.roster.benchmark.load.Scenario;
import dev.roster.benchmark.run.Asking.Span;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the processor time of the server goes, by what the flight recorder samples while it is
 * asked. Samples of the time in which it warms up do not count.
 */
final class Profile {

  private static final Span SPAN = new Span(20_000, 20_000);
  private static final int SHOWN = 30;
  private static final List<String> LIBRARIES =
      List.of(
          "dev.roster.adapter.http",
          "dev.roster.application",
          "dev.roster.domain",
          "dev.roster.adapter.jooq",
          "org.jooq",
          "org.sqlite",
          "org.postgresql",
          "com.zaxxer.hikari",
          "com.fasterxml.jackson",
          "org.hibernate.validator",
          "ch.qos.logback",
          "io.javalin",
          "org.eclipse.jetty",
          "java.security",
          "java.util.regex",
          "java.lang.reflect");

  private final Map<String, Integer> within = new HashMap<>();
  private final Map<String, Integer> at = new HashMap<>();
  private int samples;

  private Profile() {}

  /** Asks the server on this store for a while, and prints where its time has gone. */
  static void print(
      Stage stage, Scenario scenario, Processes processes, Asking asking, PrintStream out)
      throws IOException, SQLException {
    Path recording = processes.work().resolve(stage.name() + ".jfr");
    List<String> flags = new ArrayList<>(WholeSystem.FLAGS);
    flags.addAll(stage.flags(WholeSystem.ROSTER));
    String options =
        "-XX:+UseSerialGC -XX:StartFlightRecording=settings=profile,filename=" + recording;
    Instant begin;
    try (Subject subject = processes.roster(WholeSystem.ROSTER, flags, options)) {
      begin = Instant.now().plus(Duration.ofMillis(SPAN.warmMillis()));
      out.println(asking.ask(subject, scenario, stage.crew(), Plan.COMPARED, 0, SPAN));
    }
    Profile profile = new Profile();
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        if (event.getStartTime().isAfter(begin)) {
          profile.add(event);
        }
      }
    }
    profile.print(stage.name() + ", " + scenario.text(), out);
  }

  private void add(RecordedEvent event) {
    boolean java = event.getEventType().getName().equals("jdk.ExecutionSample");
    boolean outside = event.getEventType().getName().equals("jdk.NativeMethodSample");
    if (!java && !outside || event.getStackTrace() == null) {
      return;
    }
    List<RecordedFrame> frames = event.getStackTrace().getFrames();
    // Outside of Java, threads that wait for the network are sampled too.
    if (outside && !frames.get(0).getMethod().getType().getName().startsWith("org.sqlite")) {
      return;
    }
    samples++;
    Set<String> seen = new HashSet<>();
    for (RecordedFrame frame : frames) {
      String type = frame.getMethod().getType().getName();
      LIBRARIES.stream().filter(type::startsWith).forEach(seen::add);
    }
    seen.forEach(library -> within.merge(library, 1, Integer::sum));
    RecordedFrame top = frames.get(0);
    at.merge(
        top.getMethod().getType().getName() + "." + top.getMethod().getName(), 1, Integer::sum);
  }

  private void print(String what, PrintStream out) {
    out.printf("%s: %d samples%n%nwithin, with all that it calls%n", what, samples);
    print(within, out);
    out.printf("%nat%n");
    print(at, out);
  }

  private void print(Map<String, Integer> counts, PrintStream out) {
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(SHOWN)
        .forEach(
            each -> out.printf("%5.1f%%  %s%n", 100.0 * each.getValue() / samples, each.getKey()));
  }
}

package dev.roster.adapter.http;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Everything that Roster's own loggers write at DEBUG, as it would stand in a file. */
final class CapturedLog implements AutoCloseable {

  private static final List<String> OWN = List.of("roster", "dev.roster");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();

  CapturedLog() {
    Logger any = (Logger) LoggerFactory.getLogger("roster");
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(any.getLoggerContext());
    encoder.setPattern("%level [%X{request}] %logger{0} %msg%n%ex");
    encoder.start();
    appender.setContext(any.getLoggerContext());
    appender.setEncoder(encoder);
    appender.setOutputStream(bytes);
    appender.start();
    OWN.forEach(name -> logger(name).addAppender(appender));
    OWN.forEach(name -> logger(name).setLevel(Level.DEBUG));
    OWN.forEach(name -> logger(name).setAdditive(false));
  }

  String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  List<String> lines() {
    return text().lines().toList();
  }

  /** The lines of the access log, once there are so many. */
  List<String> access(int expected) {
    long until = System.nanoTime() + 5_000_000_000L;
    while (access().size() < expected && System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    return access();
  }

  private List<String> access() {
    return lines().stream().filter(line -> line.contains(" access method=")).toList();
  }

  @Override
  public void close() {
    OWN.forEach(name -> logger(name).setAdditive(true));
    OWN.forEach(name -> logger(name).setLevel(null));
    OWN.forEach(name -> logger(name).detachAppender(appender));
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }
}

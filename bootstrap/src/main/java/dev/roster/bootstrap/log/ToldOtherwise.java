package dev.roster.bootstrap.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * Keeps out of the log that the server cannot listen: the command says so in one line of its own,
 * and Javalin would add a stack trace. Named in {@link Logging}. Thread-safe.
 */
public final class ToldOtherwise extends Filter<ILoggingEvent> {

  private static final String SERVER = "io.javalin.Javalin";
  private static final String START = "Failed to start";

  @Override
  public FilterReply decide(ILoggingEvent event) {
    boolean told = event.getLoggerName().equals(SERVER) && event.getMessage().startsWith(START);
    return told ? FilterReply.DENY : FilterReply.NEUTRAL;
  }
}

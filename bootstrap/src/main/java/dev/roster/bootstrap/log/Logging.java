package dev.roster.bootstrap.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.charset.StandardCharsets;

/**
 * Where the log goes: to standard error, so that what a command prints can be piped on; one line an
 * event, whatever it holds.
 *
 * <p>Written in Java, since reading the same from XML takes a tenth of the start. A file that the
 * system property {@code logback.configurationFile} names goes before it. Found by Logback as a
 * service.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class Logging extends ContextAwareBase implements Configurator {

  private static final String OWN_FILE = "logback.configurationFile";
  private static final String TIME = "%d{\"yyyy-MM-dd'T'HH:mm:ss.SSSXXX\"} %-5level ";
  private static final String BREAKS = "[\\r\\n\\u2028\\u2029]+";
  private static final String EVENT =
      TIME
          + "%logger{0} [%X{request:--}] %replace(%replace(%msg%n%ex){'"
          + BREAKS
          + "\\s*$', ''}){'"
          + BREAKS
          + "\\s*', ' | '}%nopex%n";

  /** Its message names the request already. */
  private static final String ACCESS = TIME + "access %replace(%msg){'" + BREAKS + "', ' | '}%n";

  /** For Logback. */
  public Logging() {}

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (System.getProperty(OWN_FILE) != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    ToldOtherwise toldOtherwise = new ToldOtherwise();
    toldOtherwise.start();
    Appender<ILoggingEvent> console = console(context, EVENT);
    console.addFilter(toldOtherwise);
    context.getLogger("ROOT").setLevel(Level.WARN);
    context.getLogger("ROOT").addAppender(console);
    context.getLogger("dev.roster").setLevel(Level.INFO);
    // What is wrong with the database is said once, by the request that meets it.
    context.getLogger("com.zaxxer.hikari").setLevel(Level.ERROR);
    // What is wrong with a broker stands in the delivery that met it.
    context.getLogger("org.apache.kafka").setLevel(Level.ERROR);
    context.getLogger("org.apache.kafka.clients.NetworkClient").setLevel(Level.OFF);
    context.getLogger("roster.access").setLevel(Level.INFO);
    context.getLogger("roster.access").setAdditive(false);
    context.getLogger("roster.access").addAppender(console(context, ACCESS));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static Appender<ILoggingEvent> console(LoggerContext context, String pattern) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setPattern(pattern);
    encoder.start();
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }
}

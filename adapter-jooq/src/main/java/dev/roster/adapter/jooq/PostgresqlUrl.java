package dev.roster.adapter.jooq;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.postgresql.Driver;

/**
 * The URL of a PostgreSQL as its driver takes it, {@code jdbc:postgresql://host:port/name}, with
 * several hosts and with parameters if need be.
 *
 * <p>The parameters may hold a password, so no text but {@link #text} shows them. Immutable and
 * thread-safe.
 *
 * @param text the whole of it, not null
 */
public record PostgresqlUrl(String text) {

  private static final String HOST = "(?:\\[[0-9A-Fa-f:.]+]|[^]\\[/?@:,\\s]+)(?::[0-9]{1,5})?";

  /** The driver takes more than this, and logs what it does not take: with its password. */
  private static final Pattern FORM =
      Pattern.compile(
          "jdbc:postgresql://(?<place>%1$s(?:,%1$s)*/[^/?\\s]+)(?:\\?(?<parameters>.*))?"
              .formatted(HOST));

  /**
   * Checks that the driver understands it.
   *
   * @throws IllegalArgumentException if it does not, without repeating it
   */
  public PostgresqlUrl {
    if (!FORM.matcher(text).matches() || Driver.parseURL(text, null) == null) {
      throw new IllegalArgumentException("no URL of a PostgreSQL");
    }
  }

  /** Where it is, {@code host:port/name}: all of it that may be shown. */
  public String place() {
    return parts().group("place");
  }

  /** Whether it has a parameter of this name, such as {@code password}. */
  public boolean names(String parameter) {
    return Stream.ofNullable(parts().group("parameters"))
        .flatMap(all -> Arrays.stream(all.split("&")))
        .anyMatch(each -> each.split("=", 2)[0].equals(parameter));
  }

  private Matcher parts() {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalStateException("it was checked before");
    }
    return parts;
  }

  @Override
  public String toString() {
    return "PostgreSQL at " + place();
  }
}

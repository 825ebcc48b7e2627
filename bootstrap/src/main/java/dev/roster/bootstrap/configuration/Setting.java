package dev.roster.bootstrap.configuration;

import java.util.regex.Pattern;

/**
 * One value as somebody gave it, and where.
 *
 * <p>Masks itself in {@link #shown} and {@code toString}. Immutable and thread-safe.
 *
 * @param name the key, as in a file; not null
 * @param value as written, not null
 * @param source who gave it, such as {@code environment variable ROSTER_PORT}; not null
 */
public record Setting(String name, String value, String source) {

  private static final String MASK = "***";
  private static final Pattern SECRET =
      Pattern.compile(
          "password|passwd|pwd|secret|token|webhook\\.urls|(?<!notices\\.)credential",
          Pattern.CASE_INSENSITIVE);

  /** Up to the last @: a password may hold any of them. */
  private static final Pattern USER_INFO = Pattern.compile("(?<=://).*(?=@)");

  private static final Pattern PARAMETERS = Pattern.compile("(?<=\\?).*", Pattern.DOTALL);

  /**
   * The value as it may be printed.
   *
   * <p>Decision: the name tells a secret, so that no key of later days can be forgotten here; of an
   * address, the part that logs in is masked, and all parameters where one of them is a secret,
   * since nobody can tell where it ends.
   */
  public String shown() {
    if (SECRET.matcher(name).find()) {
      return MASK;
    }
    String parameters =
        SECRET.matcher(value).find() ? PARAMETERS.matcher(value).replaceFirst(MASK) : value;
    return USER_INFO.matcher(parameters).replaceFirst(MASK);
  }

  @Override
  public String toString() {
    return "%s = %s (%s)".formatted(name, shown(), source);
  }
}

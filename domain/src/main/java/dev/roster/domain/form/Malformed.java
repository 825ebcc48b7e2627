package dev.roster.domain.form;

import java.util.Map;
import java.util.Objects;

/**
 * Thrown by a value object that was offered a value which breaks one of its rules of form.
 *
 * <p>An expected event while input is checked, so it carries no stack trace and is cheap. Its
 * message names the rule and its limit and never the value, which may be a secret. Immutable.
 */
public final class Malformed extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;
  private static final String NO_LIMIT = "";

  private final FormRule rule;
  private final String limitName;
  private final long limit;

  private Malformed(FormRule rule, String limitName, long limit) {
    super(limitName.isEmpty() ? rule.key() : rule.key() + " (" + limitName + " " + limit + ")");
    this.rule = rule;
    this.limitName = limitName;
    this.limit = limit;
  }

  /** The exception for a rule without a limit. */
  public static Malformed of(FormRule rule) {
    return new Malformed(Objects.requireNonNull(rule), NO_LIMIT, 0);
  }

  /**
   * The exception for a rule with a limit.
   *
   * @param limitName the name by which a message refers to the limit, as {@code min} or {@code max}
   * @param limit the limit itself, in the unit of the rule (characters, bytes)
   */
  public static Malformed of(FormRule rule, String limitName, long limit) {
    return new Malformed(Objects.requireNonNull(rule), Objects.requireNonNull(limitName), limit);
  }

  /** The rule that is broken. */
  public FormRule rule() {
    return rule;
  }

  /** The limits of the broken rule by name, as {@code {max=140}}; empty if it has none. */
  public Map<String, Object> limits() {
    return limitName.isEmpty() ? Map.of() : Map.of(limitName, limit);
  }

  /** Does nothing: where a value was refused is of no interest, only why. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}

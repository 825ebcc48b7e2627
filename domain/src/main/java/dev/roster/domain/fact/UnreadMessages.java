package dev.roster.domain.fact;

import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How many messages of other services a user has not read, by kind; kinds without any are left out.
 *
 * <p>A kind is a small letter with up to 31 small letters, digits or {@code _} behind it, such as
 * {@code replied}; there are at most {@value #MAX_KINDS}. {@value #SYSTEM} is none of them: these
 * are Roster's own notices. Immutable, in the order of the kinds. Source: seed 003, response table,
 * {@code typeUnreadNotifications}.
 */
public record UnreadMessages(Map<String, Count> byKind) {

  /** All is read. */
  public static final UnreadMessages NONE = new UnreadMessages(Map.of());

  /** The kind of Roster's own notices. */
  public static final String SYSTEM = "system";

  /** The most kinds of a user. */
  public static final int MAX_KINDS = 32;

  private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9_]{0,31}");

  /**
   * Copies the map, without the kinds of which there is nothing.
   *
   * @throws Malformed {@link FormRule#NOT_A_KIND} or {@link FormRule#TOO_MANY}
   */
  public UnreadMessages {
    if (!byKind.keySet().stream().allMatch(UnreadMessages::isKind)) {
      throw Malformed.of(FormRule.NOT_A_KIND);
    }
    Map<String, Count> some = new TreeMap<>(byKind);
    some.values().removeIf(Count.NONE::equals);
    if (some.size() > MAX_KINDS) {
      throw Malformed.of(FormRule.TOO_MANY, "max", MAX_KINDS);
    }
    byKind = Collections.unmodifiableMap(some);
  }

  private static boolean isKind(String text) {
    return KIND.matcher(text).matches() && !text.equals(SYSTEM);
  }

  /** These with other counts of some kinds. */
  UnreadMessages with(Map<String, Count> changed) {
    Map<String, Count> all = new TreeMap<>(byKind);
    all.putAll(changed);
    return new UnreadMessages(all);
  }
}

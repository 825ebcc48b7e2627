package dev.roster.domain.profile;

import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;
import java.util.Objects;
import java.util.Optional;

/**
 * What names are searched by: a text that is folded like a {@link Username}, and whether something
 * may stand in front of it and behind it.
 *
 * <p>Every character of the text stands for itself. Immutable. Source: Discuz! Q, the filter {@code
 * username} of its list of users; that it ignores case and width is a decision of this project.
 *
 * @param folded the text as folded names are compared, not null; empty only if something may stand
 *     on one of its sides
 * @param openStart whether a name may begin with something else
 * @param openEnd whether a name may go on behind it
 */
public record NamePattern(String folded, boolean openStart, boolean openEnd) {

  private static final String WILDCARD = "*";

  /**
   * Checks that it says something.
   *
   * @throws Malformed {@link FormRule#REQUIRED} if nothing could match it
   */
  public NamePattern {
    Objects.requireNonNull(folded, "folded");
    if (folded.isEmpty() && !openStart && !openEnd) {
      throw Malformed.of(FormRule.REQUIRED);
    }
  }

  /**
   * Reads a pattern as people write it: {@code *} in front and behind stands for anything, also for
   * nothing; anywhere else it is a character like all others.
   *
   * @throws Malformed {@link FormRule#REQUIRED} if empty, {@link FormRule#TOO_LONG} or {@link
   *     FormRule#ILLEGAL_CHARACTER} if no name can have the text
   */
  public static NamePattern parse(String raw) {
    boolean openStart = raw.startsWith(WILDCARD);
    String rest = openStart ? raw.substring(1) : raw;
    boolean openEnd = rest.endsWith(WILDCARD);
    String text = openEnd ? rest.substring(0, rest.length() - 1) : rest;
    return new NamePattern(text.isEmpty() ? text : new Username(text).folded(), openStart, openEnd);
  }

  /** Whether a name is meant. */
  public boolean matches(Username name) {
    String other = name.folded();
    if (openStart) {
      return openEnd ? other.contains(folded) : other.endsWith(folded);
    }
    return openEnd ? other.startsWith(folded) : other.equals(folded);
  }

  /**
   * The first text that no longer begins with the pattern's, where texts are ordered by code points
   * (in UTF-8 that is by bytes): so {@code folded <= name < end} is what a store with an ordered
   * index looks for.
   *
   * @return empty if every text that is not less begins with it
   */
  public Optional<String> end() {
    String head = folded;
    while (!head.isEmpty()) {
      int last = head.codePointBefore(head.length());
      head = head.substring(0, head.length() - Character.charCount(last));
      if (last < Character.MAX_CODE_POINT) {
        return Optional.of(head + Character.toString(next(last)));
      }
    }
    return Optional.empty();
  }

  /** Surrogates are no characters, so no text holds one of them alone. */
  private static int next(int codePoint) {
    return codePoint == Character.MIN_SURROGATE - 1 ? Character.MAX_SURROGATE + 1 : codePoint + 1;
  }
}

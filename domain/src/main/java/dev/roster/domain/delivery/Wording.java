package dev.roster.domain.delivery;

import dev.roster.domain.notice.Language;
import java.util.Objects;

/**
 * In which words a notice is sent. Immutable and thread-safe.
 *
 * @param language not null
 * @param template the name of a text of the service's own, 1 to 64 of {@code a-z}, {@code 0-9} and
 *     {@code -}; empty text for the notice's own
 */
public record Wording(Language language, String template) {

  /** The notice's own, in Chinese. */
  public static final Wording STANDARD = new Wording(Language.ZH_CN, "");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it has another form
   */
  public Wording {
    Objects.requireNonNull(language, "language");
    if (!template.matches("[a-z0-9-]{0,64}")) {
      throw new IllegalArgumentException("a template's name is 1 to 64 of a-z, 0-9 and -");
    }
  }
}

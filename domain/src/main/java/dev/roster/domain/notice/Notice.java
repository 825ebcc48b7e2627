package dev.roster.domain.notice;

import java.util.Map;
import java.util.Objects;

/**
 * A notice that is owed or was given: its id and its variables as they were, never its text.
 *
 * <p>Text is made when it is read, so it follows the reader's language. Immutable and thread-safe.
 *
 * @param id which notice, not null
 * @param variables by {@link Variable#key()}; copied, not null, no null inside
 */
public record Notice(NoticeId id, Map<String, String> variables) {

  /** Copies the variables. */
  public Notice {
    Objects.requireNonNull(id, "id");
    variables = Map.copyOf(variables);
  }
}

package dev.roster.domain.user;

import dev.roster.domain.delivery.Dispatch;
import dev.roster.domain.notice.Notice;
import java.util.List;
import java.util.Objects;

/**
 * A notice that a change owes: one inbox row, unless it is only delivered, and the deliveries that
 * its dispatches ask for.
 *
 * <p>Immutable and thread-safe.
 *
 * @param notice not null
 * @param dispatches in the order of the rules; copied, may be empty
 */
public record OwedNotice(Notice notice, List<Dispatch> dispatches) {

  /** Copies the dispatches. */
  public OwedNotice {
    Objects.requireNonNull(notice, "notice");
    dispatches = List.copyOf(dispatches);
  }

  /** Whether it lies in the user's inbox too. */
  public boolean inInbox() {
    return !notice.id().deliveredOnly();
  }
}

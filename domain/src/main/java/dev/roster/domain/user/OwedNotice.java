package dev.roster.domain.user;

import dev.roster.domain.notice.Notice;
import java.util.Objects;
import java.util.Set;

/**
 * A notice that a change owes its user: one inbox row, and one delivery for each channel.
 *
 * <p>Immutable and thread-safe.
 *
 * @param notice not null
 * @param channels the configured channels; copied, may be empty
 */
public record OwedNotice(Notice notice, Set<Channel> channels) {

  /** Copies the channels. */
  public OwedNotice {
    Objects.requireNonNull(notice, "notice");
    channels = Set.copyOf(channels);
  }
}

package dev.roster.application.port;

import dev.roster.domain.identity.UserId;
import dev.roster.domain.notice.Notice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The notices of a user. They get in by {@link Users#change} alone.
 *
 * <p>Thread-safe. Every method may throw {@link Unavailable}.
 */
public interface Inbox {

  /**
   * One notice in the inbox.
   *
   * @param id of the row, at least 1
   * @param notice what it says, not null
   * @param createdAt when its change was made, not null
   * @param readAt when it was first read; empty until then
   */
  record Entry(long id, Notice notice, Instant createdAt, Optional<Instant> readAt) {
    /** Refuses null. */
    public Entry {
      Objects.requireNonNull(notice, "notice");
      Objects.requireNonNull(createdAt, "createdAt");
      Objects.requireNonNull(readAt, "readAt");
    }
  }

  /**
   * Reads a page, newest first, and marks the unread entries on it as read; in one transaction.
   *
   * @param readAt what to mark them with; empty marks nothing
   * @return the entries, with {@code readAt} as it is afterwards
   */
  List<Entry> read(UserId user, Page page, Optional<Instant> readAt);

  /** How many there are. */
  long count(UserId user);

  /** How many of them are unread. */
  default long unread(UserId user) {
    return unread(Set.of(user)).get(user);
  }

  /**
   * How many are unread of each of these users, asked at once.
   *
   * @return a number for every one of them, 0 also for those who do not exist
   */
  Map<UserId, Long> unread(Set<UserId> users);

  /**
   * Deletes entries, all or none; in one transaction.
   *
   * @return false if one of them does not exist or is not the user's; then nothing is deleted
   */
  boolean delete(UserId user, Set<Long> ids);
}

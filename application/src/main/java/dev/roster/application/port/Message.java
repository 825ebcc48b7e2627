package dev.roster.application.port;

import dev.roster.domain.identity.UserId;
import dev.roster.domain.notice.Language;
import dev.roster.domain.notice.Notice;
import dev.roster.domain.notice.NoticeTemplate;
import java.time.Instant;
import java.util.Objects;

/**
 * What a channel sends. Immutable and thread-safe; shows neither address nor text.
 *
 * @param id the same at every try, and different for each delivery: 1 to 64 of {@code a-z}, {@code
 *     0-9}, {@code _} and {@code -}
 * @param user whom the notice is about, not null
 * @param version of that user that the change made
 * @param notice what it says, as data; not null
 * @param text what it says, in words; plain text, not null
 * @param language of the text, not null
 * @param address where to: what a person is reached by over this channel, such as a mail address,
 *     or the name of a fixed destination; not null
 * @param occurredAt when the change was made, not null
 */
public record Message(
    String id,
    UserId user,
    long version,
    Notice notice,
    NoticeTemplate.Text text,
    Language language,
    String address,
    Instant occurredAt) {

  /** Refuses null. */
  public Message {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(notice, "notice");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(occurredAt, "occurredAt");
  }

  @Override
  public String toString() {
    return "Message[id=%s, notice=%d]".formatted(id, notice.id().value());
  }
}

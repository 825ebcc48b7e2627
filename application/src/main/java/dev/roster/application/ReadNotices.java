package dev.roster.application;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Inbox;
import dev.roster.application.port.Page;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.notice.Language;
import dev.roster.domain.notice.NoticeTemplate;
import java.util.List;
import java.util.Objects;

/** Reads one's own notices. Open to narrow sessions too. Thread-safe. */
@FunctionalInterface
public interface ReadNotices {

  /** Reads a page, newest first. */
  Outcome<Inboxed> read(Query query);

  /**
   * What to read.
   *
   * @param actor whose notices, not null
   * @param page which part, not null
   * @param language in which they are shown, not null
   * @param markRead whether the notices on the page become read by this
   */
  record Query(ActorRef actor, Page page, Language language, boolean markRead) {
    /** Refuses null. */
    public Query {
      Objects.requireNonNull(actor, "actor");
      Objects.requireNonNull(page, "page");
      Objects.requireNonNull(language, "language");
    }
  }

  /**
   * A page of notices.
   *
   * @param owner whose they are
   * @param notices newest first
   * @param total how many there are on all pages
   */
  record Inboxed(UserId owner, List<Shown> notices, long total) {}

  /**
   * A notice in words.
   *
   * @param entry as stored
   * @param text title and content, not escaped
   */
  record Shown(Inbox.Entry entry, NoticeTemplate.Text text) {}
}

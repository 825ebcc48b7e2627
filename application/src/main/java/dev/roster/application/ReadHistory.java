package dev.roster.application;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.History;
import dev.roster.application.port.Page;
import dev.roster.domain.identity.UserId;
import java.util.List;
import java.util.Objects;

/**
 * Reads what was changed of a user: by the user itself, and by holders of {@code user.edit} or
 * {@code user.edit.status}. Thread-safe; changes nothing.
 */
@FunctionalInterface
public interface ReadHistory {

  /** Reads a page, newest first. */
  Outcome<Past> read(Query query);

  /**
   * What to read.
   *
   * @param actor who asks, not null
   * @param target whose history, not null
   * @param page which part, not null
   */
  record Query(ActorRef actor, UserRef target, Page page) {
    /** Refuses null. */
    public Query {
      Objects.requireNonNull(actor, "actor");
      Objects.requireNonNull(target, "target");
      Objects.requireNonNull(page, "page");
    }
  }

  /**
   * A page of changes.
   *
   * @param user whose they are
   * @param changes newest first
   * @param total how many there are on all pages
   * @param showsActors false for the user itself, who is never told who acted
   */
  record Past(UserId user, List<History.Entry> changes, long total, boolean showsActors) {}
}

package dev.roster.application;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Page;
import dev.roster.application.port.Sessions.Session;
import dev.roster.domain.actor.SessionId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Lists one's own sessions. Open to narrow sessions too. Thread-safe. */
@FunctionalInterface
public interface ReadSessions {

  /** Reads a page of those that are alive, newest first. */
  Outcome<Alive> read(Query query);

  /**
   * What to read.
   *
   * @param actor whose sessions, not null
   * @param page which part, not null
   */
  record Query(ActorRef actor, Page page) {
    /** Refuses null. */
    public Query {
      Objects.requireNonNull(actor, "actor");
      Objects.requireNonNull(page, "page");
    }
  }

  /**
   * A page of sessions.
   *
   * @param sessions newest first
   * @param total how many there are on all pages
   * @param current the one that asks; empty where the embedding service vouches for the user
   */
  record Alive(List<Session> sessions, long total, Optional<SessionId> current) {}
}

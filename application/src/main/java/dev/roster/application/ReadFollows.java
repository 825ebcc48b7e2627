package dev.roster.application;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Follows.Follow;
import dev.roster.application.port.Follows.Side;
import dev.roster.application.port.Page;
import java.util.List;
import java.util.Objects;

/** Reads whom a user follows, or who follows it; for any NORMAL actor. Thread-safe. */
@FunctionalInterface
public interface ReadFollows {

  /** Reads a page, newest first. */
  Outcome<Listed> read(Query query);

  /**
   * What to read.
   *
   * @param actor who asks, not null
   * @param user whose follows, not null
   * @param side not null
   * @param page which part, not null
   */
  record Query(ActorRef actor, UserRef user, Side side, Page page) {
    /** Refuses null. */
    public Query {
      Objects.requireNonNull(actor, "actor");
      Objects.requireNonNull(user, "user");
      Objects.requireNonNull(side, "side");
      Objects.requireNonNull(page, "page");
    }
  }

  /**
   * A page of follows.
   *
   * @param follows newest first
   * @param others the users at their other ends, in the same order, as the actor sees them
   * @param total how many follows there are on all pages
   */
  record Listed(List<Follow> follows, List<UserView> others, long total) {}
}

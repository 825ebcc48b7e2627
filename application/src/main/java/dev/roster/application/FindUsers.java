package dev.roster.application;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.UserSearch;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Lists and searches users, each as far as the actor may see it: for holders of {@code user.view},
 * and those who only wait for a moderator also for holders of {@code user.edit.status}. Mobile
 * numbers are searched by who may read them. Thread-safe; changes nothing.
 */
@FunctionalInterface
public interface FindUsers {

  /** Finds. */
  Outcome<Found> find(Query query);

  /**
   * What to look for.
   *
   * @param actor who asks, not null
   * @param search not null
   */
  record Query(ActorRef actor, UserSearch search) {
    /** Refuses null. */
    public Query {
      Objects.requireNonNull(actor, "actor");
      Objects.requireNonNull(search, "search");
    }
  }

  /**
   * What was found, as it was at one moment.
   *
   * @param users in the order that was asked for
   * @param total how many there are on all pages; empty unless a numbered page was asked for
   * @param next the place at which the list goes on; empty at its end
   */
  record Found(List<UserView> users, OptionalLong total, Optional<UserSearch.Place> next) {}
}

package dev.roster.application.port;

import dev.roster.domain.fact.UserFacts;
import dev.roster.domain.identity.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Numbers about a user that other services own and Roster only shows.
 *
 * <p>A service that embeds Roster implements it to show its own; without one, {@link StoredFacts}
 * are shown. Implementations are thread-safe and quick; they are asked once for every view, and
 * once for every list.
 */
@FunctionalInterface
public interface Facts {

  /** Nobody owns any numbers: every view shows the documented empty values. */
  Facts NONE = user -> UserFacts.EMPTY;

  /** What is known of a user; {@link UserFacts#EMPTY} if nothing is. */
  UserFacts of(UserId user);

  /**
   * What is known of several users, asked at once for a list; by itself one after another.
   *
   * @return users who are missing have none
   */
  default Map<UserId, UserFacts> of(Set<UserId> users) {
    Map<UserId, UserFacts> facts = new HashMap<>();
    users.forEach(user -> facts.put(user, of(user)));
    return facts;
  }
}

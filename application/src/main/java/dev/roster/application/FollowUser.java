package dev.roster.application;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Follows.Followed;

/**
 * Lets the actor, who is NORMAL, follow another user. Thread-safe.
 *
 * <p>Doing it again changes nothing. Oneself is not followed: {@code permission_denied}.
 */
@FunctionalInterface
public interface FollowUser {

  /**
   * Follows.
   *
   * @param actor who asks, not null
   * @param target whom to follow, not null
   */
  Outcome<Followed> follow(ActorRef actor, UserRef target);
}

package dev.roster.application.port;

import dev.roster.domain.actor.SessionId;
import dev.roster.domain.identity.UserId;
import java.util.Objects;
import java.util.Optional;

/**
 * Who makes a request: a user, and the session that proves it.
 *
 * @param user not null
 * @param session empty where the embedding service vouches for the user
 */
public record ActorRef(UserId user, Optional<SessionId> session) {

  /** Refuses null. */
  public ActorRef {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(session, "session");
  }

  /** A user whom the embedding service vouches for. */
  public static ActorRef trusted(UserId user) {
    return new ActorRef(user, Optional.empty());
  }

  /** A user who has shown the token of a session. */
  public static ActorRef in(SessionId session, UserId user) {
    return new ActorRef(user, Optional.of(session));
  }
}

package dev.roster.application;

import dev.roster.application.port.ActorRef;
import dev.roster.domain.actor.SessionId;

/** Ends one of one's own sessions, also the one that asks. Open to narrow sessions. Thread-safe. */
@FunctionalInterface
public interface EndSession {

  /** The session that has ended, or {@code model_not_found} if the actor has no such session. */
  Outcome<SessionId> end(ActorRef actor, SessionId session);
}

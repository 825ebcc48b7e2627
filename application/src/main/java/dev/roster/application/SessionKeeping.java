package dev.roster.application;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Sessions.Session;
import dev.roster.domain.credential.Token;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import java.time.Instant;

/** Recognises sessions, keeps those alive that are used, and ends them. */
record SessionKeeping(Parts parts) implements Authenticate, LogOut {

  @Override
  public Outcome<ActorRef> authenticate(Token token) {
    Instant now = parts.now();
    return parts
        .store()
        .sessions()
        .find(token.hash(), now)
        .map(session -> Outcome.done(used(session, now)))
        .orElseGet(() -> Outcome.rejected(Rejection.of(RejectionCode.ACCESS_DENIED)));
  }

  @Override
  public void logOut(ActorRef actor) {
    actor.session().ifPresent(parts.store().sessions()::end);
  }

  private ActorRef used(Session session, Instant now) {
    if (session.usedAt().plus(SessionLife.NOTED_EVERY).isBefore(now)) {
      Instant expiry = SessionLife.expiry(session.createdAt(), now);
      parts.store().sessions().touch(session.id(), now, expiry);
    }
    return ActorRef.in(session.id(), session.user());
  }
}

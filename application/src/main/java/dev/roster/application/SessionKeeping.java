package dev.roster.application;

import dev.roster.application.LogIn.LoggedIn;
import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Sessions;
import dev.roster.application.port.Sessions.Session;
import dev.roster.domain.actor.SessionId;
import dev.roster.domain.credential.Token;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Recognises sessions, keeps those alive that are used, renews, lists and ends them. */
record SessionKeeping(Parts parts, Views views)
    implements Authenticate, RefreshSession, LogOut, LogOutEverywhere, ReadSessions, EndSession {

  @Override
  public Outcome<ActorRef> authenticate(Token token) {
    Instant now = parts.now();
    return sessions()
        .find(token.hash(), now)
        .map(session -> Outcome.done(used(session, now)))
        .orElseGet(SessionKeeping::denied);
  }

  @Override
  public Outcome<LoggedIn> refresh(Token presented) {
    Instant now = parts.now();
    Tokens tokens = Tokens.fresh(parts.ids());
    Sessions.Refresh refresh =
        new Sessions.Refresh(
            presented.hash(),
            tokens.access().hash(),
            tokens.refresh().hash(),
            now,
            now.minus(SessionLife.FORGIVEN));
    return sessions()
        .refresh(refresh, session -> SessionLife.expiry(session.createdAt(), now))
        .flatMap(session -> shown(session, tokens, now))
        .map(Outcome::done)
        .orElseGet(SessionKeeping::denied);
  }

  @Override
  public void logOut(ActorRef actor) {
    actor.session().ifPresent(sessions()::end);
  }

  @Override
  public void logOutEverywhere(ActorRef actor) {
    sessions().endAll(actor.user());
  }

  @Override
  public Outcome<Alive> read(Query query) {
    ActorRef actor = query.actor();
    return refusal(actor)
        .map(Outcome::<Alive>rejected)
        .orElseGet(() -> Outcome.done(alive(actor, query)));
  }

  @Override
  public Outcome<SessionId> end(ActorRef actor, SessionId session) {
    return refusal(actor)
        .or(() -> ended(actor, session))
        .map(Outcome::<SessionId>rejected)
        .orElseGet(() -> Outcome.done(session));
  }

  private Optional<LoggedIn> shown(Session session, Tokens tokens, Instant now) {
    return views
        .ofItself(ActorRef.in(session.id(), session.user()))
        .map(view -> tokens.shown(Duration.between(now, session.expiresAt()), view));
  }

  private Alive alive(ActorRef actor, Query query) {
    Instant now = parts.now();
    return new Alive(
        sessions().list(actor.user(), now, query.page()),
        sessions().count(actor.user(), now),
        actor.session());
  }

  private Optional<Rejection> ended(ActorRef actor, SessionId session) {
    return sessions().end(actor.user(), session, parts.now())
        ? Optional.empty()
        : Optional.of(Rejection.of(RejectionCode.MODEL_NOT_FOUND));
  }

  private Optional<Rejection> refusal(ActorRef actor) {
    return Access.toView(parts.snapshot(actor), actor.user());
  }

  private ActorRef used(Session session, Instant now) {
    if (session.usedAt().plus(SessionLife.NOTED_EVERY).isBefore(now)) {
      Instant expiry = SessionLife.expiry(session.createdAt(), now);
      sessions().touch(session.id(), now, expiry);
    }
    return ActorRef.in(session.id(), session.user());
  }

  private Sessions sessions() {
    return parts.store().sessions();
  }

  private static <T> Outcome<T> denied() {
    return Outcome.rejected(Rejection.of(RejectionCode.ACCESS_DENIED));
  }
}

package dev.roster.application;

import dev.roster.application.port.ActorRef;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.user.Snapshot;

/** Shows users and what was changed of them. */
record UserViewing(Parts parts, Views views) implements ViewUser, ReadHistory, VouchForUser {

  @Override
  public Outcome<UserView> view(ViewUser.Query query) {
    UserId target = parts.idOf(query.target());
    Snapshot snapshot = parts.snapshot(query.actor(), target);
    return Access.toView(snapshot, target)
        .map(Outcome::<UserView>rejected)
        .orElseGet(() -> Outcome.done(views.of(snapshot)));
  }

  @Override
  public Outcome<Past> read(ReadHistory.Query query) {
    UserId target = parts.idOf(query.target());
    return Access.toHistory(parts.snapshot(query.actor(), target), target)
        .map(Outcome::<Past>rejected)
        .orElseGet(() -> Outcome.done(past(query, target)));
  }

  @Override
  public Outcome<ActorRef> vouchFor(UserRef user) {
    ActorRef actor = ActorRef.trusted(parts.idOf(user));
    return parts.snapshot(actor).actor().isPresent()
        ? Outcome.done(actor)
        : Outcome.rejected(Rejection.of(RejectionCode.ACCESS_DENIED));
  }

  private Past past(ReadHistory.Query query, UserId target) {
    return new Past(
        target,
        parts.store().history().read(target, query.page()),
        parts.store().history().count(target),
        !query.actor().user().equals(target));
  }
}

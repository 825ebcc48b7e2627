package dev.roster.application;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Sight;
import dev.roster.application.port.UserSearch;
import dev.roster.application.port.UserSearch.Place;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.user.Snapshot;
import dev.roster.domain.user.User;
import java.util.List;
import java.util.Optional;

/** Shows users and what was changed of them. */
record UserViewing(Parts parts, Views views)
    implements ViewUser, FindUsers, ReadHistory, VouchForUser {

  @Override
  public Outcome<UserView> view(ViewUser.Query query) {
    UserId target = parts.idOf(query.target());
    Sight sight = parts.sight(query.actor(), target);
    return Access.toView(sight.snapshot(), target)
        .map(Outcome::<UserView>rejected)
        .orElseGet(() -> Outcome.done(views.of(sight)));
  }

  @Override
  public Outcome<Found> find(FindUsers.Query query) {
    Snapshot snapshot = parts.snapshot(query.actor());
    return Access.toSearch(snapshot, query.search().filter())
        .map(Outcome::<Found>rejected)
        .orElseGet(() -> Outcome.done(found(snapshot, query.search())));
  }

  private Found found(Snapshot snapshot, UserSearch search) {
    UserSearch.Found found = parts.store().users().search(search);
    List<User> users = found.users();
    Optional<Place> next =
        found.more() ? Optional.of(Place.behind(users.get(users.size() - 1))) : Optional.empty();
    return new Found(views.of(snapshot, users), found.total(), next);
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

package dev.roster.application;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Follows;
import dev.roster.application.port.Follows.Follow;
import dev.roster.application.port.Follows.Followed;
import dev.roster.application.port.Follows.Side;
import dev.roster.application.port.Lookup;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.user.Snapshot;
import dev.roster.domain.user.User;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Who follows whom: begins, ends and shows it. */
record Following(Parts parts, Views views) implements FollowUser, EndFollow, ReadFollows {

  @Override
  public Outcome<Followed> follow(ActorRef actor, UserRef target) {
    UserId followed = parts.idOf(target);
    Lookup lookup = Lookup.of(followed, actor, parts.now());
    return follows()
        .follow(lookup, fresh -> Access.toFollow(fresh, followed).stream().toList())
        .fold(Outcome::done, Outcome::rejected);
  }

  @Override
  public Outcome<UserId> end(Command command) {
    return Access.ofNormal(parts.snapshot(command.actor()))
        .map(Outcome::<UserId>rejected)
        .orElseGet(() -> ended(command, command.actor().user()));
  }

  private Outcome<UserId> ended(Command command, UserId actor) {
    UserId other = parts.idOf(command.other());
    if (command.side() == Side.FOLLOWING) {
      follows().end(actor, other);
    } else {
      follows().end(other, actor);
    }
    return Outcome.done(actor);
  }

  @Override
  public Outcome<Listed> read(Query query) {
    UserId user = parts.idOf(query.user());
    Snapshot snapshot = parts.snapshot(query.actor(), user);
    return Access.toFollows(snapshot)
        .map(Outcome::<Listed>rejected)
        .orElseGet(() -> Outcome.done(listed(query, user, snapshot)));
  }

  /** Whoever is erased between the two reads is left out. */
  private Listed listed(Query query, UserId user, Snapshot snapshot) {
    List<Follow> page = follows().read(user, query.side(), query.page());
    Set<UserId> ids =
        page.stream()
            .map(follow -> follow.other(query.side()))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Map<UserId, User> others = parts.store().users().find(ids);
    return new Listed(
        page.stream().filter(follow -> others.containsKey(follow.other(query.side()))).toList(),
        views.of(snapshot, ids.stream().map(others::get).filter(Objects::nonNull).toList()),
        follows().count(user, query.side()));
  }

  private Follows follows() {
    return parts.store().follows();
  }
}

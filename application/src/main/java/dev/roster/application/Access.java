package dev.roster.application;

import dev.roster.application.port.UserFilter;
import dev.roster.domain.actor.Actor;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.Permission;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.user.NarrowAccess;
import dev.roster.domain.user.Snapshot;
import java.util.Optional;

/**
 * Who may read what; each check gives the first thing that stands against it.
 *
 * <p>The order is that of an edit: who asks, its own status, its permission, and only then whether
 * the target exists.
 */
final class Access {

  private Access() {}

  /** For what only a NORMAL user may do. */
  static Optional<Rejection> ofNormal(Snapshot snapshot) {
    return snapshot
        .actor()
        .map(NarrowAccess::refusal)
        .orElseGet(() -> Optional.of(Rejection.of(RejectionCode.ACCESS_DENIED)));
  }

  /** For reading a user: anyone by a NORMAL one, and oneself also narrowly. */
  static Optional<Rejection> toView(Snapshot snapshot, UserId target) {
    boolean itself =
        snapshot.actor().filter(actor -> NarrowAccess.mayReadItself(actor, target)).isPresent();
    return (itself ? Optional.<Rejection>empty() : ofNormal(snapshot)).or(() -> absence(snapshot));
  }

  /** For reading the history of a user. */
  static Optional<Rejection> toHistory(Snapshot snapshot, UserId target) {
    return ofNormal(snapshot)
        .or(() -> mayReadHistory(snapshot.actor().orElseThrow(), target))
        .or(() -> absence(snapshot));
  }

  /** For following a user: any other, by a NORMAL one. */
  static Optional<Rejection> toFollow(Snapshot snapshot, UserId target) {
    return ofNormal(snapshot)
        .or(() -> unless(!snapshot.actor().orElseThrow().is(target)))
        .or(() -> absence(snapshot));
  }

  /** For reading who follows whom. */
  static Optional<Rejection> toFollows(Snapshot snapshot) {
    return ofNormal(snapshot).or(() -> absence(snapshot));
  }

  /** For recording and reading what is recorded of a user. */
  static Optional<Rejection> toFacts(Snapshot snapshot) {
    return ofNormal(snapshot)
        .or(() -> unless(snapshot.actor().orElseThrow().holds(Permission.USER_FACTS)))
        .or(() -> absence(snapshot));
  }

  /** For looking after deliveries. */
  static Optional<Rejection> toDeliveries(Snapshot snapshot) {
    return ofNormal(snapshot).or(() -> unless(snapshot.actor().orElseThrow().administrator()));
  }

  /** For looking for users. */
  static Optional<Rejection> toSearch(Snapshot snapshot, UserFilter filter) {
    return ofNormal(snapshot).or(() -> maySearch(snapshot.actor().orElseThrow(), filter));
  }

  /** Finding someone by a number would tell whose it is. */
  private static Optional<Rejection> maySearch(Actor actor, UserFilter filter) {
    boolean listed =
        actor.holds(Permission.USER_VIEW)
            || filter.pendingOnly() && actor.holds(Permission.USER_EDIT_STATUS);
    boolean numbers = filter.mobile().isEmpty() || actor.holds(Permission.USER_EDIT);
    return unless(listed && numbers);
  }

  private static Optional<Rejection> mayReadHistory(Actor actor, UserId target) {
    return unless(
        actor.is(target)
            || actor.holds(Permission.USER_EDIT)
            || actor.holds(Permission.USER_EDIT_STATUS));
  }

  private static Optional<Rejection> unless(boolean permitted) {
    return permitted
        ? Optional.empty()
        : Optional.of(Rejection.of(RejectionCode.PERMISSION_DENIED));
  }

  private static Optional<Rejection> absence(Snapshot snapshot) {
    return snapshot.target().isPresent()
        ? Optional.empty()
        : Optional.of(Rejection.of(RejectionCode.MODEL_NOT_FOUND));
  }
}

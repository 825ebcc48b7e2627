package dev.roster.application.memory;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Lookup;
import dev.roster.application.port.Sight;
import dev.roster.application.port.Surroundings;
import dev.roster.domain.actor.Actor;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.user.Snapshot;
import dev.roster.domain.user.User;
import java.time.Instant;
import java.util.Optional;

/** Reads what a decision may depend on. */
final class Snapshots {

  private Snapshots() {}

  static Snapshot of(Tables tables, Lookup lookup) {
    return new Snapshot(
        actor(tables, lookup.actor(), lookup.now()),
        tables.user(lookup.target()),
        tables.directory(),
        lookup.payToken().flatMap(hash -> Optional.ofNullable(tables.payTokens.get(hash))),
        tables.users.values().stream()
            .anyMatch(user -> user.activeAdministrator() && !user.id().equals(lookup.target())));
  }

  /** The same, and what surrounds the target. */
  static Sight sight(Tables tables, Lookup lookup) {
    Snapshot snapshot = of(tables, lookup);
    UserId target = lookup.target();
    return new Sight(
        snapshot,
        new Surroundings(
            InMemoryFacts.of(tables, target),
            InMemoryFollows.counts(tables, target),
            InMemoryFollows.relation(tables, lookup.actor().user(), target),
            InMemoryInbox.unread(tables, target)));
  }

  private static Optional<Actor> actor(Tables tables, ActorRef ref, Instant now) {
    boolean proven =
        ref.session().map(id -> InMemorySessions.proves(tables, id, ref.user(), now)).orElse(true);
    return proven
        ? tables.user(ref.user()).map(user -> actor(tables, user, ref))
        : Optional.empty();
  }

  private static Actor actor(Tables tables, User user, ActorRef ref) {
    return new Actor(
        user.id(),
        user.status(),
        user.standing().reason(),
        user.membership().groups(),
        tables.directory().permissionsOf(user.membership().groups()),
        ref.session());
  }
}

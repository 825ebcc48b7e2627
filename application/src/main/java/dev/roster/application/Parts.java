package dev.roster.application;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.DeliverySignal;
import dev.roster.application.port.Facts;
import dev.roster.application.port.Ids;
import dev.roster.application.port.Lookup;
import dev.roster.application.port.Sight;
import dev.roster.application.port.Store;
import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.fact.UserFacts;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.user.Policy;
import dev.roster.domain.user.Snapshot;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What the services share.
 *
 * @param nobodys a hash that nothing matches; verifying against it makes unknown names cost what
 *     known ones do
 */
record Parts(
    Store store,
    BoundedHasher hasher,
    PasswordHash nobodys,
    Policy policy,
    InstantSource clock,
    Ids ids,
    Optional<Facts> givenFacts,
    DeliverySignal signal) {

  /** Stands for a public id that nobody has; no user ever gets this number. */
  private static final UserId NOBODY = new UserId(UserId.MAX);

  /** What views show: facts that were brought, else those that are stored. */
  Facts facts() {
    return givenFacts.orElseGet(store::facts);
  }

  /** The facts that a host brings of a user; empty where those in the store are shown. */
  Optional<UserFacts> brought(UserId user) {
    return givenFacts.map(facts -> facts.of(user));
  }

  /** The same on another store, of which nobody here knows when it commits. */
  Parts on(Store other) {
    return new Parts(other, hasher, nobodys, policy, clock, ids, givenFacts, DeliverySignal.NONE);
  }

  /** Now, to the millisecond, as it is stored. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** The number of a user; of one that does not exist, a number that does not exist either. */
  UserId idOf(UserRef user) {
    return user.fold(id -> id, publicId -> store.users().idOf(publicId).orElse(NOBODY));
  }

  /** What is stored of an actor and of the user that it asks about. */
  Snapshot snapshot(ActorRef actor, UserId target) {
    return store.users().snapshot(Lookup.of(target, actor, now()));
  }

  /** The same, and what surrounds that user. */
  Sight sight(ActorRef actor, UserId target) {
    return store.users().sight(Lookup.of(target, actor, now()));
  }

  /** What is stored of an actor who asks about itself. */
  Snapshot snapshot(ActorRef actor) {
    return snapshot(actor, actor.user());
  }
}

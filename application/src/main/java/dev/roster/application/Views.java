package dev.roster.application;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Follows.Counts;
import dev.roster.application.port.Follows.Relation;
import dev.roster.application.port.Sight;
import dev.roster.application.port.Surroundings;
import dev.roster.domain.actor.Actor;
import dev.roster.domain.actor.Readers;
import dev.roster.domain.fact.UnreadMessages;
import dev.roster.domain.fact.UserFacts;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.user.Rights;
import dev.roster.domain.user.Snapshot;
import dev.roster.domain.user.User;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes views: decides which part of a user an actor sees. */
record Views(Parts parts) {

  /** What surrounds users now, for an actor who asks; every one of them is there. */
  Map<UserId, Surroundings> around(UserId actor, Set<UserId> users) {
    Map<UserId, Counts> counts = parts.store().follows().counts(users);
    Map<UserId, Relation> relations = parts.store().follows().relations(actor, users);
    Map<UserId, UserFacts> facts = parts.facts().of(users);
    Map<UserId, Long> unread = parts.store().inbox().unread(users);
    Map<UserId, Surroundings> around = new HashMap<>();
    for (UserId user : users) {
      around.put(
          user,
          new Surroundings(
              facts.getOrDefault(user, UserFacts.EMPTY),
              counts.getOrDefault(user, Counts.NONE),
              relations.getOrDefault(user, Relation.NONE),
              unread.getOrDefault(user, 0L)));
    }
    return around;
  }

  /** What the actor of a snapshot, which must be there, sees of users; in their order. */
  List<UserView> of(Snapshot snapshot, List<User> users) {
    Map<UserId, Surroundings> around =
        around(
            snapshot.actor().orElseThrow().id(),
            users.stream().map(User::id).collect(Collectors.toSet()));
    return users.stream().map(user -> of(snapshot, user, around.get(user.id()))).toList();
  }

  /** What an actor sees of itself; empty if its session has ended or it may not see even that. */
  Optional<UserView> ofItself(ActorRef actor) {
    Sight self = parts.sight(actor, actor.user());
    return Access.toView(self.snapshot(), actor.user()).isPresent()
        ? Optional.empty()
        : Optional.of(of(self));
  }

  /** What the actor sees of the target; both must be there. */
  UserView of(Sight sight) {
    User target = sight.snapshot().target().orElseThrow();
    return of(sight.snapshot(), target, sight.around().with(parts.brought(target.id())));
  }

  /** What the actor of a snapshot, which must be there, sees of a user. */
  UserView of(Snapshot snapshot, User user, Surroundings around) {
    Actor actor = snapshot.actor().orElseThrow();
    UserFacts facts = around.facts();
    return new UserView(
        user.id(),
        user.publicId(),
        user.version(),
        shared(user, around, new Rights(actor, user, snapshot.groups(), parts.policy())),
        visible(Readers.SELF_AND_EDITORS, actor, user)
            ? Optional.of(personal(user, around))
            : Optional.empty(),
        visible(Readers.SELF_EDITORS_AND_REVIEWERS, actor, user)
            ? Optional.of(
                new UserView.Review(user.registration().reason(), user.standing().banReason()))
            : Optional.empty(),
        visible(Readers.SELF, actor, user) ? Optional.of(own(user, facts)) : Optional.empty());
  }

  private static boolean visible(Readers readers, Actor actor, User user) {
    return readers.include(actor, user.id());
  }

  private static UserView.Shared shared(User user, Surroundings around, Rights rights) {
    return new UserView.Shared(
        user.username(),
        user.status(),
        user.profile(),
        user.membership().groups(),
        user.identity().verified(),
        user.timeline().createdAt(),
        user.timeline().updatedAt(),
        user.registration().joinedAt(),
        around.facts().shared(),
        around.counts().following(),
        around.counts().fans(),
        rights.self() ? OptionalInt.empty() : OptionalInt.of(shown(around.relation())),
        rights.mayEdit(),
        rights.mayDelete(),
        rights.mayRename());
  }

  /** Seed 003, response table, {@code follow}. */
  private static int shown(Relation relation) {
    return switch (relation) {
      case NONE -> 0;
      case FOLLOWING -> 1;
      case MUTUAL -> 2;
    };
  }

  private static UserView.Personal personal(User user, Surroundings around) {
    return new UserView.Personal(
        user.contact(),
        user.registration().ip(),
        user.timeline().lastLoginIp(),
        user.identity(),
        user.timeline().loginAt(),
        user.membership().expiresAt(),
        user.credentials().passwordChangedAt(),
        user.renames(),
        user.membership().paid(),
        around.facts().payTime(),
        unread(around));
  }

  private static Map<String, Integer> unread(Surroundings around) {
    Map<String, Integer> unread = new TreeMap<>();
    around.facts().unread().byKind().forEach((kind, count) -> unread.put(kind, count.value()));
    unread.put(UnreadMessages.SYSTEM, Math.toIntExact(around.unread()));
    unread.values().removeIf(count -> count == 0);
    return unread;
  }

  private static UserView.Own own(User user, UserFacts facts) {
    boolean canPay = user.status().inGoodStanding() && user.credentials().payPassword().isPresent();
    return new UserView.Own(canPay, facts.walletBalance().amount());
  }
}

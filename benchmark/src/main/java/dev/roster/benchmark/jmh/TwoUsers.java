package dev.roster.benchmark.jmh;

import dev.roster.adapter.bcrypt.BcryptHasher;
import dev.roster.application.CreateUser;
import dev.roster.application.Roster;
import dev.roster.application.memory.InMemoryStore;
import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Lookup;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.Username;
import dev.roster.domain.user.Snapshot;
import java.time.Instant;

/**
 * An administrator and a member, in a store in memory.
 *
 * @param store that they are in
 * @param roster on that store
 * @param administrator may do everything
 * @param member may change itself
 */
public record TwoUsers(InMemoryStore store, Roster roster, UserId administrator, UserId member) {

  /** When everything happens. */
  public static final Instant NOW = Instant.parse("2025-03-04T05:06:07Z");

  /** Makes them. */
  public static TwoUsers stored() {
    InMemoryStore store = new InMemoryStore();
    Roster roster = Roster.builder().store(store).hasher(BcryptHasher.ofCost(4)).build();
    UserId administrator = created(roster, named("chief").in(GroupId.ADMINISTRATORS));
    return new TwoUsers(store, roster, administrator, created(roster, named("ada")));
  }

  /** What a decision about the member may depend on. */
  Snapshot seenBy(UserId actor) {
    return store.users().snapshot(Lookup.of(member, ActorRef.trusted(actor), NOW));
  }

  private static CreateUser.Command named(String name) {
    return CreateUser.Command.named(new Username(name));
  }

  private static UserId created(Roster roster, CreateUser.Command command) {
    return roster
        .createUser()
        .create(command)
        .fold(
            user -> user.id(),
            rejections -> {
              throw new IllegalStateException(rejections.toString());
            });
  }
}

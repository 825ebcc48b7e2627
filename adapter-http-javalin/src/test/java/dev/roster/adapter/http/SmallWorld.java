package dev.roster.adapter.http;

import dev.roster.application.CreateUser;
import dev.roster.application.Roster;
import dev.roster.application.memory.InMemoryStore;
import dev.roster.application.port.Page;
import dev.roster.domain.credential.NewPassword;
import dev.roster.domain.identity.PublicId;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.Email;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.profile.RegisterReason;
import dev.roster.domain.profile.Username;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.Contact;
import dev.roster.domain.user.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Three users in memory and no server: soon made, so that every input of a fuzz test finds the same
 * ones: {@code admin} 1, {@code member} 2 and {@code pending} 3.
 */
final class SmallWorld {

  static final UserId ADMIN = new UserId(1);
  static final UserId MEMBER = new UserId(2);
  static final UserId PENDING = new UserId(3);

  final InMemoryStore store = new InMemoryStore();
  final Roster roster =
      Roster.builder()
          .store(store)
          .hasher(new CheapHasher())
          .policy(Trial.POLICY)
          .clock(new MovableClock(Trial.START))
          .build();

  SmallWorld() {
    create(named("admin").in(GroupId.ADMINISTRATORS));
    create(
        named("member")
            .with(new PublicId(Trial.SEED_ID))
            .with(
                new Contact(
                    Optional.of(new Mobile(Trial.MEMBERS_MOBILE)),
                    Optional.of(new Email("member@example.org")))));
    create(named("pending").with(Status.UNDER_REVIEW).with(new RegisterReason("please")));
  }

  private static CreateUser.Command named(String name) {
    return CreateUser.Command.named(new Username(name)).with(new NewPassword(Trial.PASSWORD));
  }

  private void create(CreateUser.Command command) {
    Exchange.orRefuse(roster.createUser().create(command));
  }

  User user(UserId id) {
    return store.users().find(id).orElseThrow();
  }

  /** Every user, its changes and its notices. */
  List<Object> everything() {
    List<Object> everything = new ArrayList<>();
    for (User user : store.users().list(0, Integer.MAX_VALUE)) {
      everything.add(user);
      everything.add(store.history().read(user.id(), Page.FIRST));
      everything.add(store.inbox().read(user.id(), Page.FIRST, Optional.empty()));
    }
    return everything;
  }
}

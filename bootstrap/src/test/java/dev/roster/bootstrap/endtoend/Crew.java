package dev.roster.bootstrap.endtoend;

import dev.roster.adapter.bcrypt.BcryptHasher;
import dev.roster.adapter.jooq.JooqStore;
import dev.roster.application.CreateUser;
import dev.roster.application.Roster;
import dev.roster.domain.credential.NewPassword;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.Username;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Users for a server that is still to be started. */
final class Crew {

  /** The password of everybody. */
  static final String PASSWORD = "correct horse";

  private Crew() {}

  /** Makes a database with {@code admin}, whose id is 1, and members {@code user2} and so on. */
  static void populate(Path data, int members) throws IOException {
    Files.createDirectories(data);
    try (JooqStore store = JooqStore.sqlite(data.resolve("roster.db"))) {
      Roster roster = Roster.builder().store(store).hasher(BcryptHasher.ofCost(4)).build();
      add(roster, named("admin").in(GroupId.ADMINISTRATORS));
      for (int id = 2; id < 2 + members; id++) {
        add(roster, named("user" + id));
      }
    }
  }

  /** A NORMAL member with that password. */
  static CreateUser.Command named(String name) {
    return CreateUser.Command.named(new Username(name)).with(new NewPassword(PASSWORD));
  }

  private static void add(Roster roster, CreateUser.Command command) {
    roster
        .createUser()
        .create(command)
        .fold(
            user -> user,
            rejections -> {
              throw new AssertionError(rejections);
            });
  }
}

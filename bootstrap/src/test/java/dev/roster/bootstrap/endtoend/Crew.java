package dev.roster.bootstrap.endtoend;

import dev.roster.application.CreateUser;
import dev.roster.application.Roster;
import dev.roster.bootstrap.server.Program;
import dev.roster.bootstrap.server.Wiring;
import dev.roster.domain.credential.NewPassword;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.Username;
import dev.roster.domain.user.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Users for a server that is still to be started. */
public final class Crew {

  /** The password of everybody. */
  public static final String PASSWORD = "correct horse";

  private Crew() {}

  /** Makes a database with {@code admin}, whose id is 1, and members {@code user2} and so on. */
  static void populate(Path data, int members) throws IOException {
    populate(Database.Kind.SQLITE.empty(Files.createDirectories(data)), members);
  }

  /** Makes {@code admin} and so many members; returns the ids of these. */
  public static List<Long> populate(Database database, int members) {
    try (Program program = Wiring.program(Nodes.configuration(database))) {
      add(program.roster(), named("admin").in(GroupId.ADMINISTRATORS));
      return IntStream.range(2, 2 + members)
          .mapToObj(number -> add(program.roster(), named("user" + number)).value())
          .toList();
    }
  }

  /** A NORMAL member with that password. */
  static CreateUser.Command named(String name) {
    return CreateUser.Command.named(new Username(name)).with(new NewPassword(PASSWORD));
  }

  /** Makes a user. */
  public static UserId add(Roster roster, CreateUser.Command command) {
    return roster
        .createUser()
        .create(command)
        .fold(
            User::id,
            rejections -> {
              throw new AssertionError(rejections);
            });
  }
}

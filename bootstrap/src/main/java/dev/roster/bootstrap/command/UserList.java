package dev.roster.bootstrap.command;

import dev.roster.application.ListUsers;
import dev.roster.bootstrap.server.Program;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.user.User;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists all users. */
@Command(name = "list", description = "Lists all users, one a line: id, status, groups, name.")
final class UserList implements Runnable {

  private static final int AT_ONCE = 500;
  private static final String COLUMNS = "%16s  %-12s  %-12s  %s%n";

  private final Surroundings around;

  @Spec private CommandSpec spec;

  UserList(Surroundings around) {
    this.around = around;
  }

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    try (Program program = Storage.open(spec, around)) {
      out.printf(COLUMNS, "id", "status", "groups", "name");
      ListUsers users = program.roster().listUsers();
      long last = 0;
      for (List<User> some = users.list(last, AT_ONCE);
          !some.isEmpty();
          some = users.list(last, AT_ONCE)) {
        some.forEach(user -> print(out, user));
        last = some.get(some.size() - 1).id().value();
      }
    }
  }

  private static void print(PrintWriter out, User user) {
    out.printf(
        COLUMNS,
        user.id().value(),
        user.status(),
        user.membership().groups().stream()
            .map(GroupId::value)
            .map(String::valueOf)
            .collect(Collectors.joining(",")),
        Plain.text(user.username().text()));
  }
}

package dev.roster.bootstrap.command;

import dev.roster.bootstrap.server.Program;
import dev.roster.domain.permission.Group;
import dev.roster.domain.permission.Permission;
import java.io.PrintWriter;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the groups. */
@Command(name = "list", description = "Lists the groups, each with what its members may do.")
final class GroupList implements Runnable {

  private final Surroundings around;

  @Spec private CommandSpec spec;

  GroupList(Surroundings around) {
    this.around = around;
  }

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    try (Program program = Storage.open(spec, around)) {
      for (Group group : program.roster().listGroups().list().all()) {
        out.printf(
            "%6d  %s  [%s]%n",
            group.id().value(),
            Plain.text(group.name()),
            group.permissions().stream()
                .sorted()
                .map(Permission::key)
                .collect(Collectors.joining(" ")));
      }
    }
  }
}

package dev.roster.bootstrap.command;

import dev.roster.bootstrap.server.Program;
import dev.roster.domain.permission.Group;
import dev.roster.domain.permission.Permission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds a group. */
@Command(name = "add", description = "Adds a group and prints its id.")
final class GroupAdd implements Runnable {

  private final Surroundings around;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "NAME", description = "What people call it.")
  private String name;

  @Option(
      names = "--permission",
      paramLabel = "PERMISSION",
      description =
          "What its members may do; may be given several times: user.view, user.edit,"
              + " user.edit.status, user.edit.group, user.delete, user.facts")
  private List<String> permissions = new ArrayList<>();

  GroupAdd(Surroundings around) {
    this.around = around;
  }

  @Override
  public void run() {
    Set<Permission> held = EnumSet.noneOf(Permission.class);
    permissions.forEach(key -> held.add(permission(key)));
    try (Program program = Storage.make(spec, around)) {
      Group added = add(program, held);
      spec.commandLine()
          .getOut()
          .printf("added group %d %s%n", added.id().value(), Plain.text(added.name()));
    }
  }

  private Group add(Program program, Set<Permission> held) {
    try {
      return program.roster().addGroup().add(name, held);
    } catch (IllegalArgumentException e) {
      throw new Refused("NAME: " + e.getMessage());
    }
  }

  private static Permission permission(String key) {
    return Permission.ofKey(key)
        .orElseThrow(
            () ->
                new Refused(
                    "there is no permission %s; there are %s"
                        .formatted(
                            key,
                            Arrays.stream(Permission.values())
                                .map(Permission::key)
                                .collect(Collectors.joining(", ")))));
  }
}

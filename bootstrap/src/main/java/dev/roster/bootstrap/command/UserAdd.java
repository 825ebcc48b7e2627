package dev.roster.bootstrap.command;

import dev.roster.application.CreateUser;
import dev.roster.application.message.Messages;
import dev.roster.bootstrap.server.Program;
import dev.roster.domain.credential.NewPassword;
import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;
import dev.roster.domain.notice.Language;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.Username;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds a user. */
@Command(
    name = "add",
    description = {
      "Adds a user. Reserved names, such as admin, are accepted.",
      "Without --password-stdin the account has no password, and nobody can log in to it."
    })
final class UserAdd implements Runnable {

  private final Surroundings around;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "NAME", description = "The name of the user.")
  private String name;

  @Option(
      names = "--group",
      paramLabel = "ID",
      description = "A group of the user; may be given several times. Default: 10")
  private List<Long> groups = new ArrayList<>();

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      defaultValue = "NORMAL",
      description =
          "${COMPLETION-CANDIDATES}, or the code of one, 0 to 4. Default: ${DEFAULT-VALUE}")
  private Status status;

  @Option(
      names = "--password-stdin",
      description =
          "Reads the password from standard input, one line of UTF-8; on a terminal it asks twice"
              + " and does not show what is typed.")
  private boolean passwordStdin;

  UserAdd(Surroundings around) {
    this.around = around;
  }

  @Override
  public void run() {
    CreateUser.Command command =
        CreateUser.Command.named(wellFormed("NAME", Username::choose, name))
            .in(groupIds())
            .with(status);
    Optional<NewPassword> password =
        passwordStdin
            ? Optional.of(
                wellFormed("the password", NewPassword::new, TypedPassword.read(around.in())))
            : Optional.empty();
    try (Program program = Storage.make(spec, around)) {
      User added =
          program
              .roster()
              .createUser()
              .create(password.map(command::with).orElse(command))
              .fold(
                  user -> user,
                  rejections -> {
                    throw refused(rejections, program);
                  });
      spec.commandLine()
          .getOut()
          .printf("added user %d %s%n", added.id().value(), Plain.text(added.username().text()));
    }
  }

  private GroupId[] groupIds() {
    if (groups.isEmpty()) {
      return new GroupId[] {GroupId.MEMBERS};
    }
    if (groups.stream().anyMatch(id -> id < 1)) {
      throw new Refused("--group: " + text(FormRule.NOT_A_GROUP));
    }
    return groups.stream().distinct().map(GroupId::new).toArray(GroupId[]::new);
  }

  private Refused refused(List<Rejection> rejections, Program program) {
    return new Refused(
        rejections.stream()
            .map(rejection -> text(rejection, program))
            .collect(Collectors.joining("\n")));
  }

  private String text(Rejection rejection, Program program) {
    String message = Messages.of(rejection, Language.EN);
    if (rejection.attribute().equals(Optional.of(Attribute.GROUPS))) {
      return "--group: " + message + ": " + unknownGroups(program) + "; see roster group list";
    }
    return rejection.attribute().equals(Optional.of(Attribute.NEW_PASSWORD))
        ? "the password: " + message
        : message;
  }

  private String unknownGroups(Program program) {
    return groups.stream()
        .filter(id -> !program.roster().listGroups().list().contains(new GroupId(id)))
        .map(String::valueOf)
        .collect(Collectors.joining(", "));
  }

  private static <T> T wellFormed(String what, Function<String, T> type, String text) {
    try {
      return type.apply(text);
    } catch (Malformed e) {
      throw new Refused(
          what + ": " + Messages.of(Rejection.form(Attribute.USERNAME, e), Language.EN));
    }
  }

  private static String text(FormRule rule) {
    return Messages.of(Rejection.form(Attribute.GROUPS, rule), Language.EN);
  }
}

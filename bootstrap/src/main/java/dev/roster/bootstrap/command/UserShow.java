package dev.roster.bootstrap.command;

import dev.roster.application.port.Users;
import dev.roster.bootstrap.server.Program;
import dev.roster.domain.form.Malformed;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.GroupDirectory;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.Email;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.profile.Username;
import dev.roster.domain.user.Policy;
import dev.roster.domain.user.User;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a user; secrets not at all, personal data masked. */
@Command(name = "show", description = "Shows one user. Mobile and email are masked.")
final class UserShow implements Runnable {

  private final Surroundings around;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "ID|NAME",
      description = "The number of the user, or else its name.")
  private String wanted;

  UserShow(Surroundings around) {
    this.around = around;
  }

  @Override
  public void run() {
    try (Program program = Storage.open(spec, around)) {
      User user =
          find(program.store().users(), wanted)
              .orElseThrow(() -> new Refused("there is no user " + wanted));
      print(user, program.roster().listGroups().list(), program.roster().policy());
    }
  }

  /** Digits are an id first, and a name if nobody has that id. */
  private static Optional<User> find(Users users, String wanted) {
    try {
      Optional<User> byId =
          wanted.matches("[0-9]{1,16}")
              ? users.find(new UserId(Long.parseLong(wanted)))
              : Optional.empty();
      return byId.or(() -> users.findByFoldedUsername(new Username(wanted).folded()));
    } catch (Malformed e) {
      return Optional.empty();
    }
  }

  private void print(User user, GroupDirectory groups, Policy policy) {
    line("id", String.valueOf(user.id().value()));
    line("public id", user.publicId().text());
    line("username", user.username().text());
    line("status", "%d %s".formatted(user.status().code(), user.status()));
    line("reason", user.standing().reason().text());
    line("groups", groups(user, groups));
    line("password", user.credentials().password().map(hash -> "set").orElse("none"));
    line("pay password", user.credentials().payPassword().map(hash -> "set").orElse("none"));
    line("mobile", user.contact().mobile().map(Mobile::masked).orElse(""));
    line("email", user.contact().email().map(Email::masked).orElse(""));
    line("register reason", user.registration().reason().text());
    line("renames", String.valueOf(user.renames()));
    line("created", policy.shown(user.timeline().createdAt()));
    line("updated", policy.shown(user.timeline().updatedAt()));
    line("last login", time(user.timeline().loginAt(), policy));
    line("expires", time(user.membership().expiresAt(), policy));
    line("version", String.valueOf(user.version()));
  }

  private void line(String what, String value) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%-16s %s%n", what, value.isEmpty() ? "-" : Plain.text(value));
  }

  private static String time(Optional<Instant> time, Policy policy) {
    return time.map(policy::shown).orElse("");
  }

  private static String groups(User user, GroupDirectory directory) {
    return directory.all().stream()
        .filter(group -> user.membership().groups().contains(group.id()))
        .map(group -> idAndName(group.id(), group.name()))
        .collect(Collectors.joining(", "));
  }

  private static String idAndName(GroupId id, String name) {
    return id.value() + " " + name;
  }
}

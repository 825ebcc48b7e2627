package dev.roster.bootstrap.demo;

import dev.roster.application.CreateUser;
import dev.roster.application.Roster;
import dev.roster.domain.credential.NewPassword;
import dev.roster.domain.identity.PublicId;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.permission.Permission;
import dev.roster.domain.profile.Email;
import dev.roster.domain.profile.RegisterReason;
import dev.roster.domain.profile.Username;
import dev.roster.domain.user.Contact;
import java.util.Optional;
import java.util.Set;

/** Puts the users of the demo into a database. */
public final class Population {

  private Population() {}

  /** Adds them if the database holds no user at all, and otherwise leaves it as it is. */
  public static void addIfEmpty(Roster roster) {
    if (!roster.listUsers().list(0, 1).isEmpty()) {
      return;
    }
    GroupId reviewers = group(roster, "Reviewers", Permission.USER_EDIT_STATUS);
    GroupId editors = group(roster, "Editors", Permission.USER_EDIT);
    for (DemoUser user : DemoUser.values()) {
      GroupId group =
          switch (user) {
            case ADMIN -> GroupId.ADMINISTRATORS;
            case REVIEWER -> reviewers;
            case EDITOR -> editors;
            default -> GroupId.MEMBERS;
          };
      add(roster, command(user).in(group));
    }
  }

  private static CreateUser.Command command(DemoUser user) {
    CreateUser.Command command =
        CreateUser.Command.named(Username.choose(user.username()))
            .with(user.status())
            .with(contact(user))
            .with(new RegisterReason(user.status().code() < 2 ? "" : "I would like to join"));
    return switch (user) {
      case MINI -> command;
      case WEIDU ->
          command.with(new PublicId(DemoUser.WEIDU_ID)).with(new NewPassword(DemoUser.PASSWORD));
      default -> command.with(new NewPassword(DemoUser.PASSWORD));
    };
  }

  private static Contact contact(DemoUser user) {
    return new Contact(Optional.empty(), Optional.of(new Email(user.username() + "@example.com")));
  }

  private static void add(Roster roster, CreateUser.Command command) {
    roster
        .createUser()
        .create(command)
        .fold(
            user -> user,
            rejections -> {
              throw new IllegalStateException("the demo refuses its own user: " + rejections);
            });
  }

  private static GroupId group(Roster roster, String name, Permission permission) {
    return roster.addGroup().add(name, Set.of(permission)).id();
  }
}

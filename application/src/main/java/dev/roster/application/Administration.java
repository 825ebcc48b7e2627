package dev.roster.application;

import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.form.FormRule;
import dev.roster.domain.identity.PublicId;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.permission.Group;
import dev.roster.domain.permission.GroupDirectory;
import dev.roster.domain.permission.Permission;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.user.Credentials;
import dev.roster.domain.user.Membership;
import dev.roster.domain.user.Registration;
import dev.roster.domain.user.Standing;
import dev.roster.domain.user.Timeline;
import dev.roster.domain.user.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes and lists users and groups, for whoever runs the program. */
record Administration(Parts parts) implements CreateUser, ListUsers, AddGroup, ListGroups {

  @Override
  public Outcome<User> create(Command command) {
    List<Rejection> violations = violations(command);
    if (!violations.isEmpty()) {
      return Outcome.rejected(violations);
    }
    PublicId publicId = command.publicId().orElseGet(parts.ids()::publicId);
    Optional<PasswordHash> password =
        command.password().map(chosen -> parts.hasher().hash(chosen.asPassword()));
    Instant now = parts.now();
    return parts
        .store()
        .users()
        .create(id -> user(id, publicId, command, password, now))
        .fold(Outcome::done, Outcome::rejected);
  }

  @Override
  public List<User> list(long after, int limit) {
    return parts.store().users().list(after, limit);
  }

  @Override
  public Group add(String name, Set<Permission> permissions) {
    return parts.store().groups().add(id -> new Group(id, name, permissions));
  }

  @Override
  public GroupDirectory list() {
    return parts.store().groups().directory();
  }

  private List<Rejection> violations(Command command) {
    List<Rejection> found = new ArrayList<>();
    if (command.password().filter(parts.policy().commonPasswords()).isPresent()) {
      found.add(Rejection.form(Attribute.NEW_PASSWORD, FormRule.TOO_COMMON));
    }
    GroupDirectory groups = parts.store().groups().directory();
    if (command.groups().isEmpty() || !command.groups().stream().allMatch(groups::contains)) {
      found.add(Rejection.form(Attribute.GROUPS, FormRule.UNKNOWN_GROUP));
    }
    return found;
  }

  private static User user(
      UserId id, PublicId publicId, Command command, Optional<PasswordHash> password, Instant now) {
    return new User(
        id,
        publicId,
        1,
        command.username(),
        0,
        Standing.of(command.status()),
        command.profile(),
        command.contact(),
        new Registration(command.registerReason(), "", now),
        new Membership(command.groups(), Optional.empty()),
        password.map(Credentials::ofPassword).orElse(Credentials.NONE),
        command.identity(),
        Timeline.startingAt(now));
  }
}

package dev.roster.application;

import dev.roster.domain.credential.NewPassword;
import dev.roster.domain.identity.PublicId;
import dev.roster.domain.identity.RealIdentity;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.RegisterReason;
import dev.roster.domain.profile.Username;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.Contact;
import dev.roster.domain.user.Profile;
import dev.roster.domain.user.User;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a new user, for imports, the command line and services that embed Roster.
 *
 * <p>It asks for no actor: whoever can call it may. Thread-safe.
 */
@FunctionalInterface
public interface CreateUser {

  /** Creates. */
  Outcome<User> create(Command command);

  /**
   * Whom to make. Start from {@link #named} and change what differs.
   *
   * @param username not null; reserved names are accepted here
   * @param publicId the public id to keep; empty for a new one
   * @param password empty for an account without one
   * @param groups at least one
   * @param status not null
   * @param registerReason may be empty, not null
   * @param profile not null
   * @param contact not null
   * @param identity not null
   */
  record Command(
      Username username,
      Optional<PublicId> publicId,
      Optional<NewPassword> password,
      Set<GroupId> groups,
      Status status,
      RegisterReason registerReason,
      Profile profile,
      Contact contact,
      RealIdentity identity) {

    /** Copies the groups and refuses null. */
    public Command {
      Objects.requireNonNull(username, "username");
      Objects.requireNonNull(publicId, "publicId");
      Objects.requireNonNull(password, "password");
      Objects.requireNonNull(status, "status");
      Objects.requireNonNull(registerReason, "registerReason");
      Objects.requireNonNull(profile, "profile");
      Objects.requireNonNull(contact, "contact");
      Objects.requireNonNull(identity, "identity");
      groups = Set.copyOf(groups);
    }

    /** A NORMAL member of group 10 without a password. */
    public static Command named(Username username) {
      return new Command(
          username,
          Optional.empty(),
          Optional.empty(),
          Set.of(GroupId.MEMBERS),
          Status.NORMAL,
          RegisterReason.EMPTY,
          Profile.EMPTY,
          Contact.NONE,
          RealIdentity.NONE);
    }

    /** The same with a password. */
    public Command with(NewPassword password) {
      return new Command(
          username,
          publicId,
          Optional.of(password),
          groups,
          status,
          registerReason,
          profile,
          contact,
          identity);
    }

    /** The same with a public id. */
    public Command with(PublicId publicId) {
      return new Command(
          username,
          Optional.of(publicId),
          password,
          groups,
          status,
          registerReason,
          profile,
          contact,
          identity);
    }

    /** The same in other groups. */
    public Command in(GroupId... groups) {
      return new Command(
          username,
          publicId,
          password,
          Set.of(groups),
          status,
          registerReason,
          profile,
          contact,
          identity);
    }

    /** The same in another status. */
    public Command with(Status status) {
      return new Command(
          username, publicId, password, groups, status, registerReason, profile, contact, identity);
    }

    /** The same with a register reason. */
    public Command with(RegisterReason registerReason) {
      return new Command(
          username, publicId, password, groups, status, registerReason, profile, contact, identity);
    }

    /** The same with a mobile or an email. */
    public Command with(Contact contact) {
      return new Command(
          username, publicId, password, groups, status, registerReason, profile, contact, identity);
    }
  }
}

package dev.roster.domain.user;

import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.identity.PublicId;
import dev.roster.domain.identity.RealIdentity;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.profile.RegisterReason;
import dev.roster.domain.profile.Username;
import dev.roster.domain.status.Status;
import java.time.Instant;
import java.util.Objects;

/**
 * One account, as it is stored at one version.
 *
 * <p>The constructor checks what must always hold and serves loading too; what may change, and by
 * whom, is decided by {@link EditDecision} alone. Immutable and thread-safe; {@code toString} shows
 * neither secrets nor personal data.
 *
 * @param id the number of the account (seed 003), not null
 * @param publicId the public text of the account (seed 000), not null
 * @param version counts the changes of attributes, from 1 upwards
 * @param username not null
 * @param renames how often the user has renamed itself, 0 or more ({@code usernameBout})
 * @param standing the status and why, not null
 * @param profile what the user says of itself, not null
 * @param contact how the user is reached, not null
 * @param registration how the account began, not null
 * @param membership its groups and until when, not null
 * @param credentials its secrets, hashed, not null
 * @param identity who it really is, not null
 * @param timeline when it was created, changed and last used, not null
 */
public record User(
    UserId id,
    PublicId publicId,
    long version,
    Username username,
    int renames,
    Standing standing,
    Profile profile,
    Contact contact,
    Registration registration,
    Membership membership,
    Credentials credentials,
    RealIdentity identity,
    Timeline timeline) {

  /**
   * Checks the invariants.
   *
   * @throws IllegalArgumentException if the version is below 1 or the renames are below 0
   */
  public User {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(publicId, "publicId");
    Objects.requireNonNull(username, "username");
    Objects.requireNonNull(standing, "standing");
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(contact, "contact");
    Objects.requireNonNull(registration, "registration");
    Objects.requireNonNull(membership, "membership");
    Objects.requireNonNull(credentials, "credentials");
    Objects.requireNonNull(identity, "identity");
    Objects.requireNonNull(timeline, "timeline");
    if (version < 1) {
      throw new IllegalArgumentException("a version is at least 1");
    }
    if (renames < 0) {
      throw new IllegalArgumentException("renames cannot be negative");
    }
  }

  /** Its status; short for {@code standing().status()}. */
  public Status status() {
    return standing.status();
  }

  /** Whether it counts as an administrator who can act: in group 1 and NORMAL. */
  public boolean activeAdministrator() {
    return membership.administrator() && status().inGoodStanding();
  }

  // @formatter:off
  /** This user after a login; neither version nor {@code updatedAt} move. */
  public User loggedIn(Instant at, String ip) {
    return new User(
        id, publicId, version, username, renames, standing, profile, contact, registration,
        membership, credentials, identity, timeline.loggedIn(at, ip));
  }

  /** This user with another hash of the same login password; no change of it at all. */
  public User rehashed(PasswordHash fresh) {
    return with(credentials.rehashed(fresh));
  }

  User with(Username changed) {
    return new User(
        id, publicId, version, changed, renames, standing, profile, contact, registration,
        membership, credentials, identity, timeline);
  }

  RegisterReason registerReason() {
    return registration.reason();
  }

  User with(RegisterReason changed) {
    return with(registration.with(changed));
  }

  User inStatus(Status changed) {
    return with(Standing.of(changed));
  }

  User with(Standing changed) {
    return new User(
        id, publicId, version, username, renames, changed, profile, contact, registration,
        membership, credentials, identity, timeline);
  }

  User with(Profile changed) {
    return new User(
        id, publicId, version, username, renames, standing, changed, contact, registration,
        membership, credentials, identity, timeline);
  }

  User with(Contact changed) {
    return new User(
        id, publicId, version, username, renames, standing, profile, changed, registration,
        membership, credentials, identity, timeline);
  }

  User with(Registration changed) {
    return new User(
        id, publicId, version, username, renames, standing, profile, contact, changed, membership,
        credentials, identity, timeline);
  }

  User with(Membership changed) {
    return new User(
        id, publicId, version, username, renames, standing, profile, contact, registration, changed,
        credentials, identity, timeline);
  }

  User with(Credentials changed) {
    return new User(
        id, publicId, version, username, renames, standing, profile, contact, registration,
        membership, changed, identity, timeline);
  }

  User renamedItself() {
    return new User(
        id, publicId, version, username, renames + 1, standing, profile, contact, registration,
        membership, credentials, identity, timeline);
  }

  User asOf(Timeline changed) {
    return new User(
        id, publicId, version + 1, username, renames, standing, profile, contact, registration,
        membership, credentials, identity, changed);
  }
  // @formatter:on

  /** Id, version and status; nothing else. */
  @Override
  public String toString() {
    return "User[id=%d, version=%d, status=%s]".formatted(id.value(), version, status());
  }
}

package dev.roster.contracts;

import dev.roster.domain.credential.Password;
import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.identity.PublicId;
import dev.roster.domain.identity.RealIdentity;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.AvatarReference;
import dev.roster.domain.profile.Description;
import dev.roster.domain.profile.Email;
import dev.roster.domain.profile.Gender;
import dev.roster.domain.profile.Level;
import dev.roster.domain.profile.Locality;
import dev.roster.domain.profile.Major;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.profile.Nickname;
import dev.roster.domain.profile.Reason;
import dev.roster.domain.profile.RegisterReason;
import dev.roster.domain.profile.Signature;
import dev.roster.domain.profile.Username;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.Contact;
import dev.roster.domain.user.Credentials;
import dev.roster.domain.user.Membership;
import dev.roster.domain.user.Profile;
import dev.roster.domain.user.Registration;
import dev.roster.domain.user.Standing;
import dev.roster.domain.user.Timeline;
import dev.roster.domain.user.User;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * A user that a test asks a store to create: every attribute has a value, each another one, so that
 * nothing can be lost or confused unseen.
 */
record Account(String name, Optional<Mobile> mobile, Status status, Set<GroupId> groups)
    implements Function<UserId, User> {

  /** The login password of every account. */
  static final Password PASSWORD = new Password("correct horse");

  /** The pay password of every account. */
  static final Password PAY_PASSWORD = new Password("271828");

  /** When every account was created. */
  static final Instant CREATED = Instant.parse("2024-02-29T23:59:59.999Z");

  private static final Profile PROFILE =
      new Profile(
          new Signature("a signature"),
          new Nickname("a nickname"),
          new AvatarReference("avatars/1.png"),
          Gender.FEMALE,
          new Locality("a city"),
          new Locality("a province"),
          new Locality("a country"),
          new Level("a level"),
          new Major("a major"),
          new Description("a description"));

  /** A NORMAL member without a mobile number. */
  static Account named(String name) {
    return new Account(name, Optional.empty(), Status.NORMAL, Set.of(GroupId.MEMBERS));
  }

  Account mobile(String number) {
    return new Account(name, Optional.of(new Mobile(number)), status, groups);
  }

  Account in(Status changed) {
    return new Account(name, mobile, changed, groups);
  }

  Account in(GroupId... changed) {
    return new Account(name, mobile, status, Set.of(changed));
  }

  @Override
  public User apply(UserId id) {
    return new User(
        id,
        publicId(id),
        1,
        new Username(name),
        0,
        new Standing(status, new Reason("as the test wants it")),
        PROFILE,
        new Contact(mobile, Optional.of(new Email("someone@example.com"))),
        new Registration(new RegisterReason("to be tested"), "192.0.2.1", CREATED.minusMillis(1)),
        new Membership(groups, Optional.of(Instant.parse("2031-01-02T03:04:05.006Z"))),
        new Credentials(
            Optional.of(hash(PASSWORD)),
            Optional.of(hash(PAY_PASSWORD)),
            Optional.of(CREATED.plusMillis(1))),
        new RealIdentity("王小明", "11010519491231002X", true),
        new Timeline(
            CREATED, CREATED.plusMillis(2), Optional.of(CREATED.plusMillis(3)), "2001:db8::1"));
  }

  /** Follows from name and id, so that creating stays pure. */
  private PublicId publicId(UserId id) {
    String seed = name + "/" + id.value();
    return PublicId.of(UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)));
  }

  /** What stands for a hash where no store looks inside. */
  static PasswordHash hash(Password secret) {
    return new PasswordHash("hash of " + secret.text());
  }
}

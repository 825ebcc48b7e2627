package dev.roster.contracts;

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
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/** Users at the edges of what the domain lets a user be. */
final class Extremes {

  /** One character, four bytes of UTF-8, two units of UTF-16. */
  private static final String WIDE = "😀";

  private static final PublicId PUBLIC_ID = new PublicId("9".repeat(PublicId.LENGTH));
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00.001Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  private Extremes() {}

  /** Everything that can be absent or empty is. */
  static User nothing(UserId id) {
    return new User(
        id,
        PUBLIC_ID,
        1,
        new Username("x"),
        0,
        Standing.of(Status.NORMAL),
        Profile.EMPTY,
        Contact.NONE,
        new Registration(RegisterReason.EMPTY, "", Instant.EPOCH),
        Membership.of(GroupId.MEMBERS),
        Credentials.NONE,
        RealIdentity.NONE,
        Timeline.startingAt(Instant.EPOCH));
  }

  /** Every text is as long, every number as large and every time as late as can be. */
  static User longest(UserId id) {
    return of(
        id,
        WIDE::repeat,
        new Email("x".repeat(Email.MAX - "@x".length()) + "@x"),
        new Timeline(FIRST, LAST, Optional.of(LAST), "f".repeat(39)));
  }

  /** Every text holds what quoting, escaping or comparing could break. */
  static User awkward(UserId id) {
    String text = "'\";--\\%_\t\n\r {0}?:x\u200d é e\u0301 ";
    return of(
        id,
        max -> text.substring(0, Math.min(max, text.length())),
        new Email("o'neil+%_\\\"@例子.example"),
        new Timeline(FIRST, FIRST, Optional.empty(), ""));
  }

  private static User of(UserId id, IntFunction<String> text, Email email, Timeline timeline) {
    return new User(
        id,
        PUBLIC_ID,
        Long.MAX_VALUE,
        new Username(text.apply(Username.MAX_STORED)),
        Integer.MAX_VALUE,
        new Standing(Status.REJECTED, new Reason(text.apply(Reason.MAX))),
        profile(text),
        new Contact(Optional.of(new Mobile("+999999999999999")), Optional.of(email)),
        new Registration(new RegisterReason(text.apply(RegisterReason.MAX)), "::", FIRST),
        new Membership(
            Set.of(GroupId.MEMBERS, GroupId.ADMINISTRATORS, GroupId.GUESTS, GroupId.UNPAID),
            Optional.of(LAST)),
        new Credentials(
            Optional.of(new PasswordHash("h".repeat(255))),
            Optional.of(new PasswordHash("p".repeat(255))),
            Optional.of(FIRST)),
        new RealIdentity(text.apply(RealIdentity.MAX), text.apply(RealIdentity.MAX), true),
        timeline);
  }

  private static Profile profile(IntFunction<String> text) {
    return new Profile(
        new Signature(text.apply(Signature.MAX)),
        new Nickname(text.apply(Nickname.MAX)),
        new AvatarReference(text.apply(AvatarReference.MAX)),
        Gender.MALE,
        new Locality(text.apply(Locality.MAX)),
        new Locality(text.apply(Locality.MAX)),
        new Locality(text.apply(Locality.MAX)),
        new Level(text.apply(Level.MAX)),
        new Major(text.apply(Major.MAX)),
        new Description(text.apply(Description.MAX)));
  }
}

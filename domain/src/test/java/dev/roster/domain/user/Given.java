package dev.roster.domain.user;

import static dev.roster.domain.permission.Permission.USER_DELETE;
import static dev.roster.domain.permission.Permission.USER_EDIT;
import static dev.roster.domain.permission.Permission.USER_EDIT_GROUP;
import static dev.roster.domain.permission.Permission.USER_EDIT_STATUS;
import static dev.roster.domain.permission.Permission.USER_FACTS;
import static dev.roster.domain.permission.Permission.USER_VIEW;

import dev.roster.domain.actor.Actor;
import dev.roster.domain.actor.SessionId;
import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.identity.PublicId;
import dev.roster.domain.identity.RealIdentity;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.Group;
import dev.roster.domain.permission.GroupDirectory;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Users in which every attribute has a value, and the groups that they are in. */
final class Given {

  static final Instant CREATED = Instant.parse("2024-01-02T03:04:05.678Z");
  static final Instant UPDATED = Instant.parse("2024-06-07T08:09:10.111Z");
  static final Instant NOW = Instant.parse("2025-03-01T08:00:00.123Z");

  static final long VERSION = 7;
  static final String PASSWORD = "old-password";
  static final String PAY_PASSWORD = "111111";
  static final SessionId SESSION = new SessionId(70);

  static final GroupId ADMINISTRATORS = new GroupId(1);
  static final GroupId UNPAID = new GroupId(6);
  static final GroupId GUESTS = new GroupId(7);
  static final GroupId MEMBERS = new GroupId(10);
  static final GroupId REVIEWERS = new GroupId(20);
  static final GroupId EDITORS = new GroupId(21);
  static final GroupId GROUP_EDITORS = new GroupId(22);
  static final GroupId FRIENDS = new GroupId(23);
  static final GroupId OTHERS = new GroupId(24);

  static final GroupDirectory GROUPS =
      new GroupDirectory(
          List.of(
              new Group(ADMINISTRATORS, "管理员", Set.of()),
              new Group(UNPAID, "待付费", Set.of()),
              new Group(GUESTS, "游客", Set.of()),
              new Group(MEMBERS, "普通会员", Set.of()),
              new Group(REVIEWERS, "审核员", Set.of(USER_EDIT_STATUS)),
              new Group(EDITORS, "编辑", Set.of(USER_EDIT)),
              new Group(GROUP_EDITORS, "分组员", Set.of(USER_EDIT_GROUP)),
              new Group(FRIENDS, "朋友", Set.of()),
              new Group(OTHERS, "其他", Set.of(USER_VIEW, USER_DELETE, USER_FACTS))));

  static final User ADMINISTRATOR = user(1, "boss", ADMINISTRATORS);
  static final User REVIEWER = user(2, "reviewer", REVIEWERS);
  static final User EDITOR = user(3, "editor", EDITORS);
  static final User MEMBER = user(4, "member", MEMBERS);
  static final User GROUP_EDITOR = user(5, "grouper", GROUP_EDITORS);
  static final User OTHER_ADMINISTRATOR = user(11, "chief", ADMINISTRATORS);
  static final User OTHER_REVIEWER = user(12, "checker", REVIEWERS);
  static final User OTHER_MEMBER = user(14, "friend", MEMBERS);

  private Given() {}

  static User user(long id, String name, GroupId... groups) {
    return new User(
        new UserId(id),
        new PublicId("%026d".formatted(id)),
        VERSION,
        new Username(name),
        0,
        Standing.of(Status.NORMAL),
        profile(),
        new Contact(
            Optional.of(new Mobile("13812345678")), Optional.of(new Email("old@example.com"))),
        new Registration(new RegisterReason("let me in"), "10.0.0.1", CREATED),
        new Membership(Set.of(groups), Optional.of(Instant.parse("2030-01-01T00:00:00.500Z"))),
        new Credentials(
            Optional.of(hash(PASSWORD)), Optional.of(hash(PAY_PASSWORD)), Optional.of(CREATED)),
        new RealIdentity("张三", "110101199003071234", true),
        new Timeline(CREATED, UPDATED, Optional.of(UPDATED), "10.0.0.2"));
  }

  private static Profile profile() {
    return new Profile(
        new Signature("old signature"),
        new Nickname("old nickname"),
        new AvatarReference("old/avatar.png"),
        Gender.MALE,
        new Locality("old city"),
        new Locality("old province"),
        new Locality("old country"),
        new Level("old level"),
        new Major("old major"),
        new Description("old description"));
  }

  /** A user of whom nothing is known but the name. */
  static User blank(User user) {
    return user.with(Profile.EMPTY)
        .with(Contact.NONE)
        .with(RegisterReason.EMPTY)
        .with(new Membership(user.membership().groups(), Optional.empty()))
        .with(Credentials.NONE);
  }

  static User in(Status status, User user) {
    return user.with(new Standing(status, new Reason("old reason")));
  }

  static User withoutPassword(User user) {
    return user.with(
        new Credentials(Optional.empty(), user.credentials().payPassword(), Optional.empty()));
  }

  static User withoutPayPassword(User user) {
    return user.with(user.credentials().withPayPassword(Optional.empty()));
  }

  /** What the hasher of these tests makes of a secret. */
  static PasswordHash hash(String secret) {
    return new PasswordHash("hash of " + secret);
  }

  static Actor actor(User user) {
    return new Actor(
        user.id(),
        user.status(),
        user.standing().reason(),
        user.membership().groups(),
        GROUPS.permissionsOf(user.membership().groups()),
        Optional.of(SESSION));
  }
}

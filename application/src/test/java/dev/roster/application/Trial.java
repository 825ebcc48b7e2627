package dev.roster.application;

import dev.roster.application.EditUser.Edited;
import dev.roster.application.LogIn.LoggedIn;
import dev.roster.application.memory.InMemoryStore;
import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Deliveries;
import dev.roster.application.port.Delivery;
import dev.roster.application.port.History;
import dev.roster.application.port.Inbox;
import dev.roster.application.port.Page;
import dev.roster.domain.credential.NewPassword;
import dev.roster.domain.credential.Password;
import dev.roster.domain.credential.Token;
import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.permission.Permission;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.profile.RegisterReason;
import dev.roster.domain.profile.Username;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.Contact;
import dev.roster.domain.user.Policy;
import dev.roster.domain.user.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Roster on an empty store in memory, with a clock that stands still, a cheap hasher and one
 * delivery channel.
 */
final class Trial {

  /** The login password of everybody who has one. */
  static final String PASSWORD = "correct horse";

  /** Noon in the zone of the standard policy. */
  static final Instant START = Instant.parse("2026-03-02T04:00:00Z");

  static final Policy POLICY =
      Policy.STANDARD
          .with(DeliveryRules.STANDARD.over(Set.of(DeliveryRules.MAIL)))
          .withCommonPasswords(password -> password.text().equals("password1"));

  /** Nobody ever gets this number. */
  static final UserId UNKNOWN = new UserId(4711);

  final MovableClock clock = new MovableClock(START);
  final InMemoryStore memory = new InMemoryStore();
  final WatchedStore store = new WatchedStore(memory);
  final CheapHasher hasher = new CheapHasher(store::inTransaction);
  final Roster roster;

  Trial() {
    this(builder -> builder);
  }

  Trial(UnaryOperator<Roster.Builder> differently) {
    roster =
        differently
            .apply(
                Roster.builder()
                    .store(store)
                    .hasher(hasher)
                    .policy(POLICY)
                    .clock(clock)
                    .hashing(64, 64))
            .build();
  }

  /** A NORMAL member of group 10. */
  UserId member(String name) {
    return create(named(name));
  }

  /** A member of group 10 in another status. */
  UserId member(String name, Status status) {
    return create(named(name).with(status).with(new RegisterReason("please")));
  }

  /** A NORMAL member of group 10 who can also log in by a number. */
  UserId member(String name, String mobile) {
    return create(named(name).with(new Contact(Optional.of(new Mobile(mobile)), Optional.empty())));
  }

  /** A NORMAL member of group 10 without a password. */
  UserId memberWithoutPassword(String name) {
    return create(CreateUser.Command.named(new Username(name)));
  }

  /** A NORMAL member of a new group that holds these permissions. */
  UserId staff(String name, Permission... permissions) {
    GroupId group = roster.addGroup().add(name + "s", Set.of(permissions)).id();
    return create(named(name).in(group));
  }

  UserId administrator(String name) {
    return create(named(name).in(GroupId.ADMINISTRATORS));
  }

  UserId create(CreateUser.Command command) {
    return done(roster.createUser().create(command)).id();
  }

  static CreateUser.Command named(String name) {
    return CreateUser.Command.named(new Username(name)).with(new NewPassword(PASSWORD));
  }

  Outcome<Edited> edit(UserId actor, UserId target, UserPatch patch) {
    return edit(ActorRef.trusted(actor), target, patch);
  }

  Outcome<Edited> edit(ActorRef actor, UserId target, UserPatch patch) {
    return roster.editUser().edit(EditUser.Command.of(actor, UserRef.of(target), patch));
  }

  /** What a user sends to change its own login password. */
  static UserPatch newPassword(String current, String wanted) {
    return UserPatch.EMPTY
        .replace(Attribute.PASSWORD, current)
        .replace(Attribute.NEW_PASSWORD, wanted)
        .replace(Attribute.PASSWORD_CONFIRMATION, wanted);
  }

  /** What a user sends to set its first pay password. */
  static UserPatch payPassword(String wanted) {
    return UserPatch.EMPTY
        .replace(Attribute.PAY_PASSWORD, wanted)
        .replace(Attribute.PAY_PASSWORD_CONFIRMATION, wanted);
  }

  /** What a user sends to change its pay password. */
  static UserPatch payPassword(String wanted, Token token) {
    return payPassword(wanted).replace(Attribute.PAY_PASSWORD_TOKEN, token.text());
  }

  static UserPatch status(Status status, String reason) {
    return UserPatch.EMPTY
        .replace(Attribute.STATUS, status.code())
        .replace(Attribute.REFUSE_MESSAGE, reason);
  }

  Outcome<LoggedIn> logIn(String login, String password) {
    return logIn(login, password, "192.0.2.1");
  }

  Outcome<LoggedIn> logIn(String login, String password, String address) {
    return roster.logIn().logIn(new LogIn.Command(login, new Password(password), address));
  }

  /** Logs in with the password of everybody. */
  ActorRef session(String name) {
    return authenticated(done(logIn(name, PASSWORD)).access());
  }

  ActorRef authenticated(Token token) {
    return done(roster.authenticate().authenticate(token));
  }

  User stored(UserId user) {
    return memory.users().find(user).orElseThrow();
  }

  List<Inbox.Entry> inbox(UserId user) {
    return memory.inbox().read(user, Page.FIRST, Optional.empty());
  }

  List<History.Entry> history(UserId user) {
    return memory.history().read(user, Page.FIRST);
  }

  /** Newest first. */
  List<Delivery> deliveries() {
    return memory.deliveries().list(Deliveries.Filter.ALL, new Page(1, Page.MAX_LIMIT));
  }

  /** Every user, change, notice and delivery there is. */
  List<Object> everything() {
    List<Object> everything = new ArrayList<>(deliveries());
    for (User user : memory.users().list(0, Integer.MAX_VALUE)) {
      everything.add(user);
      everything.add(history(user.id()));
      everything.add(inbox(user.id()));
    }
    return everything;
  }

  static <T> T done(Outcome<T> outcome) {
    return outcome.fold(
        value -> value,
        rejections -> {
          throw new AssertionError("refused: " + rejections);
        });
  }

  static <T> List<Rejection> refused(Outcome<T> outcome) {
    return outcome.fold(
        value -> {
          throw new AssertionError("done: " + value);
        },
        rejections -> rejections);
  }

  static <T> List<RejectionCode> codes(Outcome<T> outcome) {
    return refused(outcome).stream().map(Rejection::code).toList();
  }
}

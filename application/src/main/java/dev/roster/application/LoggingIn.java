package dev.roster.application;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Sessions.Session;
import dev.roster.application.port.Unavailable;
import dev.roster.domain.credential.Password;
import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.form.Malformed;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.profile.Username;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.user.User;
import java.util.Optional;
import java.util.function.Function;

/**
 * Begins sessions.
 *
 * <p>The password is verified outside any transaction; the session begins in one that has checked
 * that neither the hash nor a ban has come in between.
 */
record LoggingIn(Parts parts, Views views, Throttle throttle) implements LogIn {

  @Override
  public Outcome<LoggedIn> logIn(Command command) {
    Optional<User> user = find(command.login());
    Optional<PasswordHash> stored = user.flatMap(found -> found.credentials().password());
    return throttle
        .tryLogin(
            user.map(User::id),
            canonical(command.login()),
            command.address(),
            () -> matches(command.password(), stored))
        .fold(
            right -> right ? admitted(user.orElseThrow(), stored.orElseThrow(), command) : failed(),
            Outcome::rejected);
  }

  private boolean matches(Password password, Optional<PasswordHash> stored) {
    return parts.hasher().matches(password, stored.orElse(parts.nobodys())) && stored.isPresent();
  }

  private Outcome<LoggedIn> admitted(User user, PasswordHash proven, Command command) {
    if (user.status().lockedOut()) {
      return Outcome.rejected(
          Rejection.of(RejectionCode.BAN_USER)
              .with(Rejection.REASON, user.standing().reason().text()));
    }
    Tokens tokens = Tokens.fresh(parts.ids());
    Optional<Session> opened =
        parts
            .store()
            .sessions()
            .open(
                tokens.session(user.id(), command.address(), parts.now()),
                fresh -> stillAdmitted(fresh, proven));
    opened.ifPresent(session -> upgrade(session.user(), command.password(), proven));
    return opened
        .map(session -> loggedIn(session, tokens))
        .orElseGet(() -> admittedByAnother(user, proven, command));
  }

  private static boolean stillAdmitted(User fresh, PasswordHash proven) {
    return !fresh.status().lockedOut()
        && fresh.credentials().password().filter(proven::equals).isPresent();
  }

  /** The hash may have moved because another login has upgraded it: the password is still right. */
  private Outcome<LoggedIn> admittedByAnother(User user, PasswordHash proven, Command command) {
    Optional<User> fresh = parts.store().users().find(user.id());
    return fresh
        .flatMap(found -> found.credentials().password())
        .filter(moved -> !moved.equals(proven))
        .filter(moved -> parts.hasher().matches(command.password(), moved))
        .map(moved -> admitted(fresh.orElseThrow(), moved, command))
        .orElseGet(LoggingIn::failed);
  }

  /**
   * The password is known now, so this is the moment to hash it as new ones are. It is the same
   * password: nothing but the hash moves, and only if it is still the one that was matched. What
   * keeps it from being hashed or stored does not keep anybody out; the next login tries again.
   */
  private void upgrade(UserId user, Password password, PasswordHash proven) {
    if (!parts.hasher().needsUpgrade(proven)) {
      return;
    }
    try {
      parts.store().users().upgrade(user, proven, parts.hasher().hash(password));
    } catch (Unavailable | IllegalArgumentException notNow) {
      // An older scheme may have taken a secret that the present one would cut.
    }
  }

  private Outcome<LoggedIn> loggedIn(Session session, Tokens tokens) {
    return views
        .ofItself(ActorRef.in(session.id(), session.user()))
        .map(view -> Outcome.done(tokens.shown(SessionLife.IDLE, view)))
        .orElseGet(LoggingIn::failed);
  }

  private static Outcome<LoggedIn> failed() {
    return Outcome.rejected(Rejection.of(RejectionCode.LOGIN_FAILED));
  }

  /** By name first; a name never reads as a number, so the two cannot be confused. */
  private Optional<User> find(String login) {
    return name(login)
        .flatMap(name -> parts.store().users().findByFoldedUsername(name.folded()))
        .or(() -> mobile(login).flatMap(parts.store().users()::findByMobile));
  }

  /**
   * One text for all spellings of a login. What nobody has counts under it, as what somebody has
   * counts under the account: otherwise the count would tell one from the other.
   */
  private static String canonical(String login) {
    return mobile(login)
        .map(Mobile::number)
        .or(() -> name(login).map(Username::folded))
        .orElse(login);
  }

  private static Optional<Username> name(String login) {
    return formed(Username::new, login);
  }

  private static Optional<Mobile> mobile(String login) {
    return formed(Mobile::parse, login);
  }

  private static <T> Optional<T> formed(Function<String, T> form, String login) {
    try {
      return Optional.of(form.apply(login));
    } catch (Malformed none) {
      return Optional.empty();
    }
  }
}

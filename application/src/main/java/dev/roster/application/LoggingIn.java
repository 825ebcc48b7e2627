package dev.roster.application;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Sessions.NewSession;
import dev.roster.application.port.Sessions.Session;
import dev.roster.domain.credential.Password;
import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.credential.Token;
import dev.roster.domain.form.Malformed;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.profile.Username;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.user.Snapshot;
import dev.roster.domain.user.User;
import java.time.Instant;
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
            right ->
                right
                    ? admitted(user.orElseThrow(), stored.orElseThrow(), command.address())
                    : Outcome.rejected(Rejection.of(RejectionCode.LOGIN_FAILED)),
            Outcome::rejected);
  }

  private boolean matches(Password password, Optional<PasswordHash> stored) {
    return parts.hasher().matches(password, stored.orElse(parts.nobodys())) && stored.isPresent();
  }

  private Outcome<LoggedIn> admitted(User user, PasswordHash proven, String address) {
    if (user.status().lockedOut()) {
      return Outcome.rejected(
          Rejection.of(RejectionCode.BAN_USER)
              .with(Rejection.REASON, user.standing().reason().text()));
    }
    Token access = parts.ids().token();
    Token refresh = parts.ids().token();
    Instant now = parts.now();
    NewSession session =
        new NewSession(
            user.id(), access.hash(), refresh.hash(), now, SessionLife.expiry(now, now), address);
    return parts
        .store()
        .sessions()
        .open(session, fresh -> stillAdmitted(fresh, proven))
        .map(opened -> loggedIn(opened, access, refresh))
        .orElseGet(() -> Outcome.rejected(Rejection.of(RejectionCode.LOGIN_FAILED)));
  }

  private static boolean stillAdmitted(User fresh, PasswordHash proven) {
    return !fresh.status().lockedOut()
        && fresh.credentials().password().filter(proven::equals).isPresent();
  }

  private Outcome<LoggedIn> loggedIn(Session session, Token access, Token refresh) {
    Snapshot self = parts.snapshot(ActorRef.in(session.id(), session.user()));
    return self.actor().isPresent()
        ? Outcome.done(new LoggedIn(access, refresh, SessionLife.IDLE, views.of(self)))
        : Outcome.rejected(Rejection.of(RejectionCode.LOGIN_FAILED));
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

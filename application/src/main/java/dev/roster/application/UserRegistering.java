package dev.roster.application;

import dev.roster.application.LogIn.LoggedIn;
import dev.roster.application.port.ActorRef;
import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.identity.PublicId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.user.Applicant;
import dev.roster.domain.user.Registering;
import dev.roster.domain.user.Registration;
import dev.roster.domain.user.User;
import java.time.Instant;
import java.util.List;

/** Makes accounts for whoever asks. The password is hashed outside any transaction. */
record UserRegistering(Parts parts, Views views, Throttle throttle) implements Register {

  @Override
  public Outcome<LoggedIn> register(Command command) {
    if (parts.policy().registering() == Registering.CLOSED) {
      return Outcome.rejected(Rejection.of(RejectionCode.REGISTER_CLOSE));
    }
    List<Rejection> violations = Applicant.violations(command.sent(), parts.policy());
    return violations.isEmpty()
        ? throttle.tryRegistration(
            command.address(),
            () -> registered(Applicant.of(command.sent(), parts.policy()), command.address()))
        : Outcome.rejected(violations);
  }

  /** A name that is taken already costs no hash; one that is taken meanwhile is refused later. */
  private Outcome<LoggedIn> registered(Applicant applicant, String address) {
    if (parts.store().users().findByFoldedUsername(applicant.username().folded()).isPresent()) {
      return Outcome.rejected(Rejection.at(Attribute.USERNAME, RejectionCode.USERNAME_TAKEN));
    }
    PasswordHash password = parts.hasher().hash(applicant.password().asPassword());
    PublicId publicId = parts.ids().publicId();
    Tokens tokens = Tokens.fresh(parts.ids());
    Instant now = parts.now();
    Registration registration = new Registration(applicant.reason(), address, now);
    return parts
        .store()
        .sessions()
        .register(
            id -> applicant.account(id, publicId, password, registration),
            id -> tokens.session(id, address, now))
        .fold(user -> loggedIn(user, tokens), Outcome::rejected);
  }

  private Outcome<LoggedIn> loggedIn(User user, Tokens tokens) {
    return views
        .ofItself(ActorRef.trusted(user.id()))
        .map(view -> Outcome.done(tokens.shown(SessionLife.IDLE, view)))
        .orElseGet(() -> Outcome.rejected(Rejection.of(RejectionCode.ACCESS_DENIED)));
  }
}

package dev.roster.application;

import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.credential.PayPassword;
import dev.roster.domain.credential.Token;
import dev.roster.domain.form.Malformed;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.user.Snapshot;
import dev.roster.domain.user.User;
import java.util.Optional;

/** Hands out tokens for changing a pay password. */
record PayPasswordTokens(Parts parts, Throttle throttle) implements AskPayPasswordToken {

  @Override
  public Outcome<Token> ask(Command command) {
    Snapshot snapshot = parts.snapshot(command.actor());
    return Access.ofNormal(snapshot)
        .map(Outcome::<Token>rejected)
        .orElseGet(() -> ask(snapshot.target().orElseThrow(), command.payPassword()));
  }

  private Outcome<Token> ask(User owner, String typed) {
    Optional<PasswordHash> stored = owner.credentials().payPassword();
    if (stored.isEmpty()) {
      return wrong();
    }
    try {
      PayPassword payPassword = new PayPassword(typed);
      return throttle
          .tryPayPassword(
              owner.id(), () -> parts.hasher().matches(payPassword.asPassword(), stored.get()))
          .fold(right -> right ? issued(owner, stored.get()) : wrong(), Outcome::rejected);
    } catch (Malformed malformed) {
      return Outcome.rejected(Rejection.form(Attribute.PAY_PASSWORD, malformed));
    }
  }

  private Outcome<Token> issued(User owner, PasswordHash proven) {
    Token token = parts.ids().token();
    boolean issued =
        parts
            .store()
            .payTokens()
            .issue(token.hash(), owner.id(), proven, parts.now().plus(VALIDITY));
    return issued ? Outcome.done(token) : wrong();
  }

  private static Outcome<Token> wrong() {
    return Outcome.rejected(
        Rejection.at(Attribute.PAY_PASSWORD, RejectionCode.NOT_MATCH_USED_PASSWORD));
  }
}

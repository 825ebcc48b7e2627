package dev.roster.application;

import dev.roster.application.port.Lookup;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.user.EraseDecision;
import java.time.Instant;

/** Erases users, deciding on fresh data in the transaction that does it. */
record UserErasing(Parts parts) implements EraseUser {

  @Override
  public Outcome<UserId> erase(Command command) {
    Instant now = parts.now();
    UserId target = parts.idOf(command.target());
    return parts
        .store()
        .users()
        .erase(
            Lookup.of(target, command.actor(), now),
            command.requestId(),
            fresh -> EraseDecision.decide(fresh, command.expected(), parts.policy(), now))
        .fold(done -> Outcome.done(target), no -> Outcome.rejected(no.rejections()));
  }
}

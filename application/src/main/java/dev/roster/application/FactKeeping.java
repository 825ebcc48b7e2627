package dev.roster.application;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Judged;
import dev.roster.application.port.Lookup;
import dev.roster.domain.fact.FactsPatch;
import dev.roster.domain.fact.UserFacts;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.rejection.Rejection;
import java.util.List;

/** Records and shows facts. */
record FactKeeping(Parts parts) implements RecordFacts, ViewFacts {

  @Override
  public Outcome<UserFacts> recordFacts(Command command) {
    UserId target = parts.idOf(command.target());
    return parts
        .store()
        .facts()
        .change(
            Lookup.of(target, command.actor(), parts.now()),
            (fresh, known) ->
                Access.toFacts(fresh)
                    .<Judged<UserFacts>>map(no -> new Judged.Refused<>(List.of(no)))
                    .orElseGet(() -> merged(command.patch(), known)))
        .fold(Outcome::done, Outcome::rejected);
  }

  private static Judged<UserFacts> merged(FactsPatch patch, UserFacts known) {
    List<Rejection> violations = patch.violations(known);
    return violations.isEmpty()
        ? new Judged.Stored<>(patch.applyTo(known))
        : new Judged.Refused<>(violations);
  }

  @Override
  public Outcome<UserFacts> viewFacts(ActorRef actor, UserRef target) {
    UserId user = parts.idOf(target);
    return Access.toFacts(parts.snapshot(actor, user))
        .map(Outcome::<UserFacts>rejected)
        .orElseGet(() -> Outcome.done(parts.store().facts().of(user)));
  }
}

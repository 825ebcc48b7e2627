package dev.roster.contracts;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Lookup;
import dev.roster.application.port.Store;
import dev.roster.domain.actor.SessionId;
import dev.roster.domain.credential.TokenHash;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.RawValue;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.user.Decision;
import dev.roster.domain.user.Edit;
import dev.roster.domain.user.EditDecision;
import dev.roster.domain.user.Expectation;
import dev.roster.domain.user.Policy;
import dev.roster.domain.user.Proofs;
import dev.roster.domain.user.Question;
import dev.roster.domain.user.Snapshot;
import dev.roster.domain.user.User;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** A request to change a user, decided by the real domain. */
record Request(
    ActorRef actor,
    UserId target,
    UserPatch patch,
    Expectation expectation,
    Policy policy,
    Instant now) {

  /** What the audit notes as the id of every request. */
  static final String ID = "request-1";

  /** By an actor whom the service vouches for, over no channel. */
  static Request by(User actor, User target, UserPatch patch) {
    return new Request(
        ActorRef.trusted(actor.id()),
        target.id(),
        patch,
        Expectation.NONE,
        Policy.STANDARD,
        PortContract.NOW);
  }

  Request in(SessionId session) {
    return new Request(ActorRef.in(session, actor.user()), target, patch, expectation, policy, now);
  }

  /** If the target still is as the actor has seen it. */
  Request onWhat(User seen) {
    Expectation changed =
        new Expectation(Optional.of(seen.status()), OptionalLong.of(seen.version()));
    return new Request(actor, target, patch, changed, policy, now);
  }

  Request with(Policy changed) {
    return new Request(actor, target, patch, expectation, changed, now);
  }

  Request at(Instant changed) {
    return new Request(actor, target, patch, expectation, policy, changed);
  }

  /** What the store is asked for; the token is the one that the patch presents. */
  Lookup lookup() {
    Optional<TokenHash> token =
        patch
            .field(Attribute.PAY_PASSWORD_TOKEN)
            .fold(Optional::<RawValue>empty, Optional::<RawValue>empty, Optional::of)
            .flatMap(RawValue::text)
            .map(TokenHash::of);
    return new Lookup(target, actor, token, now);
  }

  /** Answers the questions about secrets, then asks the store to change the user. */
  Decision sendTo(Store store) {
    return store
        .users()
        .change(lookup(), ID, decision(proofs(store.users().snapshot(lookup()))))
        .decision();
  }

  /** Sends it and expects it to be accepted. */
  Decision.Accepted acceptedBy(Store store) {
    Decision decision = sendTo(store);
    if (decision instanceof Decision.Accepted accepted && !accepted.changesNothing()) {
      return accepted;
    }
    throw new AssertionError("expected a change, got " + decision);
  }

  /** The function for the store, knowing these answers. */
  Function<Snapshot, Decision> decision(Proofs proofs) {
    Edit edit = new Edit(target, patch, expectation);
    return snapshot -> EditDecision.decide(edit, snapshot, policy, proofs, now);
  }

  private Proofs proofs(Snapshot snapshot) {
    Proofs proofs = Proofs.NONE;
    while (decision(proofs).apply(snapshot) instanceof Decision.Unproven open) {
      for (Question question : open.questions()) {
        proofs = answered(proofs, question);
      }
    }
    return proofs;
  }

  private static Proofs answered(Proofs proofs, Question question) {
    if (question instanceof Question.Matches matches) {
      return proofs.with(matches, Account.hash(matches.candidate()).equals(matches.stored()));
    }
    Question.HashOf hashOf = (Question.HashOf) question;
    return proofs.with(hashOf, Account.hash(hashOf.secret()));
  }
}

package dev.roster.application;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Lookup;
import dev.roster.application.port.Surroundings;
import dev.roster.application.port.Users.Changed;
import dev.roster.domain.credential.TokenHash;
import dev.roster.domain.delivery.Channel;
import dev.roster.domain.delivery.Dispatch;
import dev.roster.domain.fact.UserFacts;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.PatchField;
import dev.roster.domain.patch.RawValue;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.Decision;
import dev.roster.domain.user.Edit;
import dev.roster.domain.user.EditDecision;
import dev.roster.domain.user.Expectation;
import dev.roster.domain.user.OwedNotice;
import dev.roster.domain.user.Proofs;
import dev.roster.domain.user.Question;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The way of one edit: decide on fresh data in the transaction that would store it; where that
 * leaves questions about secrets, nothing is stored, they are answered outside, and it is decided
 * again.
 *
 * <p>So an edit that anything else stands against costs no hash, and no transaction waits for one.
 * If a stored hash moves between an answer and the next decision, the question comes back: the edit
 * has lost a race and starts over, three times, and then gives up.
 *
 * <p>What the answer shows is read before anything is changed, most of it in the transaction of the
 * change: nothing may fail once it has been made.
 */
record UserEditing(Parts parts, Views views, Throttle throttle) implements EditUser, ApplyAgain {

  /** The first one, and three after lost races. */
  private static final int STARTS = 4;

  @Override
  public Outcome<Edited> edit(Command command) {
    UserId target = parts.idOf(command.target());
    Edit edit = new Edit(target, command.patch(), command.expected());
    Optional<UserFacts> brought = parts.brought(target);
    Proofs proofs = Proofs.NONE;
    Changed changed = decide(edit, command, proofs);
    int starts = 0;
    while (changed.decision() instanceof Decision.Unproven unproven) {
      starts += isStart(unproven) ? 1 : 0;
      if (starts > STARTS) {
        break;
      }
      for (Question question : unproven.questions()) {
        Answer answer = answer(question, target, proofs);
        if (answer.refused().isPresent()) {
          return Outcome.rejected(answer.refused().get());
        }
        proofs = answer.proofs();
      }
      changed = decide(edit, command, proofs);
    }
    signal(changed.decision());
    return outcome(changed.decision(), changed.around().with(brought));
  }

  private void signal(Decision decision) {
    if (decision instanceof Decision.Accepted accepted && !accepted.notices().isEmpty()) {
      Set<Channel> channels =
          accepted.notices().stream()
              .flatMap(owed -> owed.dispatches().stream().map(Dispatch::channel))
              .collect(Collectors.toSet());
      if (!channels.isEmpty()) {
        parts.signal().committed(channels);
      }
    }
  }

  /** Every start verifies first; new hashes, once made, serve every later start. */
  private static boolean isStart(Decision.Unproven unproven) {
    return unproven.questions().stream().anyMatch(Question.Matches.class::isInstance);
  }

  @Override
  public Outcome<UserView> applyAgain(ActorRef actor, String registerReason, String requestId) {
    UserPatch patch = UserPatch.EMPTY.replace(Attribute.REGISTER_REASON, registerReason);
    Expectation rejected =
        new Expectation(Optional.of(Status.REJECTED), Expectation.NONE.version());
    return edit(new Command(actor, UserRef.of(actor.user()), patch, rejected, requestId))
        .fold(edited -> Outcome.done(edited.user()), Outcome::rejected);
  }

  private Changed decide(Edit edit, Command command, Proofs proofs) {
    Instant now = parts.now();
    Lookup lookup =
        new Lookup(edit.target(), command.actor(), presentedToken(command.patch()), now);
    return parts
        .store()
        .users()
        .change(
            lookup,
            command.requestId(),
            fresh -> EditDecision.decide(edit, fresh, parts.policy(), proofs, now));
  }

  private Outcome<Edited> outcome(Decision decision, Surroundings around) {
    return decision.fold(
        accepted -> Outcome.done(edited(accepted, around.plus(unread(accepted)))),
        rejected -> Outcome.rejected(rejected.rejections()),
        unproven -> Outcome.rejected(Rejection.of(RejectionCode.CONFLICT)));
  }

  private static int unread(Decision.Accepted accepted) {
    return (int) accepted.notices().stream().filter(OwedNotice::inInbox).count();
  }

  private Edited edited(Decision.Accepted accepted, Surroundings around) {
    UserView view = views.of(accepted.on(), accepted.after(), around);
    return new Edited(view, accepted.changed(), accepted.ignored());
  }

  private record Answer(Proofs proofs, Optional<Rejection> refused) {}

  private Answer answer(Question question, UserId target, Proofs proofs) {
    if (question instanceof Question.HashOf hashOf) {
      return new Answer(
          proofs.with(hashOf, parts.hasher().hash(hashOf.secret())), Optional.empty());
    }
    Question.Matches matches = (Question.Matches) question;
    Outcome<Boolean> matched =
        matches.attribute() == Attribute.PASSWORD
            ? throttle.tryPassword(target, () -> matches(matches))
            : Outcome.done(matches(matches));
    return matched.fold(
        answer -> new Answer(proofs.with(matches, answer), Optional.empty()),
        refused -> new Answer(proofs, Optional.of(refused.get(0))));
  }

  private boolean matches(Question.Matches question) {
    return parts.hasher().matches(question.candidate(), question.stored());
  }

  private static Optional<TokenHash> presentedToken(UserPatch patch) {
    PatchField<RawValue> field = patch.field(Attribute.PAY_PASSWORD_TOKEN);
    return field.fold(Optional::empty, Optional::empty, raw -> raw.text().map(TokenHash::of));
  }
}

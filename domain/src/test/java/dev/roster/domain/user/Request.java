package dev.roster.domain.user;

import dev.roster.domain.actor.Actor;
import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.status.Status;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** One request and what it meets. Everything but the actor has a default. */
final class Request {

  private Optional<Actor> actor;
  private Optional<User> target;
  private UserId id;
  private UserPatch patch = UserPatch.EMPTY;
  private Expectation expected = Expectation.NONE;
  private Policy policy = Policy.STANDARD;
  private Proofs proofs = Proofs.NONE;
  private Optional<PresentedToken> token = Optional.empty();
  private boolean anotherAdministrator = true;
  private Instant now = Given.NOW;

  private Request(User actor) {
    this.actor = Optional.of(Given.actor(actor));
    this.target = Optional.of(actor);
    this.id = actor.id();
  }

  /** A request of this user about itself. */
  static Request by(User actor) {
    return new Request(actor);
  }

  Request actingAs(User other) {
    actor = Optional.of(Given.actor(other));
    return this;
  }

  /** The embedding service vouches for the actor. */
  Request withoutSession() {
    actor = actor.map(Request::vouchedFor);
    return this;
  }

  private static Actor vouchedFor(Actor a) {
    return new Actor(
        a.id(), a.status(), a.statusReason(), a.groups(), a.permissions(), Optional.empty());
  }

  Request unauthenticated() {
    actor = Optional.empty();
    return this;
  }

  Request to(User other) {
    target = Optional.of(other);
    id = other.id();
    return this;
  }

  Request toNobody() {
    target = Optional.empty();
    id = new UserId(999);
    return this;
  }

  Request sends(UserPatch sent) {
    patch = sent;
    return this;
  }

  Request expecting(Status from) {
    expected = new Expectation(Optional.of(from), expected.version());
    return this;
  }

  Request expecting(long version) {
    expected = new Expectation(expected.from(), OptionalLong.of(version));
    return this;
  }

  Request under(Policy other) {
    policy = other;
    return this;
  }

  Request knowing(Proofs other) {
    proofs = other;
    return this;
  }

  /** The token that is sent is stored, as this user's and until this moment. */
  Request presenting(User owner, Instant expiresAt) {
    token = Optional.of(new PresentedToken(owner.id(), expiresAt));
    return this;
  }

  Request withoutAnotherAdministrator() {
    anotherAdministrator = false;
    return this;
  }

  Request at(Instant other) {
    now = other;
    return this;
  }

  /** Decides once, with what is known so far. */
  Decision decide() {
    return EditDecision.decide(
        new Edit(id, patch, expected),
        new Snapshot(actor, target, Given.GROUPS, token, anotherAdministrator),
        policy,
        proofs,
        now);
  }

  /** Decides until no question is open; every question gets its true answer. */
  Decision settle() {
    Decision decision = decide();
    while (decision instanceof Decision.Unproven unproven) {
      unproven.questions().forEach(question -> proofs = answered(proofs, question));
      decision = decide();
    }
    return decision;
  }

  static Proofs answered(Proofs proofs, Question question) {
    if (question instanceof Question.Matches matches) {
      return proofs.with(matches, Given.hash(matches.candidate().text()).equals(matches.stored()));
    }
    Question.HashOf hashOf = (Question.HashOf) question;
    PasswordHash hash = Given.hash(hashOf.secret().text());
    return proofs.with(hashOf, hash);
  }

  Set<Question> open() {
    return ((Decision.Unproven) decide()).questions();
  }

  Decision.Accepted accepted() {
    Decision decision = settle();
    if (decision instanceof Decision.Accepted accepted) {
      return accepted;
    }
    throw new AssertionError("refused: " + refusals(decision));
  }

  List<Rejection> rejections() {
    return settle().fold(accepted -> List.of(), Decision.Rejected::rejections, open -> List.of());
  }

  /**
   * Every rejection in words, such as {@code username taken}; empty if there is none. A broken rule
   * of form stands for its code; the request as a whole is called {@code request}.
   */
  List<String> refusals() {
    return refusals(settle());
  }

  private static List<String> refusals(Decision decision) {
    return decision.fold(
        accepted -> List.of(),
        rejected -> rejected.rejections().stream().map(Request::inWords).toList(),
        open -> List.of("unproven"));
  }

  private static String inWords(Rejection rejection) {
    String where = rejection.attribute().map(attribute -> attribute.key()).orElse("request");
    String what =
        rejection.code() == RejectionCode.VALIDATION_ERROR
            ? rejection.rule().orElseThrow().name()
            : rejection.code().name();
    return where + " " + what.toLowerCase(Locale.ROOT);
  }
}

package dev.roster.domain.user;

import dev.roster.domain.actor.Actor;
import dev.roster.domain.form.FormRule;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.status.By;
import dev.roster.domain.status.Status;
import dev.roster.domain.status.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Decides what a request does to a user; the only way in which a user changes.
 *
 * <p>{@link #decide} is pure: the same arguments give the same decision, and it may be called as
 * often as needed. An instance is the working state of one call.
 */
public final class EditDecision {

  /**
   * The order of decisions. A stage reports everything that it finds and ends the request; a later
   * stage sees what the earlier ones have left of the patch. Secrets come last, since only they
   * cost time.
   */
  private static final List<Function<EditDecision, List<Rejection>>> ORDER =
      List.of(
          EditDecision::actorIsAuthenticated,
          EditDecision::actorsOwnStatusPermits,
          EditDecision::actorMayEditOthersAtAll,
          EditDecision::targetExists,
          EditDecision::dropEchoes,
          EditDecision::actorMayEditEachAttribute,
          EditDecision::dropWhatDoesNotApply,
          EditDecision::formIsRight,
          EditDecision::dropWhatIsUnchanged,
          EditDecision::rulesHold,
          EditDecision::transitionIsLegal,
          EditDecision::expectationIsMet,
          EditDecision::secretsAreRight);

  private final Edit edit;
  private final Snapshot snapshot;
  private final Policy policy;
  private final Proofs proofs;
  private final Instant now;

  private final List<Ignored> ignored = new ArrayList<>();
  private UserPatch patch;
  private Optional<Transition> transition = Optional.empty();

  private EditDecision(Edit edit, Snapshot snapshot, Policy policy, Proofs proofs, Instant now) {
    this.edit = edit;
    this.snapshot = snapshot;
    this.policy = policy;
    this.proofs = proofs;
    this.now = now;
    this.patch = edit.patch();
  }

  /**
   * Decides.
   *
   * @param edit the request, not null
   * @param snapshot what is stored, not null
   * @param policy the rules in force, not null
   * @param proofs what is known of the secrets in the request, not null
   * @param now the moment of the decision, not null
   * @return what is to be done, never null
   */
  public static Decision decide(
      Edit edit, Snapshot snapshot, Policy policy, Proofs proofs, Instant now) {
    return new EditDecision(edit, snapshot, policy, proofs, now).decide();
  }

  private Decision decide() {
    for (Function<EditDecision, List<Rejection>> stage : ORDER) {
      List<Rejection> rejections = stage.apply(this);
      if (!rejections.isEmpty()) {
        return new Decision.Rejected(rejections);
      }
    }
    CredentialRules credentials = credentials();
    Set<Question> open = credentials.openQuestions();
    return open.isEmpty()
        ? new Consequences(snapshot, policy, now).of(patch, ignored, transition, credentials)
        : new Decision.Unproven(open);
  }

  private List<Rejection> actorIsAuthenticated() {
    return snapshot.actor().isPresent()
        ? List.of()
        : List.of(Rejection.of(RejectionCode.ACCESS_DENIED));
  }

  private List<Rejection> actorsOwnStatusPermits() {
    return allowedNarrowly() ? List.of() : NarrowAccess.refusal(actor()).stream().toList();
  }

  private boolean allowedNarrowly() {
    return actor().status().applying()
        && actor().is(edit.target())
        && Set.of(Attribute.REGISTER_REASON).containsAll(patch.attributes());
  }

  private List<Rejection> actorMayEditOthersAtAll() {
    return actor().is(edit.target()) || Rights.mayEditOthers(actor())
        ? List.of()
        : List.of(Rejection.of(RejectionCode.PERMISSION_DENIED));
  }

  private List<Rejection> targetExists() {
    return snapshot.target().isPresent()
        ? List.of()
        : List.of(Rejection.of(RejectionCode.MODEL_NOT_FOUND));
  }

  /** Only for readers of the attribute: otherwise the answer would confirm a guess. */
  private List<Rejection> dropEchoes() {
    return drop(
        Ignored.Why.UNCHANGED,
        attribute ->
            rights().mayRead(attribute)
                && StoredAttribute.find(attribute)
                    .filter(row -> row.echoedBy(patch.field(attribute), target(), policy))
                    .isPresent());
  }

  private List<Rejection> actorMayEditEachAttribute() {
    List<Rejection> found = new ArrayList<>();
    for (Attribute attribute : patch.attributes()) {
      if (!rights().mayEdit(attribute, patch.field(attribute))) {
        found.add(Rejection.at(attribute, refusalOf(attribute)));
      }
    }
    return found;
  }

  private RejectionCode refusalOf(Attribute attribute) {
    return attribute == Attribute.STATUS && rights().self()
        ? RejectionCode.CANNOT_CHANGE_OWN_STATUS
        : RejectionCode.PERMISSION_DENIED;
  }

  private List<Rejection> dropWhatDoesNotApply() {
    return drop(Ignored.Why.NOT_APPLICABLE, attribute -> !applies(attribute));
  }

  private boolean applies(Attribute attribute) {
    return switch (attribute) {
      case PASSWORD -> credentials().currentPasswordNeeded();
      case PASSWORD_CONFIRMATION -> patch.has(Attribute.NEW_PASSWORD);
      case PAY_PASSWORD_CONFIRMATION -> patch.has(Attribute.PAY_PASSWORD);
      case PAY_PASSWORD_TOKEN -> credentials().payTokenNeeded();
      case REFUSE_MESSAGE -> patch.has(Attribute.STATUS);
      case REGISTER_REASON -> target().status().applying();
      default -> true;
    };
  }

  private List<Rejection> formIsRight() {
    return policy.formCheck().check(patch, policy);
  }

  private List<Rejection> dropWhatIsUnchanged() {
    drop(Ignored.Why.UNCHANGED, attribute -> !changes(attribute));
    return dropWhatDoesNotApply();
  }

  private boolean changes(Attribute attribute) {
    if (attribute == Attribute.REMOVE_PAY_PASSWORD) {
      return credentials().removesPayPassword();
    }
    return StoredAttribute.find(attribute)
        .map(row -> row.changes(patch.field(attribute), target(), policy))
        .orElse(true);
  }

  private List<Rejection> rulesHold() {
    List<Rejection> found = new ArrayList<>(credentials().violations(now));
    if (patch.has(Attribute.USERNAME)) {
      found.addAll(renameViolations());
    }
    if (patch.has(Attribute.GROUPS)
        && !wantedGroups().stream().allMatch(snapshot.groups()::contains)) {
      found.add(Rejection.form(Attribute.GROUPS, FormRule.UNKNOWN_GROUP));
    }
    return found;
  }

  private List<Rejection> renameViolations() {
    List<Rejection> found = new ArrayList<>();
    if (Forms.USERNAME.read(patch.field(Attribute.USERNAME), policy).reserved()) {
      found.add(Rejection.form(Attribute.USERNAME, FormRule.RESERVED));
    }
    if (rights().quotaUsedUp()) {
      found.add(Rejection.at(Attribute.USERNAME, RejectionCode.USER_USERNAME_BOUT_LIMIT_ERROR));
    }
    return found;
  }

  private List<Rejection> transitionIsLegal() {
    Status from = target().status();
    By by = patch.has(Attribute.STATUS) ? By.MODERATOR : By.SELF;
    Status to = wantedStatus();
    transition = policy.transitions().find(from, to, by);
    List<Rejection> found = new ArrayList<>();
    if (from != to && transition.isEmpty()) {
      found.add(illegalMove(from, by));
    }
    if (!administratorRemains(to)) {
      found.add(Rejection.of(RejectionCode.LAST_ADMINISTRATOR));
    }
    return found;
  }

  private Rejection illegalMove(Status from, By by) {
    return Rejection.at(
            by == By.SELF ? Attribute.REGISTER_REASON : Attribute.STATUS,
            RejectionCode.STATUS_TRANSITION_NOT_ALLOWED)
        .with(
            Rejection.ALLOWED,
            policy.transitions().targets(from, by).stream().map(Status::code).toList());
  }

  /**
   * What the status is to be: as sent, or under review again by a new reason of a rejected user.
   */
  private Status wantedStatus() {
    if (patch.has(Attribute.STATUS)) {
      return Forms.STATUS.read(patch.field(Attribute.STATUS), policy);
    }
    boolean newReason = rights().self() && patch.has(Attribute.REGISTER_REASON);
    return newReason ? target().status().afterNewReason() : target().status();
  }

  private boolean administratorRemains(Status to) {
    return snapshot.administratorRemainsWithoutTarget()
        || to.inGoodStanding() && wantedGroups().contains(GroupId.ADMINISTRATORS);
  }

  private Set<GroupId> wantedGroups() {
    return patch.has(Attribute.GROUPS)
        ? Forms.GROUPS.read(patch.field(Attribute.GROUPS), policy)
        : target().membership().groups();
  }

  private List<Rejection> expectationIsMet() {
    return edit.expected().violations(target());
  }

  private List<Rejection> secretsAreRight() {
    return credentials().refutations();
  }

  private List<Rejection> drop(Ignored.Why why, Predicate<Attribute> dropped) {
    Set<Attribute> found = EnumSet.noneOf(Attribute.class);
    for (Attribute attribute : patch.attributes()) {
      if (dropped.test(attribute)) {
        found.add(attribute);
        ignored.add(new Ignored(attribute, why));
      }
    }
    if (!found.isEmpty()) {
      patch = patch.without(found::contains);
    }
    return List.of();
  }

  private CredentialRules credentials() {
    return new CredentialRules(patch, rights(), snapshot.presentedToken(), proofs);
  }

  private Rights rights() {
    return new Rights(actor(), target(), snapshot.groups(), policy);
  }

  private Actor actor() {
    return snapshot.actor().orElseThrow();
  }

  private User target() {
    return snapshot.target().orElseThrow();
  }
}

package dev.roster.domain.user;

import dev.roster.domain.actor.Actor;
import dev.roster.domain.permission.Permission;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Decides whether a user is erased, in the order in which edits are decided.
 *
 * <p>Pure: the same arguments give the same decision, and it may be asked as often as needed.
 */
public final class EraseDecision {

  private static final List<Function<EraseDecision, List<Rejection>>> ORDER =
      List.of(
          EraseDecision::actorIsAuthenticated,
          EraseDecision::actorIsNormal,
          EraseDecision::actorMayEraseAtAll,
          EraseDecision::targetExists,
          EraseDecision::actorMayEraseTarget,
          EraseDecision::administratorRemains,
          EraseDecision::expectationHolds);

  private final Snapshot snapshot;
  private final Expectation expected;
  private final Policy policy;

  private EraseDecision(Snapshot snapshot, Expectation expected, Policy policy) {
    this.snapshot = snapshot;
    this.expected = expected;
    this.policy = policy;
  }

  /**
   * Decides.
   *
   * @param snapshot what is stored; its target is whom to erase, not null
   * @param expected what the request was decided on; judged last, not null
   * @param policy the rules in force, not null
   * @param now the moment of the decision, not null
   * @return what is to be done, never null
   */
  public static Erasure decide(
      Snapshot snapshot, Expectation expected, Policy policy, Instant now) {
    return new EraseDecision(snapshot, expected, policy).decide(now);
  }

  private Erasure decide(Instant now) {
    for (Function<EraseDecision, List<Rejection>> stage : ORDER) {
      List<Rejection> found = stage.apply(this);
      if (!found.isEmpty()) {
        return new Erasure.Rejected(found);
      }
    }
    Instant at = target().timeline().changedAt(now).updatedAt();
    return new Erasure.Accepted(snapshot, at, at.plus(policy.nameRetention()));
  }

  private List<Rejection> actorIsAuthenticated() {
    return unless(snapshot.actor().isPresent(), RejectionCode.ACCESS_DENIED);
  }

  private List<Rejection> actorIsNormal() {
    return NarrowAccess.refusal(actor()).stream().toList();
  }

  private List<Rejection> actorMayEraseAtAll() {
    return unless(actor().holds(Permission.USER_DELETE), RejectionCode.PERMISSION_DENIED);
  }

  private List<Rejection> targetExists() {
    return unless(snapshot.target().isPresent(), RejectionCode.MODEL_NOT_FOUND);
  }

  private List<Rejection> actorMayEraseTarget() {
    return unless(
        new Rights(actor(), target(), snapshot.groups(), policy).mayDelete(),
        RejectionCode.PERMISSION_DENIED);
  }

  private List<Rejection> administratorRemains() {
    return unless(snapshot.administratorRemainsWithoutTarget(), RejectionCode.LAST_ADMINISTRATOR);
  }

  private List<Rejection> expectationHolds() {
    return expected.violations(target());
  }

  private static List<Rejection> unless(boolean holds, RejectionCode refusal) {
    return holds ? List.of() : List.of(Rejection.of(refusal));
  }

  private Actor actor() {
    return snapshot.actor().orElseThrow();
  }

  private User target() {
    return snapshot.target().orElseThrow();
  }
}

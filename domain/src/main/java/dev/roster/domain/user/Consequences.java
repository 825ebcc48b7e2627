package dev.roster.domain.user;

import dev.roster.domain.actor.Actor;
import dev.roster.domain.notice.Notice;
import dev.roster.domain.notice.NoticeId;
import dev.roster.domain.notice.Variable;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.Editors;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.profile.Reason;
import dev.roster.domain.status.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What follows from a change that nothing stands against: the user after it, its audit, the notices
 * owed, the tokens used up and the sessions to end.
 *
 * @param snapshot what was decided on
 * @param policy the rules in force
 * @param now the moment of the decision
 */
record Consequences(Snapshot snapshot, Policy policy, Instant now) {

  // @formatter:off
  /** Which notice the change of an attribute owes, beside those of the status and the groups. */
  private static final Map<Attribute, NoticeId> CREDENTIALS = new EnumMap<>(Map.of(
      Attribute.NEW_PASSWORD,        NoticeId.PASSWORD_CHANGED,
      Attribute.PAY_PASSWORD,        NoticeId.PAY_PASSWORD_CHANGED,
      Attribute.REMOVE_PAY_PASSWORD, NoticeId.PAY_PASSWORD_CHANGED,
      Attribute.MOBILE,              NoticeId.CONTACT_CHANGED,
      Attribute.EMAIL,               NoticeId.CONTACT_CHANGED,
      Attribute.USERNAME,            NoticeId.USERNAME_CHANGED));
  // @formatter:on

  /** The accepted decision for what is left of the patch. */
  Decision.Accepted of(
      UserPatch patch,
      List<Ignored> ignored,
      Optional<Transition> transition,
      CredentialRules credentials) {
    Reason reason = reason(patch);
    User after = after(patch, transition, reason, credentials);
    Set<Attribute> changed = changed(patch, transition);
    return new Decision.Accepted(
        snapshot,
        after,
        changed,
        ignored,
        audited(changed, after, reason),
        owed(patch, transition, after),
        patch.has(Attribute.PAY_PASSWORD) || patch.has(Attribute.REMOVE_PAY_PASSWORD),
        sessionsToEnd(patch, after));
  }

  private User after(
      UserPatch patch,
      Optional<Transition> transition,
      Reason reason,
      CredentialRules credentials) {
    if (patch.isEmpty()) {
      return before();
    }
    Timeline timeline = before().timeline().changedAt(now);
    User after = before();
    for (Attribute attribute : patch.attributes()) {
      User sofar = after;
      after =
          StoredAttribute.find(attribute)
              .map(row -> row.apply(patch.field(attribute), sofar, policy))
              .orElse(sofar);
    }
    if (transition.isPresent()) {
      after = after.with(new Standing(transition.get().to(), reason));
    }
    if (patch.has(Attribute.USERNAME) && self()) {
      after = after.renamedItself();
    }
    return after
        .with(credentials.after(before().credentials(), timeline.updatedAt()))
        .asOf(timeline);
  }

  /** What accompanies a change is no change itself; a new application changes the status too. */
  private static Set<Attribute> changed(UserPatch patch, Optional<Transition> transition) {
    Set<Attribute> changed = EnumSet.noneOf(Attribute.class);
    for (Attribute attribute : patch.attributes()) {
      if (attribute.editors() != Editors.ACCOMPANIES) {
        changed.add(attribute);
      }
    }
    if (transition.isPresent()) {
      changed.add(Attribute.STATUS);
    }
    return changed;
  }

  private List<AuditEntry> audited(Set<Attribute> changed, User after, Reason reason) {
    List<AuditEntry> audit = new ArrayList<>();
    for (Attribute attribute : changed) {
      audit.add(audited(attribute, after, reason));
    }
    return audit;
  }

  private AuditEntry audited(Attribute attribute, User after, Reason reason) {
    Optional<StoredAttribute<?>> row = StoredAttribute.find(attribute);
    return new AuditEntry(
        attribute,
        row.map(stored -> stored.audited(before())).orElse(""),
        row.map(stored -> stored.audited(after)).orElse(""),
        attribute == Attribute.STATUS ? reason : Reason.EMPTY);
  }

  private List<OwedNotice> owed(UserPatch patch, Optional<Transition> transition, User after) {
    List<OwedNotice> owed = new ArrayList<>();
    transition
        .flatMap(Transition::notice)
        .ifPresent(
            id ->
                owed.add(
                    owed(id, transition, Map.of(Variable.REASON, reason(patch).text()), after)));
    if (patch.has(Attribute.GROUPS)) {
      owed.add(
          owed(
              NoticeId.GROUPS_CHANGED,
              Optional.empty(),
              Map.of(
                  Variable.OLD_GROUPS, snapshot.groups().namesOf(before().membership().groups()),
                  Variable.NEW_GROUPS, snapshot.groups().namesOf(after.membership().groups())),
              after));
    }
    for (Attribute attribute : patch.attributes()) {
      NoticeId id = CREDENTIALS.get(attribute);
      if (id != null && owed.stream().noneMatch(each -> each.notice().id().equals(id))) {
        owedOfCredentials(id, after).ifPresent(owed::add);
      }
    }
    return owed;
  }

  /** Nothing, unless it leaves the program: it has no place in the inbox. */
  private Optional<OwedNotice> owedOfCredentials(NoticeId id, User after) {
    return policy.deliveries().applying(id, Optional.empty()).isEmpty()
        ? Optional.empty()
        : Optional.of(
            owed(
                id,
                Optional.empty(),
                Map.of(Variable.OLD_USERNAME, before().username().text()),
                after));
  }

  /** Only the variables that the notice names are kept. */
  private OwedNotice owed(
      NoticeId id, Optional<Transition> by, Map<Variable, String> supplied, User after) {
    Map<Variable, String> values = new HashMap<>(supplied);
    values.put(Variable.USERNAME, after.username().text());
    Map<String, String> named = new HashMap<>();
    policy
        .notices()
        .find(id)
        .orElseThrow()
        .variables()
        .forEach(variable -> named.put(variable.key(), values.get(variable)));
    return new OwedNotice(
        new Notice(id, named),
        policy.deliveries().dispatches(id, by, now, before().contact().email()));
  }

  private SessionsToEnd sessionsToEnd(UserPatch patch, User after) {
    boolean disabled = after.status().lockedOut() && !before().status().lockedOut();
    if (!disabled && !patch.has(Attribute.NEW_PASSWORD)) {
      return new SessionsToEnd.None();
    }
    Optional<SessionsToEnd> kept =
        self() && !disabled ? actor().session().map(SessionsToEnd.AllBut::new) : Optional.empty();
    return kept.orElseGet(SessionsToEnd.All::new);
  }

  private Reason reason(UserPatch patch) {
    return patch.has(Attribute.REFUSE_MESSAGE)
        ? Forms.REASON.read(patch.field(Attribute.REFUSE_MESSAGE), policy)
        : Reason.EMPTY;
  }

  private boolean self() {
    return actor().is(before().id());
  }

  private Actor actor() {
    return snapshot.actor().orElseThrow();
  }

  private User before() {
    return snapshot.target().orElseThrow();
  }
}

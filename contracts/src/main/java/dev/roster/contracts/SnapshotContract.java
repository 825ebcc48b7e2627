package dev.roster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Lookup;
import dev.roster.application.port.Sessions.Session;
import dev.roster.domain.actor.Actor;
import dev.roster.domain.actor.SessionId;
import dev.roster.domain.credential.TokenHash;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.Group;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.permission.Permission;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.PresentedToken;
import dev.roster.domain.user.Snapshot;
import dev.roster.domain.user.User;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link dev.roster.application.port.Users#snapshot}: what a decision may depend on. */
abstract class SnapshotContract extends PortContract {

  SnapshotContract(StoreContract contract) {
    super(contract);
  }

  @Test
  void it_holds_actor_and_target() {
    User actor = stored(Account.named("ada"));
    User target = stored(Account.named("bob").mobile("13800000001"));
    Snapshot snapshot = snapshot(target.id(), ActorRef.trusted(actor.id()));
    assertThat(snapshot.target()).contains(target);
    assertThat(snapshot.actor()).map(Actor::id).contains(actor.id());
  }

  @Test
  void actor_and_target_may_be_one() {
    User self = stored(Account.named("ada"));
    Snapshot snapshot = snapshot(self.id(), ActorRef.trusted(self.id()));
    assertThat(snapshot.target()).contains(self);
    assertThat(snapshot.actor()).map(Actor::id).contains(self.id());
  }

  @Test
  void a_target_that_does_not_exist_is_empty() {
    User actor = stored(Account.named("ada"));
    Snapshot snapshot = snapshot(nobody(), ActorRef.trusted(actor.id()));
    assertThat(snapshot.target()).isEmpty();
    assertThat(snapshot.actor()).isPresent();
  }

  @Test
  void an_actor_who_does_not_exist_is_empty() {
    User target = stored(Account.named("ada"));
    Snapshot snapshot = snapshot(target.id(), ActorRef.trusted(nobody()));
    assertThat(snapshot.actor()).isEmpty();
    assertThat(snapshot.target()).isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void an_actor_has_its_status_and_the_reason_for_it(Status status) {
    User actor = stored(Account.named("ada").in(status));
    assertThat(actorBy(ActorRef.trusted(actor.id())))
        .hasValueSatisfying(
            found -> {
              assertThat(found.status()).isEqualTo(status);
              assertThat(found.statusReason()).isEqualTo(actor.standing().reason());
            });
  }

  @Test
  void permissions_come_from_all_groups_of_the_actor() {
    GroupId editors = group("editors", Permission.USER_EDIT, Permission.USER_VIEW);
    GroupId reviewers = group("reviewers", Permission.USER_EDIT_STATUS, Permission.USER_VIEW);
    group("others", Permission.USER_DELETE);
    User actor = stored(Account.named("ada").in(editors, reviewers, GroupId.MEMBERS));
    Actor found = actorBy(ActorRef.trusted(actor.id())).orElseThrow();
    assertThat(found.groups()).containsExactlyInAnyOrder(editors, reviewers, GroupId.MEMBERS);
    assertThat(found.permissions())
        .containsExactlyInAnyOrder(
            Permission.USER_EDIT, Permission.USER_VIEW, Permission.USER_EDIT_STATUS);
  }

  @Test
  void a_member_of_group_1_holds_every_permission_and_one_of_group_10_none() {
    User chief = administrator("chief");
    User member = stored(Account.named("ada"));
    assertThat(actorBy(ActorRef.trusted(chief.id())).orElseThrow().permissions())
        .containsExactlyInAnyOrder(Permission.values());
    assertThat(actorBy(ActorRef.trusted(member.id())).orElseThrow().permissions()).isEmpty();
  }

  @Test
  void an_actor_in_a_live_session_has_that_session() {
    User actor = stored(Account.named("ada"));
    Session session = loggedIn(actor, "token");
    assertThat(actorBy(ActorRef.in(session.id(), actor.id())))
        .flatMap(Actor::session)
        .contains(session.id());
  }

  @Test
  void an_actor_who_is_vouched_for_has_no_session() {
    User actor = stored(Account.named("ada"));
    loggedIn(actor, "token");
    assertThat(actorBy(ActorRef.trusted(actor.id())).orElseThrow().session()).isEmpty();
  }

  @Test
  void a_session_ends_at_the_moment_at_which_it_expires() {
    User actor = stored(Account.named("ada"));
    Session session = loggedIn(actor, "token");
    Instant end = session.expiresAt();
    assertThat(actorAt(end.minusMillis(1), ActorRef.in(session.id(), actor.id()))).isPresent();
    assertThat(actorAt(end, ActorRef.in(session.id(), actor.id()))).isEmpty();
  }

  @Test
  void an_actor_in_a_session_that_has_ended_is_empty() {
    User actor = stored(Account.named("ada"));
    Session session = loggedIn(actor, "token");
    store.sessions().end(session.id());
    assertThat(actorBy(ActorRef.in(session.id(), actor.id()))).isEmpty();
  }

  @Test
  void an_ended_session_does_not_come_back_to_life_with_a_later_one() {
    User actor = stored(Account.named("ada"));
    Session ended = loggedIn(actor, "first");
    store.sessions().end(ended.id());
    Session later = loggedIn(actor, "second");
    assertThat(later.id()).isNotEqualTo(ended.id());
    assertThat(actorBy(ActorRef.in(ended.id(), actor.id()))).isEmpty();
  }

  @Test
  void an_actor_in_the_session_of_another_is_empty() {
    User actor = stored(Account.named("ada"));
    Session foreign = loggedIn(stored(Account.named("bob")), "token");
    assertThat(actorBy(ActorRef.in(foreign.id(), actor.id()))).isEmpty();
  }

  @Test
  void an_actor_in_a_session_that_never_was_is_empty() {
    User actor = stored(Account.named("ada"));
    assertThat(actorBy(ActorRef.in(new SessionId(Long.MAX_VALUE), actor.id()))).isEmpty();
  }

  @Test
  void another_administrator_is_a_normal_member_of_group_1_beside_the_target() {
    User chief = administrator("chief");
    stored(Account.named("member"));
    stored(Account.named("disabled").in(GroupId.ADMINISTRATORS).in(Status.DISABLED));
    assertThat(anotherAdministratorThan(chief.id())).isFalse();
    assertThat(anotherAdministratorThan(nobody())).isTrue();
    User second = administrator("second");
    assertThat(anotherAdministratorThan(chief.id())).isTrue();
    assertThat(anotherAdministratorThan(second.id())).isTrue();
  }

  @Test
  void a_presented_token_has_its_owner_and_its_end_whoever_presents_it() {
    User owner = stored(Account.named("ada"));
    User other = stored(Account.named("bob"));
    issued(owner, "token");
    assertThat(presented(other, "token"))
        .contains(new PresentedToken(owner.id(), NOW.plusSeconds(300)));
  }

  @Test
  void an_unknown_token_is_empty_and_so_is_none() {
    User owner = stored(Account.named("ada"));
    issued(owner, "token");
    assertThat(presented(owner, "other")).isEmpty();
    assertThat(snapshot(owner.id(), ActorRef.trusted(owner.id())).presentedToken()).isEmpty();
  }

  @Test
  void it_holds_every_group() {
    GroupId editors = group("editors", Permission.USER_EDIT);
    assertThat(snapshot(nobody(), ActorRef.trusted(nobody())).groups().all())
        .contains(new Group(editors, "editors", Set.of(Permission.USER_EDIT)))
        .hasSize(5);
  }

  @Test
  void reading_it_changes_nothing() {
    User actor = stored(Account.named("ada"));
    Session session = loggedIn(actor, "token");
    Traces before = traces();
    snapshot(actor.id(), ActorRef.in(session.id(), actor.id()));
    assertThat(traces()).isEqualTo(before);
    assertThat(store.sessions().find(TokenHash.of("token"), NOW)).contains(session);
  }

  private GroupId group(String name, Permission... permissions) {
    return store.groups().add(id -> new Group(id, name, Set.of(permissions))).id();
  }

  private Snapshot snapshot(UserId target, ActorRef actor) {
    return store.users().snapshot(Lookup.of(target, actor, NOW));
  }

  private Optional<Actor> actorBy(ActorRef ref) {
    return actorAt(NOW, ref);
  }

  private Optional<Actor> actorAt(Instant now, ActorRef ref) {
    return store.users().snapshot(Lookup.of(ref.user(), ref, now)).actor();
  }

  private boolean anotherAdministratorThan(UserId target) {
    return snapshot(target, ActorRef.trusted(target)).anotherAdministrator();
  }

  private Optional<PresentedToken> presented(User by, String token) {
    Lookup lookup =
        new Lookup(by.id(), ActorRef.trusted(by.id()), Optional.of(TokenHash.of(token)), NOW);
    return store.users().snapshot(lookup).presentedToken();
  }
}

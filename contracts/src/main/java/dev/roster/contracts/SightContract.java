package dev.roster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Follows.Counts;
import dev.roster.application.port.Follows.Relation;
import dev.roster.application.port.Judged;
import dev.roster.application.port.Lookup;
import dev.roster.application.port.Page;
import dev.roster.application.port.Sight;
import dev.roster.application.port.Surroundings;
import dev.roster.application.port.Users.Changed;
import dev.roster.domain.fact.UserFacts;
import dev.roster.domain.permission.Group;
import dev.roster.domain.user.Decision;
import dev.roster.domain.user.Proofs;
import dev.roster.domain.user.User;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@link Surroundings}: what is read along with a snapshot and with a change. */
abstract class SightContract extends PortContract {

  private static final UserFacts FACTS =
      UserFacts.of(
          7,
          2,
          3,
          0.1,
          1,
          new BigDecimal("9999999999999.99"),
          Optional.of(NOW),
          Map.of("replied", 8, "liked", Integer.MAX_VALUE));

  private User chief;
  private User ada;
  private User bob;

  SightContract(StoreContract contract) {
    super(contract);
  }

  @BeforeEach
  void people() {
    chief = administrator("chief");
    ada = stored(Account.named("ada"));
    bob = stored(Account.named("bob"));
  }

  @Test
  void it_holds_the_snapshot() {
    assertThat(sight(chief, ada).snapshot())
        .usingRecursiveComparison()
        .isEqualTo(store.users().snapshot(lookup(chief, ada)));
  }

  @Test
  void nothing_surrounds_a_new_user() {
    assertThat(around(ada, ada)).isEqualTo(Surroundings.NONE);
    assertThat(around(chief, ada)).isEqualTo(Surroundings.NONE);
  }

  @Test
  void nothing_surrounds_nobody() {
    follow(ada, bob);
    Lookup lookup = Lookup.of(nobody(), ActorRef.trusted(ada.id()), NOW);
    assertThat(store.users().sight(lookup).around()).isEqualTo(Surroundings.NONE);
    Lookup nobodys = Lookup.of(nobody(), ActorRef.trusted(nobody()), NOW);
    assertThat(store.users().sight(nobodys).around()).isEqualTo(Surroundings.NONE);
  }

  @Test
  void the_facts_are_those_of_the_target() {
    record(ada);
    assertThat(around(bob, ada).facts()).isEqualTo(FACTS);
    assertThat(around(ada, ada).facts()).isEqualTo(FACTS);
    assertThat(around(ada, bob).facts()).isEqualTo(UserFacts.EMPTY);
  }

  @Test
  void the_counts_are_those_of_the_target() {
    follow(ada, bob);
    follow(chief, bob);
    follow(bob, chief);
    assertThat(around(ada, bob).counts()).isEqualTo(new Counts(1, 2));
    assertThat(around(bob, bob).counts()).isEqualTo(new Counts(1, 2));
    assertThat(around(bob, ada).counts()).isEqualTo(new Counts(1, 0));
  }

  @Test
  void the_relation_is_that_of_the_actor_to_the_target() {
    follow(ada, bob);
    follow(ada, chief);
    follow(chief, ada);
    assertThat(around(ada, bob).relation()).isEqualTo(Relation.FOLLOWING);
    assertThat(around(bob, ada).relation()).isEqualTo(Relation.NONE);
    assertThat(around(ada, chief).relation()).isEqualTo(Relation.MUTUAL);
    assertThat(around(chief, ada).relation()).isEqualTo(Relation.MUTUAL);
    assertThat(around(ada, ada).relation()).isEqualTo(Relation.NONE);
  }

  @Test
  void only_unread_notices_of_the_target_count() {
    disable(ada);
    disable(bob);
    store.inbox().read(bob.id(), Page.FIRST, Optional.of(NOW));
    assertThat(around(chief, ada).unread()).isEqualTo(1);
    assertThat(around(ada, ada).unread()).isEqualTo(1);
    assertThat(around(chief, bob).unread()).isZero();
  }

  @Test
  void a_change_tells_what_surrounded_the_target_before_it() {
    record(ada);
    follow(chief, ada);
    Surroundings before = around(chief, ada);
    Changed changed = disable(ada);
    assertThat(changed.decision()).isInstanceOf(Decision.Accepted.class);
    assertThat(changed.around()).isEqualTo(before);
    assertThat(around(chief, ada)).isEqualTo(before.plus(1));
  }

  @Test
  void a_group_that_is_new_is_known_at_the_next_look() {
    int known = sight(ada, ada).snapshot().groups().all().size();
    Group added = store.groups().add(id -> new Group(id, "new", Set.of()));
    assertThat(sight(ada, ada).snapshot().groups().all()).hasSize(known + 1).contains(added);
  }

  /** Their names are anybody's: no character stands for the end of one. */
  @Test
  void groups_of_any_name_come_back_with_it() {
    List<String> names = List.of("a,b", "x y", "\"quoted\"", "back\\slash", "行\n列", "]},[", "😀'");
    for (String name : names) {
      store.groups().add(id -> new Group(id, name, Set.of()));
    }
    assertThat(sight(ada, ada).snapshot().groups().all())
        .extracting(Group::name)
        .endsWith(names.toArray(String[]::new));
    assertThat(List.copyOf(sight(ada, ada).snapshot().groups().all()))
        .isEqualTo(List.copyOf(store.groups().directory().all()));
  }

  private Sight sight(User actor, User target) {
    return store.users().sight(lookup(actor, target));
  }

  private Surroundings around(User actor, User target) {
    return sight(actor, target).around();
  }

  private static Lookup lookup(User actor, User target) {
    return Lookup.of(target.id(), ActorRef.trusted(actor.id()), NOW);
  }

  private void follow(User from, User to) {
    store.follows().follow(lookup(from, to), snapshot -> List.of());
  }

  private void record(User user) {
    store.facts().change(lookup(chief, user), (fresh, known) -> new Judged.Stored<>(FACTS));
  }

  private Changed disable(User user) {
    Request request = Request.by(chief, user, ChangeContract.disabling("because"));
    return store.users().change(request.lookup(), Request.ID, request.decision(Proofs.NONE));
  }
}

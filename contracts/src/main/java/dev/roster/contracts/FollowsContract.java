package dev.roster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Follows;
import dev.roster.application.port.Follows.Counts;
import dev.roster.application.port.Follows.Follow;
import dev.roster.application.port.Follows.Followed;
import dev.roster.application.port.Follows.Relation;
import dev.roster.application.port.Follows.Side;
import dev.roster.application.port.Judged;
import dev.roster.application.port.Lookup;
import dev.roster.application.port.Page;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.user.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@link Follows}. */
abstract class FollowsContract extends PortContract {

  private User ada;
  private User bob;
  private User eve;

  FollowsContract(StoreContract contract) {
    super(contract);
  }

  @BeforeEach
  void people() {
    ada = stored(Account.named("ada"));
    bob = stored(Account.named("bob"));
    eve = stored(Account.named("eve"));
  }

  @Test
  void who_follows_stands_on_ones_side_of_both() {
    Follow follow = follow(ada, bob, NOW).follow();
    assertThat(follow)
        .isEqualTo(new Follow(follow.id(), ada.id(), bob.id(), NOW, Optional.empty()));
    assertThat(read(ada, Side.FOLLOWING)).containsExactly(follow);
    assertThat(read(bob, Side.FANS)).containsExactly(follow);
    assertThat(read(ada, Side.FANS)).isEmpty();
    assertThat(read(bob, Side.FOLLOWING)).isEmpty();
  }

  @Test
  void following_again_changes_nothing() {
    Followed first = follow(ada, bob, NOW);
    Followed again = follow(ada, bob, NOW.plusSeconds(9));
    assertThat(first.isNew()).isTrue();
    assertThat(again).isEqualTo(new Followed(first.follow(), false));
    assertThat(store.follows().count(ada.id(), Side.FOLLOWING)).isEqualTo(1);
  }

  @Test
  void following_back_makes_both_mutual_from_then_on() {
    follow(ada, bob, NOW);
    Follow back = follow(bob, ada, NOW.plusSeconds(9)).follow();
    assertThat(back.answeredSince()).contains(NOW);
    assertThat(back.updatedAt()).isEqualTo(NOW.plusSeconds(9));
    assertThat(read(ada, Side.FOLLOWING))
        .singleElement()
        .satisfies(
            follow -> {
              assertThat(follow.mutual()).isTrue();
              assertThat(follow.updatedAt()).isEqualTo(NOW.plusSeconds(9));
            });
  }

  @Test
  void a_follow_that_ends_leaves_the_other_one_sided() {
    follow(ada, bob, NOW);
    follow(bob, ada, NOW);
    store.follows().end(ada.id(), bob.id());
    assertThat(read(ada, Side.FOLLOWING)).isEmpty();
    assertThat(read(bob, Side.FOLLOWING)).singleElement().matches(follow -> !follow.mutual());
  }

  @Test
  void ending_what_is_not_there_does_nothing() {
    follow(ada, bob, NOW);
    store.follows().end(bob.id(), ada.id());
    store.follows().end(nobody(), ada.id());
    assertThat(read(ada, Side.FOLLOWING)).hasSize(1);
  }

  @Test
  void a_number_is_never_given_twice() {
    long first = follow(ada, bob, NOW).follow().id();
    store.follows().end(ada.id(), bob.id());
    assertThat(follow(ada, bob, NOW).follow().id()).isGreaterThan(first);
  }

  @Test
  void counts_are_those_of_each_user_and_of_nobody_else() {
    follow(ada, bob, NOW);
    follow(eve, bob, NOW);
    follow(bob, eve, NOW);
    Map<UserId, Counts> counts =
        store.follows().counts(Set.of(ada.id(), bob.id(), eve.id(), nobody()));
    assertThat(counts.get(ada.id())).isEqualTo(new Counts(1, 0));
    assertThat(counts.get(bob.id())).isEqualTo(new Counts(1, 2));
    assertThat(counts.get(eve.id())).isEqualTo(new Counts(1, 1));
    assertThat(counts.getOrDefault(nobody(), Counts.NONE)).isEqualTo(Counts.NONE);
    assertThat(store.follows().counts(Set.of())).isEmpty();
  }

  @Test
  void a_relation_is_seen_from_one_user() {
    follow(ada, bob, NOW);
    follow(bob, ada, NOW);
    follow(ada, eve, NOW);
    assertThat(store.follows().relations(ada.id(), Set.of(bob.id(), eve.id())))
        .isEqualTo(Map.of(bob.id(), Relation.MUTUAL, eve.id(), Relation.FOLLOWING));
    assertThat(relation(eve, ada)).isEqualTo(Relation.NONE);
    assertThat(relation(bob, eve)).isEqualTo(Relation.NONE);
  }

  @Test
  void the_newest_comes_first_and_pages_follow_each_other() {
    List<Follow> made = new ArrayList<>();
    Stream.of("f1", "f2", "f3")
        .map(name -> stored(Account.named(name)))
        .forEach(fan -> made.add(0, follow(fan, ada, NOW).follow()));
    assertThat(store.follows().read(ada.id(), Side.FANS, new Page(1, 2)))
        .isEqualTo(made.subList(0, 2));
    assertThat(store.follows().read(ada.id(), Side.FANS, new Page(2, 2)))
        .isEqualTo(made.subList(2, 3));
    assertThat(store.follows().count(ada.id(), Side.FANS)).isEqualTo(3);
  }

  @Test
  void what_is_refused_on_fresh_data_stores_nothing() {
    List<Rejection> no = List.of(Rejection.of(RejectionCode.PERMISSION_DENIED));
    Lookup lookup = Lookup.of(bob.id(), ActorRef.trusted(ada.id()), NOW);
    assertThat(store.follows().follow(lookup, fresh -> no)).isEqualTo(new Judged.Refused<>(no));
    assertThat(read(ada, Side.FOLLOWING)).isEmpty();
  }

  @Test
  void it_is_judged_on_actor_and_target_as_they_are() {
    Lookup lookup = Lookup.of(bob.id(), ActorRef.trusted(ada.id()), NOW);
    store
        .follows()
        .follow(
            lookup,
            fresh -> {
              assertThat(fresh.actor().orElseThrow().id()).isEqualTo(ada.id());
              assertThat(fresh.target()).contains(bob);
              return List.of();
            });
    assertThat(read(ada, Side.FOLLOWING)).hasSize(1);
  }

  @Test
  void neither_user_changes() {
    follow(ada, bob, NOW);
    assertThat(reloaded(ada)).isEqualTo(ada);
    assertThat(reloaded(bob)).isEqualTo(bob);
  }

  @Test
  void many_who_follow_at_once_are_all_counted() throws Exception {
    int fans = 12;
    List<User> crowd = new ArrayList<>();
    for (int number = 0; number < fans; number++) {
      crowd.add(stored(Account.named("fan" + number)));
    }
    Race.of(fans, number -> follow(crowd.get(number), ada, NOW));
    assertThat(store.follows().counts(Set.of(ada.id())).get(ada.id()))
        .isEqualTo(new Counts(0, fans));
    assertThat(read(ada, Side.FANS)).extracting(Follow::id).doesNotHaveDuplicates();
  }

  @Test
  void of_one_follow_that_is_asked_for_many_times_at_once_one_is_new() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      List<Followed> followed = Race.of(4, number -> follow(ada, bob, NOW));
      assertThat(followed).filteredOn(Followed::isNew).hasSize(1);
      assertThat(read(bob, Side.FANS)).hasSize(1);
      store.follows().end(ada.id(), bob.id());
    }
  }

  private Followed follow(User from, User to, Instant at) {
    return store
        .follows()
        .follow(Lookup.of(to.id(), ActorRef.trusted(from.id()), at), fresh -> List.of())
        .fold(
            Function.identity(),
            refused -> {
              throw new AssertionError("refused: " + refused);
            });
  }

  private List<Follow> read(User user, Side side) {
    return store.follows().read(user.id(), side, Page.FIRST);
  }

  private Relation relation(User from, User to) {
    return store
        .follows()
        .relations(from.id(), Set.of(to.id()))
        .getOrDefault(to.id(), Relation.NONE);
  }
}

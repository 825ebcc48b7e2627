package dev.roster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Judged;
import dev.roster.application.port.Lookup;
import dev.roster.application.port.StoredFacts;
import dev.roster.domain.fact.UserFacts;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.user.EraseDecision;
import dev.roster.domain.user.Expectation;
import dev.roster.domain.user.Policy;
import dev.roster.domain.user.User;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@link StoredFacts}. */
abstract class FactsContract extends PortContract {

  /** Every fact has a value, each another one, some the greatest. */
  private static final UserFacts ALL =
      UserFacts.of(
          Integer.MAX_VALUE,
          2,
          3,
          0.1,
          1,
          new BigDecimal("9999999999999.99"),
          Optional.of(NOW),
          Map.of("replied", 8, "liked", Integer.MAX_VALUE));

  private User ada;
  private User bob;

  FactsContract(StoreContract contract) {
    super(contract);
  }

  @BeforeEach
  void people() {
    ada = stored(Account.named("ada"));
    bob = stored(Account.named("bob"));
  }

  @Test
  void of_whom_nothing_is_recorded_nothing_is_known() {
    assertThat(store.facts().of(ada.id())).isEqualTo(UserFacts.EMPTY);
    assertThat(store.facts().of(nobody())).isEqualTo(UserFacts.EMPTY);
  }

  @Test
  void what_is_recorded_comes_back_exactly() {
    assertThat(record(ada, known -> ALL)).isEqualTo(new Judged.Stored<>(ALL));
    assertThat(store.facts().of(ada.id())).isEqualTo(ALL);
    assertThat(store.facts().of(bob.id())).isEqualTo(UserFacts.EMPTY);
  }

  @Test
  void facts_of_many_are_read_at_once() {
    record(ada, known -> ALL);
    Map<UserId, UserFacts> facts = store.facts().of(Set.of(ada.id(), bob.id(), nobody()));
    assertThat(facts.get(ada.id())).isEqualTo(ALL);
    assertThat(facts.getOrDefault(bob.id(), UserFacts.EMPTY)).isEqualTo(UserFacts.EMPTY);
    assertThat(store.facts().of(Set.of())).isEmpty();
  }

  @Test
  void what_was_known_is_given_and_replaced() {
    record(ada, known -> ALL);
    record(
        ada,
        known -> {
          assertThat(known).isEqualTo(ALL);
          return UserFacts.EMPTY;
        });
    assertThat(store.facts().of(ada.id())).isEqualTo(UserFacts.EMPTY);
  }

  @Test
  void what_is_refused_on_fresh_data_stores_nothing() {
    List<Rejection> no = List.of(Rejection.of(RejectionCode.PERMISSION_DENIED));
    Judged<UserFacts> judged =
        store
            .facts()
            .change(
                lookup(ada),
                (fresh, known) -> {
                  assertThat(fresh.actor().orElseThrow().id()).isEqualTo(bob.id());
                  assertThat(fresh.target()).contains(ada);
                  return new Judged.Refused<>(no);
                });
    assertThat(judged).isEqualTo(new Judged.Refused<>(no));
    assertThat(store.facts().of(ada.id())).isEqualTo(UserFacts.EMPTY);
  }

  @Test
  void the_user_does_not_change() {
    record(ada, known -> ALL);
    assertThat(reloaded(ada)).isEqualTo(ada);
    assertThat(history(ada)).isEmpty();
  }

  @Test
  void facts_are_erased_with_their_user() {
    User chief = administrator("chief");
    record(ada, known -> ALL);
    Lookup lookup = Lookup.of(ada.id(), ActorRef.trusted(chief.id()), NOW);
    store
        .users()
        .erase(
            lookup,
            "",
            fresh -> EraseDecision.decide(fresh, Expectation.NONE, Policy.STANDARD, NOW));
    assertThat(store.facts().of(ada.id())).isEqualTo(UserFacts.EMPTY);
  }

  @Test
  void of_many_who_record_at_once_nothing_is_lost() throws Exception {
    int services = 8;
    for (int round = 0; round < ROUNDS / 2; round++) {
      Race.of(services, number -> record(ada, known -> oneMore(known, "kind" + number)));
    }
    UserFacts facts = store.facts().of(ada.id());
    assertThat(facts.threadCount().value()).isEqualTo(services * ROUNDS / 2);
    assertThat(facts.unread().byKind()).hasSize(services);
    assertThat(facts.unread().byKind().values()).extracting("value").containsOnly(ROUNDS / 2);
  }

  private static UserFacts oneMore(UserFacts known, String kind) {
    Map<String, Integer> unread = new TreeMap<>();
    known.unread().byKind().forEach((name, count) -> unread.put(name, count.value()));
    unread.merge(kind, 1, Integer::sum);
    return UserFacts.of(
        known.threadCount().value() + 1, 0, 0, 0, 0, BigDecimal.ZERO, Optional.empty(), unread);
  }

  private Judged<UserFacts> record(User user, UnaryOperator<UserFacts> change) {
    return store
        .facts()
        .change(lookup(user), (fresh, known) -> new Judged.Stored<>(change.apply(known)));
  }

  private Lookup lookup(User user) {
    return Lookup.of(user.id(), ActorRef.trusted(bob.id()), NOW);
  }
}

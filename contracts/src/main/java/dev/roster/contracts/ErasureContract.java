package dev.roster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Follows.Side;
import dev.roster.application.port.History.Entry;
import dev.roster.application.port.Judged;
import dev.roster.application.port.Lookup;
import dev.roster.application.port.Page;
import dev.roster.application.port.Sessions.Session;
import dev.roster.application.port.UserFilter;
import dev.roster.application.port.UserOrder;
import dev.roster.application.port.UserSearch;
import dev.roster.domain.credential.TokenHash;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.profile.Reason;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.user.AccountEvent;
import dev.roster.domain.user.AuditEntry;
import dev.roster.domain.user.Decision;
import dev.roster.domain.user.EraseDecision;
import dev.roster.domain.user.Erasure;
import dev.roster.domain.user.Expectation;
import dev.roster.domain.user.Policy;
import dev.roster.domain.user.Snapshot;
import dev.roster.domain.user.Timeline;
import dev.roster.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@link dev.roster.application.port.Users#erase}. */
abstract class ErasureContract extends PortContract {

  private static final Instant NAME_FREE = NOW.plus(Policy.STANDARD.nameRetention());

  private User chief;
  private User ada;
  private User bob;

  ErasureContract(StoreContract contract) {
    super(contract);
  }

  @BeforeEach
  void people() {
    chief = administrator("chief");
    ada = stored(Account.named("Ada").mobile("13900000001"));
    bob = stored(Account.named("bob"));
  }

  @Test
  void an_erased_user_is_nowhere() {
    erased(ada);
    assertThat(store.users().find(ada.id())).isEmpty();
    assertThat(store.users().find(Set.of(ada.id(), bob.id()))).containsOnlyKeys(bob.id());
    assertThat(store.users().idOf(ada.publicId())).isEmpty();
    assertThat(store.users().findByFoldedUsername("ada")).isEmpty();
    assertThat(store.users().findByMobile(new Mobile("13900000001"))).isEmpty();
    assertThat(store.users().list(0, Page.MAX_LIMIT)).containsExactly(chief, bob);
    UserSearch search =
        new UserSearch(
            UserFilter.NONE, UserOrder.ID_ASCENDING, new UserSearch.Part.Numbered(Page.FIRST));
    assertThat(store.users().search(search).users()).containsExactly(chief, bob);
    assertThat(store.users().search(search).total()).hasValue(2);
    Snapshot snapshot =
        store.users().snapshot(Lookup.of(ada.id(), ActorRef.trusted(ada.id()), NOW));
    assertThat(snapshot.target()).isEmpty();
    assertThat(snapshot.actor()).isEmpty();
  }

  @Test
  void nothing_of_it_goes_on() {
    Session session = loggedIn(ada, "token");
    assertThat(issued(ada, "pay")).isTrue();
    notified(ada);
    follow(ada, bob);
    follow(bob, ada);
    erased(ada);
    assertThat(alive("token")).isFalse();
    assertThat(store.sessions().open(login(ada, "again"), still -> true)).isEmpty();
    assertThat(issued(ada, "another")).isFalse();
    assertThat(inbox(ada)).isEmpty();
    assertThat(deliveries()).isEmpty();
    assertThat(store.follows().count(bob.id(), Side.FANS)).isZero();
    assertThat(store.follows().count(bob.id(), Side.FOLLOWING)).isZero();
    Lookup lookup =
        new Lookup(
            bob.id(), ActorRef.in(session.id(), ada.id()), Optional.of(TokenHash.of("pay")), NOW);
    assertThat(store.users().snapshot(lookup).actor()).isEmpty();
    assertThat(store.users().snapshot(lookup).presentedToken()).isEmpty();
  }

  @Test
  void what_belongs_to_others_stays() {
    notified(bob);
    follow(bob, chief);
    loggedIn(bob, "token");
    int deliveries = deliveries().size();
    User before = reloaded(bob);
    List<Entry> history = history(bob);
    erased(ada);
    assertThat(reloaded(bob)).isEqualTo(before);
    assertThat(history(bob)).isEqualTo(history);
    assertThat(inbox(bob)).hasSize(2);
    assertThat(deliveries()).hasSize(deliveries);
    assertThat(store.follows().count(chief.id(), Side.FANS)).isEqualTo(1);
  }

  /** Codes and masks stay, and why a moderator did it; texts of the person do not. */
  @Test
  void its_history_stays_without_the_texts_of_the_person() {
    Request.by(
            chief,
            ada,
            patch()
                .replace(Attribute.USERNAME, "ada2")
                .replace(Attribute.MOBILE, "13900000002")
                .replace(Attribute.SIGNATURE, "mine")
                .replace(Attribute.CITY, "here"))
        .acceptedBy(store);
    Request.by(chief, ada, ChangeContract.disabling("spam")).acceptedBy(store);
    erased(reloaded(ada));
    assertThat(history(ada))
        .extracting(
            entry ->
                entry.version()
                    + " "
                    + entry.change().attribute().key()
                    + " "
                    + entry.change().before()
                    + ">"
                    + entry.change().after()
                    + " "
                    + entry.change().reason().text())
        .containsExactly(
            "4 erased > ",
            "3 status 0>1 spam",
            "2 mobile 139****0001>139****0002 ",
            "2 signature > ",
            "2 username > ",
            "2 city > ");
  }

  @Test
  void the_last_entry_says_who_erased_it_and_when() {
    erased(ada);
    AuditEntry change = new AuditEntry(AccountEvent.ERASED, "", "", Reason.EMPTY);
    assertThat(history(ada)).containsExactly(new Entry(2, change, chief.id(), NOW, Request.ID));
    assertThat(store.history().count(ada.id())).isEqualTo(1);
  }

  @Test
  void what_is_refused_leaves_everything() {
    Traces before = traces();
    List<Rejection> no = List.of(Rejection.of(RejectionCode.STALE));
    Erasure decision =
        store.users().erase(lookup(chief, ada), Request.ID, fresh -> new Erasure.Rejected(no));
    assertThat(decision).isEqualTo(new Erasure.Rejected(no));
    assertThat(traces()).isEqualTo(before);
  }

  @Test
  void nobody_gets_its_number_again() {
    erased(bob);
    assertThat(stored(Account.named("eve")).id().value()).isGreaterThan(bob.id().value());
  }

  @Test
  void its_mobile_number_is_free_at_once() {
    erased(ada);
    User eve = stored(Account.named("eve").mobile("13900000001"));
    assertThat(store.users().findByMobile(new Mobile("13900000001"))).contains(eve);
  }

  @Test
  void nobody_is_created_with_its_name_before_its_time() {
    erased(ada);
    for (String name : List.of("ada", "ADA", "Ａｄａ")) {
      assertThat(created(name, NAME_FREE.minusMillis(1)))
          .isEqualTo(
              new Judged.Refused<>(
                  List.of(Rejection.at(Attribute.USERNAME, RejectionCode.USERNAME_TAKEN))));
    }
    assertThat(created("ada", NAME_FREE)).isInstanceOf(Judged.Stored.class);
    assertThat(store.users().findByFoldedUsername("ada")).isPresent();
    assertThat(created("ada", NAME_FREE.plusMillis(1))).isInstanceOf(Judged.Refused.class);
  }

  @Test
  void nobody_takes_its_name_before_its_time() {
    erased(ada);
    Decision early =
        Request.by(chief, bob, patch().replace(Attribute.USERNAME, "ada"))
            .at(NAME_FREE.minusMillis(1))
            .sendTo(store);
    assertThat(early)
        .isEqualTo(
            new Decision.Rejected(
                List.of(Rejection.at(Attribute.USERNAME, RejectionCode.USERNAME_TAKEN))));
    Request.by(chief, bob, patch().replace(Attribute.USERNAME, "ada"))
        .at(NAME_FREE)
        .acceptedBy(store);
    assertThat(store.users().findByFoldedUsername("ada")).map(User::id).contains(bob.id());
  }

  @Test
  void without_retention_its_name_is_free_at_once() {
    erase(chief, ada, Policy.STANDARD.withNameRetention(Duration.ZERO));
    assertThat(created("ada", NOW)).isInstanceOf(Judged.Stored.class);
  }

  /** A later user of the name is erased too, and keeps it for its own time. */
  @Test
  void a_name_is_kept_for_the_last_who_had_it() {
    erased(ada);
    User second = ((Judged.Stored<User>) created("ada", NAME_FREE)).value();
    store.users().erase(lookup(chief, second), "", at(NAME_FREE));
    Instant again = NAME_FREE.plusMillis(1).plus(Policy.STANDARD.nameRetention());
    assertThat(created("ada", again.minusMillis(1))).isInstanceOf(Judged.Refused.class);
    assertThat(created("ada", again)).isInstanceOf(Judged.Stored.class);
  }

  @Test
  void a_name_and_a_number_that_are_taken_are_both_told() {
    erased(ada);
    stored(Account.named("eve").mobile("13900000001"));
    Judged<User> taken = store.users().create(Account.named("ada").mobile("13900000001"));
    assertThat(taken).isInstanceOf(Judged.Refused.class);
    assertThat(((Judged.Refused<User>) taken).rejections()).hasSize(2);
  }

  @Test
  void what_is_asked_of_it_afterwards_meets_nobody() {
    erased(ada);
    Lookup lookup = lookup(chief, ada);
    store
        .users()
        .change(
            lookup,
            "",
            fresh -> {
              assertThat(fresh.target()).isEmpty();
              return new Decision.Rejected(List.of(Rejection.of(RejectionCode.MODEL_NOT_FOUND)));
            });
    assertThat(erase(chief, ada, Policy.STANDARD))
        .isEqualTo(new Erasure.Rejected(List.of(Rejection.of(RejectionCode.MODEL_NOT_FOUND))));
  }

  @Test
  void of_many_who_erase_one_user_at_once_one_does() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      User victim = stored(Account.named("victim" + round));
      List<Erasure> decisions = Race.of(4, number -> erase(chief, victim, Policy.STANDARD));
      assertThat(decisions).filteredOn(Erasure.Accepted.class::isInstance).hasSize(1);
      assertThat(history(victim)).hasSize(1);
    }
  }

  @Test
  void administrators_who_erase_each_other_at_once_leave_one() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      User first = administrator("first" + round);
      User second = administrator("second" + round);
      Race.of(
          2,
          number ->
              erase(number == 0 ? first : second, number == 0 ? second : first, Policy.STANDARD));
      assertThat(store.users().find(Set.of(first.id(), second.id()))).hasSize(1);
    }
  }

  @Test
  void an_edit_beside_it_comes_before_it_or_meets_nobody() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      User victim = stored(Account.named("victim" + round));
      Race.of(
          2,
          number ->
              number == 0
                  ? erase(chief, victim, Policy.STANDARD)
                  : Request.by(chief, victim, patch().replace(Attribute.SIGNATURE, "still here"))
                      .sendTo(store));
      assertThat(store.users().find(victim.id())).isEmpty();
      assertThat(history(victim).get(0).change().attribute()).isEqualTo(AccountEvent.ERASED);
      assertThat(history(victim)).noneMatch(entry -> entry.change().after().contains("still"));
    }
  }

  @Test
  void nobody_gets_its_name_while_it_is_being_erased() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String name = "victim" + round;
      User victim = stored(Account.named(name));
      List<Object> results =
          Race.<Object>of(
              2,
              number -> number == 0 ? erase(chief, victim, Policy.STANDARD) : created(name, NOW));
      assertThat(results.get(1)).isInstanceOf(Judged.Refused.class);
    }
  }

  @Test
  void of_many_who_want_a_name_whose_time_is_over_one_gets_it() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String name = "victim" + round;
      erased(stored(Account.named(name)));
      List<Judged<User>> creations = Race.of(4, number -> created(name, NAME_FREE));
      assertThat(creations).filteredOn(Judged.Stored.class::isInstance).hasSize(1);
    }
  }

  @Test
  void nothing_new_of_it_outlives_it() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      User victim = stored(Account.named("victim" + round));
      String token = "token" + round;
      Race.<Object>of(
          4,
          number ->
              switch (number) {
                case 0 -> erase(chief, victim, Policy.STANDARD);
                case 1 -> store.sessions().open(login(victim, token), still -> true);
                case 2 -> follow(bob, victim);
                default -> follow(victim, bob);
              });
      assertThat(alive(token)).isFalse();
      assertThat(store.follows().count(bob.id(), Side.FOLLOWING)).isZero();
      assertThat(store.follows().count(bob.id(), Side.FANS)).isZero();
    }
  }

  /** Two notices, each over two channels. */
  private void notified(User user) {
    Request.by(chief, user, ChangeContract.disabling("")).with(OVER_TWO_CHANNELS).acceptedBy(store);
    Request.by(chief, user, patch().replace(Attribute.STATUS, 0))
        .with(OVER_TWO_CHANNELS)
        .acceptedBy(store);
  }

  private Judged<?> follow(User from, User to) {
    return store
        .follows()
        .follow(
            lookup(from, to),
            fresh ->
                fresh.actor().isPresent() && fresh.target().isPresent()
                    ? List.of()
                    : List.of(Rejection.of(RejectionCode.MODEL_NOT_FOUND)));
  }

  private void erased(User user) {
    assertThat(erase(chief, user, Policy.STANDARD)).isInstanceOf(Erasure.Accepted.class);
  }

  private Erasure erase(User actor, User target, Policy policy) {
    return store
        .users()
        .erase(
            lookup(actor, target),
            Request.ID,
            fresh -> EraseDecision.decide(fresh, Expectation.NONE, policy, NOW));
  }

  private static Function<Snapshot, Erasure> at(Instant now) {
    return fresh -> EraseDecision.decide(fresh, Expectation.NONE, Policy.STANDARD, now);
  }

  private static Lookup lookup(User actor, User target) {
    return Lookup.of(target.id(), ActorRef.trusted(actor.id()), NOW);
  }

  /** A user who is created at this moment. */
  private Judged<User> created(String name, Instant at) {
    return store
        .users()
        .create(
            id -> {
              User user = Account.named(name).in(GroupId.MEMBERS).apply(id);
              return new User(
                  user.id(),
                  user.publicId(),
                  1,
                  user.username(),
                  0,
                  user.standing(),
                  user.profile(),
                  user.contact(),
                  user.registration(),
                  user.membership(),
                  user.credentials(),
                  user.identity(),
                  Timeline.startingAt(at));
            });
  }
}

package dev.roster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Lookup;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.Decision;
import dev.roster.domain.user.User;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** {@link dev.roster.application.port.Users#change}: many at once. */
abstract class ConcurrentChangeContract extends PortContract {

  ConcurrentChangeContract(StoreContract contract) {
    super(contract);
  }

  /** Name and groups, which a store may well keep in two places. */
  @Test
  void a_change_is_seen_whole_or_not_at_all() throws Exception {
    User chief = administrator("chief");
    User ada = stored(Account.named("in10"));
    AtomicBoolean done = new AtomicBoolean();
    List<Set<String>> seen =
        Race.of(
            3, number -> number == 0 ? moved(chief, ada, done) : watched(ada, number == 1, done));
    assertThat(seen).allSatisfy(states -> assertThat(states).isSubsetOf("in10 [10]", "in7 [7]"));
  }

  private Set<String> moved(User chief, User user, AtomicBoolean done) {
    try {
      for (int step = 0; step < 2 * ROUNDS; step++) {
        int group = step % 2 == 0 ? 7 : 10;
        UserPatch move =
            patch().replace(Attribute.USERNAME, "in" + group).replace(Attribute.GROUPS, group);
        Request.by(chief, user, move).acceptedBy(store);
      }
    } finally {
      done.set(true);
    }
    return Set.of();
  }

  private Set<String> watched(User user, boolean inSnapshot, AtomicBoolean done) {
    Set<String> seen = new HashSet<>();
    Lookup lookup = Lookup.of(user.id(), ActorRef.trusted(user.id()), NOW);
    while (!done.get()) {
      User now =
          inSnapshot ? store.users().snapshot(lookup).target().orElseThrow() : reloaded(user);
      List<Long> groups = now.membership().groups().stream().map(GroupId::value).toList();
      seen.add(now.username().text() + " " + groups);
    }
    return seen;
  }

  @Test
  void of_two_users_who_want_one_name_exactly_one_gets_it() throws Exception {
    User chief = administrator("chief");
    User ada = stored(Account.named("ada"));
    User bob = stored(Account.named("bob"));
    for (int round = 0; round < ROUNDS; round++) {
      String name = "Wanted" + round;
      List<Decision> decisions =
          Race.of(
              2,
              number ->
                  Request.by(
                          chief, number == 0 ? ada : bob, patch().replace(Attribute.USERNAME, name))
                      .sendTo(store));
      assertThat(decisions).filteredOn(Decision.Accepted.class::isInstance).hasSize(1);
      assertThat(decisions).contains(new Decision.Rejected(List.of(UsersContract.NAME_TAKEN)));
      assertThat(store.users().findByFoldedUsername("wanted" + round)).isPresent();
    }
  }

  @Test
  void of_two_users_who_want_one_mobile_exactly_one_gets_it() throws Exception {
    User chief = administrator("chief");
    User ada = stored(Account.named("ada"));
    User bob = stored(Account.named("bob"));
    for (int round = 0; round < ROUNDS; round++) {
      String number = "1380000%04d".formatted(round);
      List<Decision> decisions =
          Race.of(
              2,
              runner ->
                  Request.by(
                          chief, runner == 0 ? ada : bob, patch().replace(Attribute.MOBILE, number))
                      .sendTo(store));
      assertThat(decisions).filteredOn(Decision.Accepted.class::isInstance).hasSize(1);
      assertThat(decisions).contains(new Decision.Rejected(List.of(UsersContract.MOBILE_TAKEN)));
      assertThat(store.users().findByMobile(new Mobile(number))).isPresent();
    }
  }

  @Test
  void who_loses_a_name_and_a_mobile_at_once_hears_of_both() throws Exception {
    User chief = administrator("chief");
    User ada = stored(Account.named("ada"));
    User bob = stored(Account.named("bob"));
    for (int round = 0; round < ROUNDS; round++) {
      UserPatch both =
          patch()
              .replace(Attribute.USERNAME, "wanted" + round)
              .replace(Attribute.MOBILE, "1380000%04d".formatted(round));
      List<Decision> decisions =
          Race.of(2, number -> Request.by(chief, number == 0 ? ada : bob, both).sendTo(store));
      assertThat(decisions).filteredOn(Decision.Accepted.class::isInstance).hasSize(1);
      assertThat(decisions)
          .filteredOn(Decision.Rejected.class::isInstance)
          .singleElement()
          .satisfies(
              loser ->
                  assertThat(((Decision.Rejected) loser).rejections())
                      .containsExactlyInAnyOrder(
                          UsersContract.NAME_TAKEN, UsersContract.MOBILE_TAKEN));
    }
  }

  @Test
  void two_reviewers_who_both_approve_make_one_transition_and_one_notice() throws Exception {
    User first = administrator("first");
    User second = administrator("second");
    for (int round = 0; round < ROUNDS; round++) {
      User pending = stored(Account.named("pending" + round).in(Status.UNDER_REVIEW));
      List<Decision> decisions =
          Race.of(
              2,
              number ->
                  Request.by(
                          number == 0 ? first : second,
                          pending,
                          patch().replace(Attribute.STATUS, 0))
                      .with(OVER_TWO_CHANNELS)
                      .sendTo(store));
      assertThat(decisions).allMatch(Decision.Accepted.class::isInstance);
      assertThat(reloaded(pending).version()).isEqualTo(2);
      assertThat(history(pending)).hasSize(1);
      assertThat(inbox(pending)).hasSize(1);
      assertThat(deliveries()).hasSize(2 * (1 + round));
    }
  }

  @Test
  void of_one_who_approves_and_one_who_rejects_at_once_the_second_overrules_nothing_unseen()
      throws Exception {
    User first = administrator("first");
    User second = administrator("second");
    for (int round = 0; round < ROUNDS; round++) {
      User pending = stored(Account.named("pending" + round).in(Status.UNDER_REVIEW));
      List<Decision> decisions =
          Race.of(
              2,
              number ->
                  Request.by(
                          number == 0 ? first : second,
                          pending,
                          patch().replace(Attribute.STATUS, 3 * number))
                      .onWhat(pending)
                      .sendTo(store));
      assertThat(decisions).filteredOn(Decision.Accepted.class::isInstance).hasSize(1);
      assertThat(reloaded(pending).version()).isEqualTo(2);
      assertThat(history(pending)).hasSize(1);
      assertThat(inbox(pending)).hasSize(1);
    }
  }

  @Test
  void a_pay_password_token_is_good_for_one_change() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      User ada = stored(Account.named("ada" + round));
      issued(ada, "token" + round);
      UserPatch patch = ChangeContract.newPayPassword("token" + round);
      List<Decision> decisions =
          Race.of(2, number -> Request.by(ada, ada, differing(patch, number)).sendTo(store));
      assertThat(decisions).filteredOn(Decision.Accepted.class::isInstance).hasSize(1);
      assertThat(reloaded(ada).version()).isEqualTo(2);
    }
  }

  private static UserPatch differing(UserPatch patch, int number) {
    return patch
        .replace(Attribute.PAY_PASSWORD, "31415" + number)
        .replace(Attribute.PAY_PASSWORD_CONFIRMATION, "31415" + number);
  }

  @Test
  void two_administrators_who_disable_each_other_leave_one() throws Exception {
    User first = administrator("first");
    User second = administrator("second");
    for (int round = 0; round < ROUNDS; round++) {
      List<Decision> decisions =
          Race.of(
              2,
              number ->
                  Request.by(
                          number == 0 ? first : second,
                          number == 0 ? second : first,
                          ChangeContract.disabling(""))
                      .sendTo(store));
      assertThat(decisions).filteredOn(Decision.Accepted.class::isInstance).hasSize(1);
      assertThat(store.users().anyAdministrator()).isTrue();
      User disabled = reloaded(first).status() == Status.DISABLED ? first : second;
      User other = disabled.equals(first) ? second : first;
      Request.by(other, disabled, patch().replace(Attribute.STATUS, 0)).acceptedBy(store);
    }
  }
}

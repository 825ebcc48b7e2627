package dev.roster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.domain.credential.Password;
import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.user.Credentials;
import dev.roster.domain.user.User;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@link dev.roster.application.port.Users#upgrade}. */
abstract class UpgradeContract extends PortContract {

  private static final PasswordHash MATCHED = Account.hash(Account.PASSWORD);
  private static final PasswordHash FRESH = new PasswordHash("fresh");

  UpgradeContract(StoreContract contract) {
    super(contract);
  }

  @Test
  void an_upgrade_moves_the_hash_and_nothing_else() {
    User ada = stored(Account.named("ada"));
    User bob = stored(Account.named("bob"));
    loggedIn(ada, "token");
    User before = reloaded(ada);

    assertThat(store.users().upgrade(ada.id(), MATCHED, FRESH)).isTrue();

    Credentials credentials = before.credentials();
    assertThat(reloaded(ada).credentials())
        .isEqualTo(
            new Credentials(
                Optional.of(FRESH), credentials.payPassword(), credentials.passwordChangedAt()));
    assertThat(reloaded(ada))
        .usingRecursiveComparison()
        .ignoringFields("credentials")
        .isEqualTo(before);
    assertThat(reloaded(bob)).isEqualTo(bob);
    assertThat(alive("token")).isTrue();
    assertThat(history(ada)).isEmpty();
    assertThat(inbox(ada)).isEmpty();
  }

  @Test
  void a_hash_that_has_moved_stays_as_it_is() {
    User ada = stored(Account.named("ada"));
    assertThat(store.users().upgrade(ada.id(), new PasswordHash("earlier"), FRESH)).isFalse();
    assertThat(reloaded(ada)).isEqualTo(ada);
  }

  @Test
  void who_has_no_password_gets_none() {
    User nothing = stored(Extremes::nothing);
    assertThat(store.users().upgrade(nothing.id(), MATCHED, FRESH)).isFalse();
    assertThat(store.users().upgrade(nobody(), MATCHED, FRESH)).isFalse();
    assertThat(reloaded(nothing)).isEqualTo(nothing);
  }

  @Test
  void an_upgrade_does_not_undo_a_password_change_at_the_same_time() throws Exception {
    User chief = administrator("chief");
    PasswordHash changed = Account.hash(new Password("new horses"));
    for (int round = 0; round < ROUNDS; round++) {
      User user = stored(Account.named("user" + round));
      UserPatch patch = patch().replace(Attribute.NEW_PASSWORD, "new horses");
      Race.of(
          2,
          number ->
              number == 0
                  ? Request.by(chief, user, patch).acceptedBy(store)
                  : store.users().upgrade(user.id(), MATCHED, FRESH));
      assertThat(reloaded(user).credentials().password()).contains(changed);
      assertThat(reloaded(user).version()).isEqualTo(2);
    }
  }

  @Test
  void an_upgrade_and_a_change_of_something_else_both_survive() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      User user = stored(Account.named("user" + round));
      Race.of(
          2,
          number ->
              number == 0
                  ? Request.by(user, user, patch().replace(Attribute.CITY, "new")).acceptedBy(store)
                  : store.users().upgrade(user.id(), MATCHED, FRESH));
      assertThat(reloaded(user).credentials().password()).contains(FRESH);
      assertThat(reloaded(user).profile().city().text()).isEqualTo("new");
    }
  }

  @Test
  void of_two_upgrades_at_once_one_is_stored() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      User user = stored(Account.named("user" + round));
      List<Boolean> stored =
          Race.of(
              2,
              number ->
                  store.users().upgrade(user.id(), MATCHED, new PasswordHash("fresh " + number)));
      assertThat(stored).containsExactlyInAnyOrder(true, false);
      assertThat(reloaded(user).credentials().password())
          .contains(new PasswordHash("fresh " + stored.indexOf(true)));
    }
  }
}

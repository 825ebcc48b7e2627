package dev.roster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Lookup;
import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.credential.TokenHash;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.user.PresentedToken;
import dev.roster.domain.user.User;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@link dev.roster.application.port.PayTokens}. */
abstract class PayTokensContract extends PortContract {

  private static final PasswordHash PROVEN = Account.hash(Account.PAY_PASSWORD);

  PayTokensContract(StoreContract contract) {
    super(contract);
  }

  @Test
  void a_token_is_stored_with_its_owner_and_its_end() {
    User ada = stored(Account.named("ada"));
    assertThat(issue("token", ada.id(), PROVEN)).isTrue();
    assertThat(presented("token")).contains(new PresentedToken(ada.id(), NOW.plusSeconds(300)));
    assertThat(reloaded(ada)).isEqualTo(ada);
  }

  @Test
  void a_user_may_have_many_tokens() {
    User ada = stored(Account.named("ada"));
    issue("first", ada.id(), PROVEN);
    issue("second", ada.id(), PROVEN);
    assertThat(presented("first")).isPresent();
    assertThat(presented("second")).isPresent();
  }

  @Test
  void no_token_is_stored_for_a_hash_that_has_moved() {
    User ada = stored(Account.named("ada"));
    issue("earlier", ada.id(), PROVEN);
    Request.by(ada, ada, ChangeContract.newPayPassword("earlier")).acceptedBy(store);
    assertThat(issue("token", ada.id(), PROVEN)).isFalse();
    assertThat(presented("token")).isEmpty();
  }

  @Test
  void no_token_is_stored_once_the_pay_password_is_removed() {
    User chief = administrator("chief");
    User ada = stored(Account.named("ada"));
    Request.by(chief, ada, patch().replace(Attribute.REMOVE_PAY_PASSWORD, true)).acceptedBy(store);
    assertThat(issue("token", ada.id(), PROVEN)).isFalse();
    assertThat(presented("token")).isEmpty();
  }

  @Test
  void the_login_password_proves_nothing() {
    User ada = stored(Account.named("ada"));
    assertThat(issue("token", ada.id(), Account.hash(Account.PASSWORD))).isFalse();
    assertThat(presented("token")).isEmpty();
  }

  @Test
  void no_token_is_stored_for_nobody() {
    assertThat(issue("token", nobody(), PROVEN)).isFalse();
    assertThat(presented("token")).isEmpty();
  }

  @Test
  void no_token_outlives_the_change_that_it_races_with() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      User ada = stored(Account.named("ada" + round));
      String used = "used" + round;
      String late = "late" + round;
      issue(used, ada.id(), PROVEN);
      Race.of(
          2,
          number ->
              number == 0
                  ? Request.by(ada, ada, ChangeContract.newPayPassword(used)).acceptedBy(store)
                  : issue(late, ada.id(), PROVEN));
      assertThat(presented(used)).isEmpty();
      assertThat(presented(late)).isEmpty();
    }
  }

  private boolean issue(String token, UserId owner, PasswordHash proven) {
    return store.payTokens().issue(TokenHash.of(token), owner, proven, NOW.plusSeconds(300));
  }

  private Optional<PresentedToken> presented(String token) {
    return store
        .users()
        .snapshot(
            new Lookup(nobody(), ActorRef.trusted(nobody()), Optional.of(TokenHash.of(token)), NOW))
        .presentedToken();
  }
}

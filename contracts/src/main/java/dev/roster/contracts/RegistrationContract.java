package dev.roster.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.application.port.Judged;
import dev.roster.application.port.Page;
import dev.roster.application.port.Sessions.NewSession;
import dev.roster.application.port.Sessions.Session;
import dev.roster.domain.credential.TokenHash;
import dev.roster.domain.user.User;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** {@link dev.roster.application.port.Sessions#register}. */
abstract class RegistrationContract extends PortContract {

  RegistrationContract(StoreContract contract) {
    super(contract);
  }

  private Judged<User> register(Account account, String token) {
    return store.sessions().register(account, id -> login(account.apply(id), token));
  }

  @Test
  void a_user_is_stored_with_its_first_session_and_the_login_is_noted() {
    User other = stored(Account.named("other"));
    User user =
        register(Account.named("ada"), "token")
            .fold(
                Function.identity(),
                taken -> {
                  throw new AssertionError("taken: " + taken);
                });

    assertThat(user.id().value()).isGreaterThan(other.id().value());
    assertThat(user).isEqualTo(Account.named("ada").apply(user.id()).loggedIn(NOW, "198.51.100.7"));
    assertThat(reloaded(user)).isEqualTo(user);
    Session session = store.sessions().find(TokenHash.of("token"), NOW).orElseThrow();
    NewSession begun = login(user, "token");
    assertThat(session)
        .isEqualTo(new Session(session.id(), user.id(), NOW, NOW, begun.expiresAt(), begun.ip()));
    assertThat(reloaded(other)).isEqualTo(other);
  }

  @Test
  void a_name_that_is_taken_leaves_no_session() {
    User ada = stored(Account.named("ada"));
    assertThat(register(Account.named("ADA"), "token"))
        .isEqualTo(new Judged.Refused<>(List.of(UsersContract.NAME_TAKEN)));
    assertThat(alive("token")).isFalse();
    assertThat(store.users().list(0, Page.MAX_LIMIT)).containsExactly(ada);
  }

  @Test
  void a_session_that_could_not_be_made_leaves_no_user() {
    RuntimeException bug = new IllegalStateException("planted");
    assertThatThrownBy(
            () ->
                store
                    .sessions()
                    .register(
                        Account.named("ada"),
                        id -> {
                          throw bug;
                        }))
        .isSameAs(bug);
    assertThat(store.users().list(0, Page.MAX_LIMIT)).isEmpty();
    assertThat(store.users().findByFoldedUsername("ada")).isEmpty();
  }

  @Test
  void of_many_who_register_one_name_exactly_one_gets_it_and_a_session() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String name = "wanted" + round;
      List<Judged<User>> creations =
          Race.of(4, number -> register(Account.named(name), name + " by " + number));
      assertThat(creations).filteredOn(Judged.Stored.class::isInstance).hasSize(1);
      for (int number = 0; number < 4; number++) {
        boolean won = creations.get(number) instanceof Judged.Stored<User>;
        assertThat(alive(name + " by " + number)).isEqualTo(won);
      }
    }
  }
}

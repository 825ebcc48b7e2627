package dev.roster.application;

import static dev.roster.application.Trial.PASSWORD;
import static dev.roster.application.Trial.done;
import static dev.roster.application.Trial.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.roster.application.memory.InMemoryStore;
import dev.roster.application.port.Ids;
import dev.roster.application.port.Unavailable;
import dev.roster.domain.credential.Password;
import dev.roster.domain.credential.Token;
import dev.roster.domain.identity.PublicId;
import dev.roster.domain.notice.NoticeCatalogue;
import dev.roster.domain.status.By;
import dev.roster.domain.status.Status;
import dev.roster.domain.status.Transition;
import dev.roster.domain.status.TransitionTable;
import dev.roster.domain.user.Policy;
import org.junit.jupiter.api.Test;

class RosterTest {

  private final Trial trial = new Trial();

  @Test
  void a_store_and_a_hasher_are_enough() {
    Roster roster =
        Roster.builder().store(new InMemoryStore()).hasher(new CheapHasher(() -> false)).build();

    done(roster.createUser().create(named("user")));

    assertThat(roster.policy()).isEqualTo(Policy.STANDARD);
    done(roster.logIn().logIn(new LogIn.Command("user", new Password(PASSWORD), "")));
  }

  @Test
  void building_hashes_once_and_verifies_nothing() {
    assertThat(trial.hasher.hashed).hasValue(1);
    assertThat(trial.hasher.verified).hasValue(0);
  }

  @Test
  void the_same_use_cases_on_another_store_cost_no_hash_and_share_nothing_stored() {
    InMemoryStore other = new InMemoryStore();
    trial.hasher.forgetCalls();

    Roster there = trial.roster.on(other);

    assertThat(trial.hasher.calls()).isZero();
    assertThat(there.policy()).isSameAs(trial.roster.policy());
    done(there.createUser().create(named("user")));
    assertThat(there.listUsers().list(0, 10)).hasSize(1);
    assertThat(trial.roster.listUsers().list(0, 10)).isEmpty();
    LogIn.LoggedIn loggedIn =
        done(there.logIn().logIn(new LogIn.Command("user", new Password(PASSWORD), "")));
    done(there.authenticate().authenticate(loggedIn.access()));
    assertThat(trial.roster.authenticate().authenticate(loggedIn.access()))
        .isInstanceOf(Outcome.Rejected.class);
  }

  @Test
  void an_unknown_name_on_another_store_costs_what_a_known_one_does() {
    Roster there = trial.roster.on(new InMemoryStore());
    trial.hasher.forgetCalls();
    there.logIn().logIn(new LogIn.Command("nobody", new Password("wrong"), ""));
    assertThat(trial.hasher.verified).hasValue(1);
  }

  @Test
  void what_is_missing_is_named() {
    assertThatNullPointerException()
        .isThrownBy(() -> Roster.builder().build())
        .withMessage("store");
    assertThatNullPointerException()
        .isThrownBy(() -> Roster.builder().store(new InMemoryStore()).build())
        .withMessage("hasher");
  }

  @Test
  void hashing_is_bounded_sensibly() {
    assertThatIllegalArgumentException().isThrownBy(() -> Roster.builder().hashing(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Roster.builder().hashing(1, -1));
    assertThatCode(() -> Roster.builder().hashing(1, 0)).doesNotThrowAnyException();
  }

  @Test
  void with_nobody_allowed_to_wait_the_second_of_two_logins_at_once_is_unavailable() {
    Trial narrow = new Trial(builder -> builder.hashing(1, 0));
    narrow.member("user");
    narrow.hasher.meanwhileOnce(
        () ->
            assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> narrow.logIn("user", PASSWORD)));
    done(narrow.logIn("user", PASSWORD));
  }

  @Test
  void a_service_brings_its_own_ids_and_texts() {
    PublicId publicId = new PublicId("erb4krcbbirbtcwnhwopeizz5o");
    Ids ids =
        new Ids() {
          @Override
          public PublicId publicId() {
            return publicId;
          }

          @Override
          public Token token() {
            return new RandomIds().token();
          }
        };
    Trial own = new Trial(builder -> builder.ids(ids).notices(NoticeCatalogue.STANDARD));
    assertThat(own.stored(own.member("user")).publicId()).isEqualTo(publicId);
    assertThat(own.roster.policy().notices()).isSameAs(NoticeCatalogue.STANDARD);
  }

  @Test
  void a_service_brings_its_own_table_of_transitions() {
    TransitionTable own =
        TransitionTable.of(Transition.silent("park", Status.NORMAL, Status.IGNORED, By.MODERATOR));
    Trial parking = new Trial(builder -> builder.transitions(own));
    var admin = parking.administrator("chief");
    var user = parking.member("user");

    done(parking.edit(admin, user, Trial.status(Status.IGNORED, "")));

    assertThat(parking.stored(user).status()).isEqualTo(Status.IGNORED);
    assertThat(parking.edit(admin, user, Trial.status(Status.NORMAL, "")))
        .isInstanceOf(Outcome.Rejected.class);
  }

  @Test
  void a_table_that_owes_a_notice_without_a_text_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Roster.builder().notices(NoticeCatalogue.of()))
        .withMessageContaining("unknown notice");
  }

  @Test
  void random_ids_are_of_good_form_and_differ() {
    RandomIds ids = new RandomIds();
    Token one = ids.token();
    Token other = ids.token();
    assertThat(Token.wellFormed(one.text())).isTrue();
    assertThat(one).isNotEqualTo(other);
    assertThat(ids.publicId()).isNotEqualTo(ids.publicId());
  }
}

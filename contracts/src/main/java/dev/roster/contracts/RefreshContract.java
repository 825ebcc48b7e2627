package dev.roster.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.application.port.Sessions.Refresh;
import dev.roster.application.port.Sessions.Session;
import dev.roster.domain.credential.TokenHash;
import dev.roster.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@link dev.roster.application.port.Sessions#refresh}. */
abstract class RefreshContract extends PortContract {

  private static final Duration FORGIVEN = Duration.ofSeconds(10);

  RefreshContract(StoreContract contract) {
    super(contract);
  }

  /** By the refresh token of {@link #loggedIn}, or of another refresh, of a name. */
  private Optional<Session> refresh(String from, String to, Instant now) {
    Refresh refresh =
        new Refresh(
            TokenHash.of("refresh " + from),
            TokenHash.of(to),
            TokenHash.of("refresh " + to),
            now,
            now.minus(FORGIVEN));
    return store.sessions().refresh(refresh, session -> session.expiresAt().plusSeconds(60));
  }

  @Test
  void both_tokens_are_replaced_and_the_session_stays_the_same() {
    User ada = stored(Account.named("ada"));
    Session before = loggedIn(ada, "old");
    Session other = loggedIn(ada, "other");
    User stored = reloaded(ada);
    Instant now = NOW.plusSeconds(3600);

    Session after = refresh("old", "new", now).orElseThrow();

    assertThat(after).isEqualTo(before.used(now, before.expiresAt().plusSeconds(60)));
    assertThat(store.sessions().find(TokenHash.of("new"), now)).contains(after);
    assertThat(alive("old")).isFalse();
    assertThat(store.sessions().find(TokenHash.of("other"), NOW)).contains(other);
    assertThat(reloaded(ada)).isEqualTo(stored);
  }

  @Test
  void the_new_refresh_token_renews_and_the_new_tokens_are_not_confused() {
    loggedIn(stored(Account.named("ada")), "first");
    refresh("first", "second", NOW);
    assertThat(alive("refresh second")).isFalse();
    assertThat(refresh("second", "third", NOW)).isPresent();
    assertThat(alive("third")).isTrue();
    assertThat(alive("second")).isFalse();
  }

  @Test
  void the_end_is_judged_on_the_session_as_it_was() {
    Session before = loggedIn(stored(Account.named("ada")), "old");
    Refresh refresh =
        new Refresh(
            TokenHash.of("refresh old"),
            TokenHash.of("new"),
            TokenHash.of("refresh new"),
            NOW.plusSeconds(1),
            NOW);
    store
        .sessions()
        .refresh(
            refresh,
            session -> {
              assertThat(session).isEqualTo(before);
              return NOW.plusSeconds(5);
            });
    assertThat(store.sessions().find(TokenHash.of("new"), NOW.plusMillis(4999))).isPresent();
    assertThat(store.sessions().find(TokenHash.of("new"), NOW.plusSeconds(5))).isEmpty();
  }

  @Test
  void a_refresh_whose_end_cannot_be_judged_changes_nothing() {
    loggedIn(stored(Account.named("ada")), "old");
    RuntimeException bug = new IllegalStateException("planted");
    Refresh refresh =
        new Refresh(TokenHash.of("refresh old"), TokenHash.of("new"), TokenHash.of("x"), NOW, NOW);
    assertThatThrownBy(
            () ->
                store
                    .sessions()
                    .refresh(
                        refresh,
                        session -> {
                          throw bug;
                        }))
        .isSameAs(bug);
    assertThat(alive("old")).isTrue();
    assertThat(alive("new")).isFalse();
  }

  @Test
  void an_access_token_and_an_unknown_one_renew_nothing() {
    loggedIn(stored(Account.named("ada")), "refresh me");
    assertThat(refresh("me", "new", NOW)).isEmpty();
    assertThat(refresh("unknown", "new", NOW)).isEmpty();
    assertThat(alive("new")).isFalse();
    assertThat(alive("refresh me")).isTrue();
  }

  @Test
  void a_session_is_renewed_until_the_moment_at_which_it_expires() {
    User ada = stored(Account.named("ada"));
    Instant end = loggedIn(ada, "one").expiresAt();
    loggedIn(ada, "two");
    assertThat(refresh("one", "new", end.minusMillis(1))).isPresent();
    assertThat(refresh("two", "newer", end)).isEmpty();
    assertThat(alive("newer")).isFalse();
  }

  @Test
  void a_session_that_has_ended_is_not_renewed() {
    Session session = loggedIn(stored(Account.named("ada")), "old");
    store.sessions().end(session.id());
    assertThat(refresh("old", "new", NOW)).isEmpty();
    assertThat(alive("new")).isFalse();
  }

  @Test
  void a_replaced_token_that_comes_again_is_refused_and_forgiven_for_a_while() {
    loggedIn(stored(Account.named("ada")), "old");
    refresh("old", "new", NOW);
    assertThat(refresh("old", "again", NOW)).isEmpty();
    assertThat(refresh("old", "again", NOW.plus(FORGIVEN).minusMillis(1))).isEmpty();
    assertThat(alive("again")).isFalse();
    assertThat(alive("new")).isTrue();
    assertThat(refresh("new", "newer", NOW)).isPresent();
  }

  @Test
  void a_replaced_token_that_comes_again_later_ends_its_session_and_no_other() {
    User ada = stored(Account.named("ada"));
    loggedIn(ada, "old");
    loggedIn(ada, "other");
    refresh("old", "new", NOW);
    refresh("other", "others", NOW);
    assertThat(refresh("old", "again", NOW.plus(FORGIVEN))).isEmpty();
    assertThat(alive("new")).isFalse();
    assertThat(refresh("new", "newer", NOW.plus(FORGIVEN))).isEmpty();
    assertThat(alive("others")).isTrue();
  }

  @Test
  void of_many_who_show_one_token_at_once_exactly_one_gets_new_ones() throws Exception {
    User ada = stored(Account.named("ada"));
    for (int round = 0; round < ROUNDS; round++) {
      String name = "round" + round;
      loggedIn(ada, name);
      List<Optional<Session>> answers =
          Race.of(4, number -> refresh(name, name + " by " + number, NOW));
      assertThat(answers).filteredOn(Optional::isPresent).hasSize(1);
      int winner = answers.indexOf(answers.stream().filter(Optional::isPresent).findAny().get());
      for (int number = 0; number < 4; number++) {
        assertThat(alive(name + " by " + number)).isEqualTo(number == winner);
      }
    }
  }

  @Test
  void a_refresh_and_a_disabling_at_once_leave_no_session() throws Exception {
    User chief = administrator("chief");
    for (int round = 0; round < ROUNDS; round++) {
      User user = stored(Account.named("user" + round));
      String name = "round" + round;
      loggedIn(user, name);
      Race.of(
          2,
          number ->
              number == 0
                  ? Request.by(chief, user, ChangeContract.disabling("")).acceptedBy(store)
                  : refresh(name, "new " + name, NOW));
      assertThat(alive(name)).isFalse();
      assertThat(alive("new " + name)).isFalse();
    }
  }
}

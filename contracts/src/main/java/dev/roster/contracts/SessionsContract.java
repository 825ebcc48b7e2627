package dev.roster.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.application.port.Sessions.NewSession;
import dev.roster.application.port.Sessions.Session;
import dev.roster.domain.actor.SessionId;
import dev.roster.domain.credential.TokenHash;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.Timeline;
import dev.roster.domain.user.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@link dev.roster.application.port.Sessions}. */
abstract class SessionsContract extends PortContract {

  SessionsContract(StoreContract contract) {
    super(contract);
  }

  @Test
  void a_session_begins_with_its_login() {
    User ada = stored(Account.named("ada"));
    NewSession login = login(ada, "token");
    Session session = store.sessions().open(login, still -> true).orElseThrow();
    assertThat(session)
        .isEqualTo(new Session(session.id(), ada.id(), NOW, NOW, login.expiresAt(), login.ip()));
    assertThat(store.sessions().find(TokenHash.of("token"), NOW)).contains(session);
  }

  @Test
  void a_login_is_noted_on_its_user_and_changes_nothing_else() {
    User ada = stored(Account.named("ada").mobile("13800000001"));
    User bob = stored(Account.named("bob"));
    loggedIn(ada, "token");
    Timeline before = ada.timeline();
    assertThat(reloaded(ada).timeline())
        .isEqualTo(
            new Timeline(before.createdAt(), before.updatedAt(), Optional.of(NOW), "198.51.100.7"));
    assertThat(reloaded(ada)).usingRecursiveComparison().ignoringFields("timeline").isEqualTo(ada);
    assertThat(reloaded(bob)).isEqualTo(bob);
    assertThat(history(ada)).isEmpty();
  }

  @Test
  void a_user_may_have_many_sessions() {
    User ada = stored(Account.named("ada"));
    Session first = loggedIn(ada, "first");
    Session second = loggedIn(ada, "second");
    assertThat(first.id()).isNotEqualTo(second.id());
    assertThat(store.sessions().find(TokenHash.of("first"), NOW)).contains(first);
    assertThat(store.sessions().find(TokenHash.of("second"), NOW)).contains(second);
  }

  @Test
  void a_token_that_was_never_issued_opens_nothing() {
    loggedIn(stored(Account.named("ada")), "token");
    assertThat(alive("other")).isFalse();
  }

  @Test
  void a_refresh_token_opens_nothing() {
    loggedIn(stored(Account.named("ada")), "token");
    assertThat(alive("refresh token")).isFalse();
  }

  @Test
  void a_session_is_alive_until_the_moment_at_which_it_expires() {
    Session session = loggedIn(stored(Account.named("ada")), "token");
    Instant end = session.expiresAt();
    assertThat(store.sessions().find(TokenHash.of("token"), end.minusMillis(1))).contains(session);
    assertThat(store.sessions().find(TokenHash.of("token"), end)).isEmpty();
    assertThat(store.sessions().find(TokenHash.of("token"), end.plusSeconds(1))).isEmpty();
  }

  @Test
  void a_login_is_judged_on_its_user_as_it_is_now() {
    User chief = administrator("chief");
    User ada = stored(Account.named("ada"));
    Request.by(chief, ada, patch().replace(Attribute.CITY, "changed")).acceptedBy(store);
    List<User> judged = new ArrayList<>();
    store.sessions().open(login(ada, "token"), still -> judged.add(still));
    assertThat(judged)
        .isNotEmpty()
        .allMatch(user -> user.profile().city().text().equals("changed"));
    assertThat(judged.get(0).version()).isEqualTo(2);
  }

  @Test
  void a_login_that_is_judged_wrong_leaves_nothing() {
    User ada = stored(Account.named("ada"));
    assertThat(store.sessions().open(login(ada, "token"), still -> false)).isEmpty();
    assertThat(alive("token")).isFalse();
    assertThat(reloaded(ada)).isEqualTo(ada);
  }

  @Test
  void a_login_that_cannot_be_judged_leaves_nothing() {
    User ada = stored(Account.named("ada"));
    RuntimeException bug = new IllegalStateException("planted");
    assertThatThrownBy(
            () ->
                store
                    .sessions()
                    .open(
                        login(ada, "token"),
                        still -> {
                          throw bug;
                        }))
        .isSameAs(bug);
    assertThat(alive("token")).isFalse();
    assertThat(reloaded(ada)).isEqualTo(ada);
  }

  @Test
  void nobody_cannot_log_in() {
    User nobody = Account.named("nobody").apply(nobody());
    assertThat(store.sessions().open(login(nobody, "token"), still -> true)).isEmpty();
    assertThat(alive("token")).isFalse();
  }

  @Test
  void a_used_session_moves_its_end_and_keeps_its_beginning() {
    User ada = stored(Account.named("ada"));
    Session session = loggedIn(ada, "token");
    Session other = loggedIn(ada, "other");
    Instant used = NOW.plusSeconds(3600);
    Instant end = session.expiresAt().plusSeconds(3600);
    store.sessions().touch(session.id(), used, end);
    assertThat(store.sessions().find(TokenHash.of("token"), end.minusMillis(1)))
        .contains(session.used(used, end));
    assertThat(store.sessions().find(TokenHash.of("token"), end)).isEmpty();
    assertThat(store.sessions().find(TokenHash.of("other"), NOW)).contains(other);
  }

  @Test
  void using_a_session_does_not_change_its_user() {
    User ada = stored(Account.named("ada"));
    Session session = loggedIn(ada, "token");
    User before = reloaded(ada);
    store.sessions().touch(session.id(), NOW.plusSeconds(1), NOW.plusSeconds(9));
    assertThat(reloaded(ada)).isEqualTo(before);
  }

  @Test
  void a_session_that_has_ended_cannot_be_used() {
    Session session = loggedIn(stored(Account.named("ada")), "token");
    store.sessions().end(session.id());
    store.sessions().touch(session.id(), NOW, NOW.plusSeconds(3600));
    assertThat(alive("token")).isFalse();
  }

  @Test
  void ending_a_session_ends_no_other() {
    User ada = stored(Account.named("ada"));
    Session session = loggedIn(ada, "token");
    loggedIn(ada, "other");
    store.sessions().end(session.id());
    store.sessions().end(session.id());
    assertThat(alive("token")).isFalse();
    assertThat(alive("other")).isTrue();
  }

  @Test
  void a_session_that_never_was_can_be_ended() {
    loggedIn(stored(Account.named("ada")), "token");
    store.sessions().end(new SessionId(Long.MAX_VALUE));
    assertThat(alive("token")).isTrue();
  }

  @Test
  void ending_all_sessions_of_a_user_ends_no_one_elses() {
    User ada = stored(Account.named("ada"));
    loggedIn(ada, "first");
    loggedIn(ada, "second");
    loggedIn(stored(Account.named("bob")), "bob's");
    store.sessions().endAll(ada.id());
    store.sessions().endAll(nobody());
    assertThat(alive("first")).isFalse();
    assertThat(alive("second")).isFalse();
    assertThat(alive("bob's")).isTrue();
  }

  @Test
  void nobody_slips_in_while_being_disabled() throws Exception {
    User chief = administrator("chief");
    for (int round = 0; round < ROUNDS; round++) {
      User user = stored(Account.named("user" + round));
      String token = "token" + round;
      Race.of(
          2,
          number ->
              number == 0
                  ? Request.by(chief, user, ChangeContract.disabling("")).acceptedBy(store)
                  : store
                      .sessions()
                      .open(login(user, token), still -> still.status() == Status.NORMAL));
      assertThat(alive(token)).isFalse();
    }
  }

  @Test
  void logins_at_once_and_a_change_all_survive() throws Exception {
    User ada = stored(Account.named("ada"));
    Race.of(
        8,
        number ->
            number % 2 == 0
                ? loggedIn(ada, "token" + number)
                : Request.by(ada, ada, patch().replace(Attribute.CITY, "by " + number))
                    .acceptedBy(store));
    for (int number = 0; number < 8; number += 2) {
      assertThat(alive("token" + number)).isTrue();
    }
    assertThat(reloaded(ada).version()).isEqualTo(5);
    assertThat(reloaded(ada).timeline().loginAt()).contains(NOW);
  }
}

package dev.roster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.Page;
import dev.roster.application.port.Sessions.Session;
import dev.roster.domain.user.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link dev.roster.application.port.Sessions}: listing those of one user, and ending one. */
abstract class SessionListContract extends PortContract {

  SessionListContract(StoreContract contract) {
    super(contract);
  }

  @Test
  void the_sessions_of_a_user_are_listed_newest_first_in_pages() {
    User ada = stored(Account.named("ada"));
    loggedIn(stored(Account.named("bob")), "bob's");
    List<Session> begun = new ArrayList<>();
    for (int number = 0; number < 12; number++) {
      begun.add(0, loggedIn(ada, "token" + number));
    }
    assertThat(store.sessions().list(ada.id(), NOW, Page.FIRST)).isEqualTo(begun);
    assertThat(store.sessions().list(ada.id(), NOW, new Page(2, 5)))
        .isEqualTo(begun.subList(5, 10));
    assertThat(store.sessions().list(ada.id(), NOW, new Page(4, 5))).isEmpty();
    assertThat(store.sessions().count(ada.id(), NOW)).isEqualTo(12);
    assertThat(store.sessions().list(nobody(), NOW, Page.FIRST)).isEmpty();
    assertThat(store.sessions().count(nobody(), NOW)).isZero();
  }

  @Test
  void only_sessions_that_are_alive_are_listed_and_counted() {
    User ada = stored(Account.named("ada"));
    Session session = loggedIn(ada, "token");
    Instant end = session.expiresAt();
    assertThat(store.sessions().list(ada.id(), end.minusMillis(1), Page.FIRST))
        .containsExactly(session);
    assertThat(store.sessions().count(ada.id(), end.minusMillis(1))).isEqualTo(1);
    assertThat(store.sessions().list(ada.id(), end, Page.FIRST)).isEmpty();
    assertThat(store.sessions().count(ada.id(), end)).isZero();
    store.sessions().end(session.id());
    assertThat(store.sessions().list(ada.id(), NOW, Page.FIRST)).isEmpty();
  }

  @Test
  void a_user_ends_a_session_of_its_own_and_no_other() {
    User ada = stored(Account.named("ada"));
    Session session = loggedIn(ada, "token");
    loggedIn(ada, "other");
    assertThat(store.sessions().end(ada.id(), session.id(), NOW)).isTrue();
    assertThat(store.sessions().end(ada.id(), session.id(), NOW)).isFalse();
    assertThat(alive("token")).isFalse();
    assertThat(alive("other")).isTrue();
  }

  @Test
  void a_session_of_another_is_not_there_to_be_ended() {
    User ada = stored(Account.named("ada"));
    Session session = loggedIn(stored(Account.named("bob")), "bob's");
    assertThat(store.sessions().end(ada.id(), session.id(), NOW)).isFalse();
    assertThat(alive("bob's")).isTrue();
  }

  @Test
  void a_session_that_has_expired_is_not_there_to_be_ended() {
    User ada = stored(Account.named("ada"));
    Session session = loggedIn(ada, "token");
    assertThat(store.sessions().end(ada.id(), session.id(), session.expiresAt())).isFalse();
  }
}

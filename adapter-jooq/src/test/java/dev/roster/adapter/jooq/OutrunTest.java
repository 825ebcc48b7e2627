package dev.roster.adapter.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Lookup;
import dev.roster.application.port.Store;
import dev.roster.application.port.Unavailable;
import dev.roster.domain.user.Decision;
import dev.roster.domain.user.User;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A user that changes between reading and writing. On SQLite nobody can come between, so the test
 * does it on the connection that decides.
 */
class OutrunTest {

  @TempDir Path folder;
  private FaultySource source;
  private Sql sql;
  private JooqStore store;
  private User ada;

  @BeforeEach
  void open() {
    source = new FaultySource(folder.resolve("roster.db"));
    sql = Sql.on(folder.resolve("roster.db"));
    store = JooqStore.on(source, StoreOptions.STANDARD.withPatience(Duration.ofMillis(200)));
    ada = People.member(store, "ada", "13800000001");
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void a_change_that_a_concurrent_one_outruns_is_decided_again() {
    AtomicInteger decided = new AtomicInteger();
    Decision decision = changeOutrun(store, source::last, 2, decided);
    assertThat(decided).hasValue(3);
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Accepted.class,
            accepted -> assertThat(store.users().find(ada.id())).contains(accepted.after()));
    assertThat(sql.texts("SELECT count(*) FROM roster_audit")).containsExactly("1");
  }

  @Test
  void a_change_that_is_outrun_again_and_again_gives_up() {
    List<String> before = Dump.of(sql);
    assertThatThrownBy(
            () -> changeOutrun(store, source::last, Integer.MAX_VALUE, new AtomicInteger()))
        .isInstanceOf(Unavailable.class)
        .hasMessage("storage: lost to concurrent changes, again and again");
    assertThat(Dump.of(sql)).isEqualTo(before);
  }

  @Test
  void in_the_callers_transaction_only_the_caller_can_begin_again() throws SQLException {
    List<String> before = Dump.of(sql);
    try (Connection host = sql.source().getConnection()) {
      host.setAutoCommit(false);
      AtomicInteger decided = new AtomicInteger();
      assertThatThrownBy(() -> changeOutrun(store.joining(host), () -> host, 1, decided))
          .isInstanceOf(Unavailable.class);
      assertThat(decided).hasValue(1);
      host.commit();
    }
    assertThat(Dump.of(sql)).isEqualTo(before);
  }

  private Decision changeOutrun(
      Store through, Supplier<Connection> connection, int times, AtomicInteger decided) {
    Lookup lookup = Lookup.of(ada.id(), ActorRef.trusted(ada.id()), People.NOW);
    return through
        .users()
        .change(
            lookup,
            "",
            snapshot -> {
              if (decided.getAndIncrement() < times) {
                Connections.execute(
                    connection.get(), "UPDATE roster_user SET version = version + 1");
              }
              return People.decision(ada, People.signature("mine")).apply(snapshot);
            })
        .decision();
  }
}

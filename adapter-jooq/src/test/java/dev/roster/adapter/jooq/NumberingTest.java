package dev.roster.adapter.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Attempts.Limit;
import dev.roster.application.port.Attempts.Reservation;
import dev.roster.application.port.Follows.Side;
import dev.roster.application.port.Inbox;
import dev.roster.application.port.Judged;
import dev.roster.application.port.Lookup;
import dev.roster.application.port.Page;
import dev.roster.application.port.Sessions;
import dev.roster.application.port.Store;
import dev.roster.application.port.Unavailable;
import dev.roster.domain.credential.TokenHash;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.Group;
import dev.roster.domain.user.User;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Numbers that another node has made too, and numbers that nobody else can make. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class NumberingTest {

  private static final StoreOptions IMPATIENT =
      StoreOptions.STANDARD.withPatience(Duration.ofMillis(300));

  @TempDir Path folder;

  /** Every number comes three times, as if two other nodes had made it before. */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void a_row_whose_number_is_taken_is_stored_under_another(Engine engine) {
    AtomicLong calls = new AtomicLong(3 * (1L << 50));
    Sql sql = database(engine);
    Store store = store(engine, sql.source(), () -> calls.getAndIncrement() / 3);
    User chief = People.administrator(store, "chief");
    List<User> users =
        IntStream.range(0, 4)
            .mapToObj(number -> People.member(store, "user" + number, "1380000000" + number))
            .toList();
    for (User user : users) {
      People.edit(store, chief, user, People.everything());
      assertThat(store.sessions().open(session(user), still -> true)).isPresent();
      Lookup lookup = Lookup.of(user.id(), ActorRef.trusted(chief.id()), People.NOW);
      assertThat(store.follows().follow(lookup, snapshot -> List.of()))
          .isInstanceOf(Judged.Stored.class);
    }
    Reservation reserved =
        store.attempts().reserve(List.of(limit("one"), limit("two"), limit("three")), People.NOW);

    assertThat(store.users().list(0, Page.MAX_LIMIT))
        .extracting(User::id)
        .doesNotHaveDuplicates()
        .hasSize(5);
    for (User user : users) {
      assertThat(store.inbox().read(user.id(), Page.FIRST, Optional.empty()))
          .hasSize(2)
          .extracting(Inbox.Entry::id)
          .doesNotHaveDuplicates();
      assertThat(store.sessions().list(user.id(), People.NOW, Page.FIRST)).hasSize(1);
    }
    assertThat(store.follows().read(chief.id(), Side.FOLLOWING, Page.FIRST)).hasSize(4);
    assertThat(((Reservation.Granted) reserved).ids()).hasSize(3).doesNotHaveDuplicates();
    assertThat(sql.texts("SELECT id FROM roster_attempt")).hasSize(3);
    assertThat(sql.texts("SELECT id FROM roster_delivery")).hasSize(8);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void where_every_number_is_taken_storage_is_unavailable_and_nothing_is_written(Engine engine) {
    Sql sql = database(engine);
    Store store = store(engine, sql.source(), () -> 7);
    User only = People.administrator(store, "only");
    assertThat(only.id()).isEqualTo(new UserId(7));
    assertThat(store.sessions().open(session(only), still -> true)).isPresent();
    assertThatThrownBy(() -> People.member(store, "next", "13800000001"))
        .isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> store.sessions().open(session(only), still -> true))
        .isInstanceOf(Unavailable.class);
    assertThat(sql.texts("SELECT id FROM roster_user")).containsExactly("7");
    assertThat(sql.texts("SELECT id FROM roster_session")).containsExactly("7");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void sequential_numbers_begin_with_1_and_leave_none_out(Engine engine) {
    Sql sql = database(engine);
    try (JooqStore store =
        JooqStore.on(sql.source(), StoreOptions.STANDARD.with(Numbering.SEQUENTIAL))) {
      User chief = People.administrator(store, "chief");
      User ada = People.member(store, "ada", "13800000001");
      People.edit(store, chief, ada, People.everything());
      assertThat(store.sessions().open(session(ada), still -> true)).isPresent();
    }
    assertThat(sql.texts("SELECT id FROM roster_user ORDER BY id")).containsExactly("1", "2");
    assertThat(sql.texts("SELECT id FROM roster_notice ORDER BY id")).containsExactly("1", "2");
    assertThat(sql.texts("SELECT id FROM roster_session")).containsExactly("1");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void unless_told_otherwise_only_postgresql_numbers_by_time(Engine engine) {
    Sql sql = database(engine);
    try (JooqStore store = JooqStore.on(sql.source())) {
      long id = People.administrator(store, "chief").id().value();
      assertThat(id > 1L << 40).isEqualTo(engine == Engine.POSTGRESQL);
    }
    try (JooqStore store =
        JooqStore.on(sql.source(), StoreOptions.STANDARD.with(Numbering.ORDERED))) {
      assertThat(People.member(store, "ada", "13800000001").id().value()).isGreaterThan(1L << 40);
      long group = store.groups().add(id -> new Group(id, "new", Set.of())).id().value();
      assertThat(group).as("groups are typed by people").isEqualTo(11);
    }
  }

  private Sql database(Engine engine) {
    return engine == Engine.SQLITE
        ? Sql.on(folder.resolve("roster.db"))
        : Postgresql.sql(Postgresql.fresh());
  }

  private static Store store(Engine engine, DataSource source, LongSupplier numbers) {
    JooqStore.on(source).close();
    Connections connections = new Connections(source, engine.preparation(IMPATIENT));
    return Ports.over(
        new OwnTransactions(engine, connections, connections, IMPATIENT),
        new OrderedNumbers(numbers));
  }

  private static Sessions.NewSession session(User user) {
    String token = user.username().text() + System.nanoTime();
    return new Sessions.NewSession(
        user.id(),
        TokenHash.of(token),
        TokenHash.of("refresh " + token),
        People.NOW,
        People.NOW.plusSeconds(60),
        "192.0.2.1");
  }

  private static Limit limit(String key) {
    return new Limit(key, 5, People.NOW.minusSeconds(60));
  }
}

package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.People.NOW;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_USER;
import static dev.roster.domain.delivery.DeliveryRules.MAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.application.port.Deliveries.Filter;
import dev.roster.application.port.Deliveries.Leased;
import dev.roster.application.port.Deliveries.Settlement;
import dev.roster.application.port.Delivery;
import dev.roster.application.port.Delivery.Progress;
import dev.roster.application.port.Page;
import dev.roster.application.port.Store;
import dev.roster.contracts.Race;
import dev.roster.domain.delivery.Addressee;
import dev.roster.domain.delivery.DeliveryState;
import dev.roster.domain.delivery.Wording;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.notice.Notice;
import dev.roster.domain.notice.NoticeId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.user.User;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Deliveries where several nodes write, where numbers go astray, and where tables were older. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class DeliveryTablesTest {

  private static final StoreOptions IMPATIENT =
      StoreOptions.STANDARD.withPatience(Duration.ofSeconds(1));

  private static final Instant LATER = NOW.plusSeconds(60);
  private static final Instant UNTIL = LATER.plusSeconds(30);
  private static final int USERS = 16;
  private static final int EACH = 4;

  @TempDir Path folder;

  private Sql database(Engine engine) {
    return engine == Engine.SQLITE
        ? Sql.on(folder.resolve("roster.db"))
        : Postgresql.sql(Postgresql.fresh());
  }

  private static void toggle(Store store, User chief, User user, int times) {
    for (int time = 0; time < times; time++) {
      User now = store.users().find(user.id()).orElseThrow();
      UserPatch patch = UserPatch.EMPTY.replace(Attribute.STATUS, 1 - now.status().code());
      People.edit(store, chief, user, patch);
    }
  }

  private static boolean accept(Store store, Leased leased) {
    Settlement accepted = new Settlement(DeliveryState.ACCEPTED, LATER, Duration.ZERO, "");
    return store.deliveries().settle(leased.delivery().id(), leased.token(), accepted);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void two_nodes_that_lease_at_once_never_get_the_same_row_nor_one_before_its_turn(Engine engine)
      throws Exception {
    Sql sql = database(engine);
    try (JooqStore one = JooqStore.on(sql.source());
        JooqStore other = JooqStore.on(sql.source())) {
      User chief = People.administrator(one, "chief");
      for (int number = 0; number < USERS; number++) {
        toggle(one, chief, People.member(one, "user" + number, "138000000" + (10 + number)), EACH);
      }
      Set<String> sent = ConcurrentHashMap.newKeySet();
      Queue<String> wrong = new ConcurrentLinkedQueue<>();
      Race.of(6, node -> sendAll(node % 2 == 0 ? one : other, sent, wrong));
      assertThat(wrong).isEmpty();
      assertThat(sent).hasSize(USERS * EACH);
      assertThat(sql.texts("SELECT DISTINCT state || tries || token FROM roster_delivery"))
          .containsExactly("accepted11");
    }
  }

  private static int sendAll(Store store, Set<String> sent, Queue<String> wrong) {
    int leases = 0;
    while (sent.size() < USERS * EACH && wrong.isEmpty()) {
      for (Leased leased : store.deliveries().lease(MAIL, Set.of(), 5, LATER, UNTIL)) {
        Delivery.About about = leased.delivery().about();
        boolean inTurn =
            about.version() == 2 || sent.contains(about.user() + "/" + (about.version() - 1));
        if (!inTurn || !sent.add(about.user() + "/" + about.version()) || !accept(store, leased)) {
          wrong.add(leased.toString());
        }
        leases++;
      }
    }
    return leases;
  }

  /** A node whose clock is behind gives a smaller number to what comes later. */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void the_order_is_that_of_versions_whatever_the_numbers_are(Engine engine) {
    Sql sql = database(engine);
    JooqStore.on(sql.source()).close();
    Connections connections =
        new Connections(sql.source(), engine.preparation(StoreOptions.STANDARD));
    AtomicLong numbers = new AtomicLong(1L << 40);
    Store store =
        Ports.over(
            new OwnTransactions(engine, connections, connections, StoreOptions.STANDARD),
            new OrderedNumbers(numbers::getAndDecrement));
    User chief = People.administrator(store, "chief");
    toggle(store, chief, People.member(store, "ada", "13800000001"), 3);
    List<Delivery> sent = new ArrayList<>();
    for (int time = 0; time < 3; time++) {
      List<Leased> leased = store.deliveries().lease(MAIL, Set.of(), 9, LATER, UNTIL);
      leased.forEach(each -> sent.add(each.delivery()));
      leased.forEach(each -> assertThat(accept(store, each)).isTrue());
    }
    assertThat(sent).extracting(each -> each.about().version()).containsExactly(2L, 3L, 4L);
    assertThat(sent.get(2).id()).isLessThan(sent.get(0).id());
  }

  @Test
  void who_leases_passes_over_what_another_is_about_to_lease() throws SQLException {
    PostgresqlServer server = Postgresql.fresh();
    try (JooqStore store = JooqStore.postgresql(server, IMPATIENT);
        Connection slow = Postgresql.sql(server).source().getConnection()) {
      User chief = People.administrator(store, "chief");
      toggle(store, chief, People.member(store, "ada", "13800000001"), 2);
      toggle(store, chief, People.member(store, "bob", "13800000002"), 2);
      slow.setAutoCommit(false);
      List<Leased> first = store.joining(slow).deliveries().lease(MAIL, Set.of(), 1, LATER, UNTIL);
      List<Leased> second = store.deliveries().lease(MAIL, Set.of(), 9, LATER, UNTIL);
      assertThat(first).hasSize(1);
      assertThat(second).hasSize(1);
      assertThat(second.get(0).delivery().about().user())
          .isNotEqualTo(first.get(0).delivery().about().user());
      slow.commit();
      assertThat(store.deliveries().lease(MAIL, Set.of(), 9, LATER, UNTIL)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void what_waited_in_older_tables_goes_to_its_user_and_is_due_at_once(Engine engine)
      throws SQLException {
    Sql sql = database(engine);
    Flyway.configure()
        .dataSource(sql.source())
        .locations("classpath:db/roster/common", "classpath:db/roster/" + engine.folder())
        .table("roster_schema_history")
        .target("5")
        .load()
        .migrate();
    User ada = People.user(new UserId(7), "ada", Optional.empty(), GroupId.MEMBERS);
    try (Connection connection = sql.source().getConnection()) {
      engine.on(connection).insertInto(ROSTER_USER).set(UserRow.columns(ada)).execute();
    }
    sql.run(
        "INSERT INTO roster_user_group VALUES (7, 10)",
        "INSERT INTO roster_delivery VALUES (3, 7, 11, '{\"username\":\"ada\"}', 'mail', 'waiting',"
            + " 1000), (4, 7, 11, '{\"username\":\"ada\"}', 'mail', 'waiting', 2000)");
    try (JooqStore store = JooqStore.on(sql.source())) {
      assertThat(store.deliveries().list(Filter.ALL, Page.FIRST))
          .hasSize(2)
          .last()
          .isEqualTo(
              new Delivery(
                  3,
                  new Delivery.About(ada.id(), 0),
                  new Notice(NoticeId.ACCOUNT_ENABLED, Map.of("username", "ada")),
                  new Delivery.Way(
                      MAIL, new Addressee.Person(ada.id()), Optional.empty(), Wording.STANDARD),
                  Instant.ofEpochSecond(1),
                  Optional.empty(),
                  new Progress(
                      DeliveryState.WAITING,
                      0,
                      Instant.ofEpochSecond(1),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      "")));
      assertThat(store.deliveries().lease(MAIL, Set.of(), 9, LATER, UNTIL))
          .singleElement()
          .matches(leased -> leased.delivery().id() == 3 && leased.token() == 1);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void a_delivery_that_cannot_be_is_a_bug_and_its_data_is_not_told(Engine engine) {
    Sql sql = database(engine);
    try (JooqStore store = JooqStore.on(sql.source())) {
      User chief = People.administrator(store, "chief");
      toggle(store, chief, People.member(store, "ada", "13800000001"), 1);
      for (String damage :
          List.of(
              "state = 'lost'", "addressee = 'secret'", "address = 'secret'", "language = 'x'")) {
        sql.run(
            "UPDATE roster_delivery SET state = 'waiting', addressee = 'user:1', address = NULL,"
                + " language = 'en'",
            "UPDATE roster_delivery SET " + damage);
        assertThatThrownBy(() -> store.deliveries().list(Filter.ALL, Page.FIRST))
            .isExactlyInstanceOf(IllegalStateException.class)
            .message()
            .startsWith("storage holds a delivery that cannot be, id ")
            .doesNotContain("secret");
      }
    }
  }
}

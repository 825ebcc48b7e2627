package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.People.NOW;
import static dev.roster.domain.delivery.DeliveryRules.MAIL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.Deliveries;
import dev.roster.application.port.Deliveries.Filter;
import dev.roster.application.port.Page;
import dev.roster.domain.delivery.Channel;
import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.delivery.DeliveryState;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.user.User;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/** Which indexes serve deliveries, where few of many have not ended. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class DeliveryStatementsTest {

  private static final Pattern WALK = Pattern.compile("Seq Scan on roster_delivery|SCAN roster_");

  /** Of those who have ended, too. */
  private static final Pattern WHOLE_INDEX =
      Pattern.compile("roster_delivery_(pk|user_ix|state_ix|channel_ix)");

  @TempDir Path folder;
  private Engine engine;
  private Sql sql;
  private RecordingSource recording;
  private User chief;
  private User ada;

  /** Twenty thousand, of which three hundred are open; few are dead, for Kafka or about ada. */
  private JooqStore filled(Engine chosen) {
    engine = chosen;
    sql = engine == Engine.SQLITE ? Sql.on(folder.resolve("roster.db")) : postgresql();
    recording = new RecordingSource(sql.source());
    JooqStore store = JooqStore.on(recording.source());
    chief = People.administrator(store, "chief");
    ada = People.member(store, "ada", "13800000001");
    sql.run(
        """
        WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 20000)
        INSERT INTO roster_delivery
        SELECT n, CASE n %% 1000 WHEN 0 THEN %d ELSE %d END, n, 10, '{}',
            CASE n %% 200 WHEN 0 THEN 'kafka' WHEN 1 THEN 'webhook' ELSE 'mail' END,
            'user:' || (n %% 100 + 1), NULL, 'en', '', n, n + 9000000000000,
            CASE WHEN n > 19700 THEN 'waiting' WHEN n %% 300 = 0 THEN 'dead' ELSE 'accepted' END,
            0, n, 0, NULL, NULL, CASE WHEN n > 19700 THEN NULL ELSE n END, ''
        FROM number
        """
            .formatted(ada.id().value(), chief.id().value()));
    if (engine == Engine.POSTGRESQL) {
      sql.run("ANALYZE roster_delivery");
    }
    recording.clear();
    return store;
  }

  /** Lets a statement be explained whose values are not known. */
  private static Sql postgresql() {
    PGSimpleDataSource source = Postgresql.fresh().source(StoreOptions.STANDARD);
    source.setPreferQueryMode(PreferQueryMode.SIMPLE);
    return new Sql(source);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void what_is_due_is_found_without_a_look_at_what_has_ended(Engine chosen) throws SQLException {
    try (JooqStore store = filled(chosen)) {
      assertThat(store.deliveries().lease(MAIL, Set.of(), 9, NOW, NOW.plusSeconds(9))).hasSize(9);
      List<String> lease = recording.statements();
      assertThat(lease).hasSize(2);
      assertThat(plan(lease.get(0)))
          .contains("roster_delivery_expiry_ix")
          .doesNotContainPattern(WALK);
      String due = plan(lease.get(1));
      assertThat(due)
          .contains("roster_delivery_due_ix", "roster_delivery_queue_ix")
          .doesNotContainPattern(WALK);
      assertThat(due.replaceAll("roster_delivery_pk", "")).doesNotContainPattern(WHOLE_INDEX);
      assertOpenAlone(deliveries -> deliveries.nextDue(MAIL), store);
      assertOpenAlone(Deliveries::backlog, store);
    }
  }

  private void assertOpenAlone(Consumer<Deliveries> use, JooqStore store) throws SQLException {
    recording.clear();
    use.accept(store.deliveries());
    assertThat(recording.statements()).hasSize(1);
    assertThat(plan(recording.statements().get(0)))
        .containsPattern("roster_delivery_(due|queue|expiry)_ix")
        .doesNotContainPattern(WHOLE_INDEX)
        .doesNotContain("Seq Scan on roster_delivery");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void a_list_is_read_in_order_from_the_index_of_the_sharpest_part_of_its_filter(Engine chosen)
      throws SQLException {
    Set<DeliveryState> any = Set.of();
    Set<DeliveryState> dead = Set.of(DeliveryState.DEAD);
    Optional<UserId> nobody = Optional.empty();
    Optional<Channel> none = Optional.empty();
    Optional<Channel> kafka = Optional.of(DeliveryRules.KAFKA);
    try (JooqStore store = filled(chosen)) {
      Optional<UserId> user = Optional.of(ada.id());
      assertServed(store, any, user, none, "user");
      assertServed(store, dead, user, kafka, "user");
      assertServed(store, dead, nobody, none, "state");
      assertServed(store, dead, nobody, kafka, "state");
      assertServed(store, any, nobody, kafka, "channel");
    }
  }

  private void assertServed(
      JooqStore store,
      Set<DeliveryState> states,
      Optional<UserId> user,
      Optional<Channel> channel,
      String index)
      throws SQLException {
    recording.clear();
    store
        .deliveries()
        .list(new Filter(states, user, channel, Optional.empty(), Optional.empty()), Page.FIRST);
    Stream<String> values =
        Stream.of(
                user.stream().map(id -> Long.toString(id.value())),
                states.stream().map(state -> "'" + state.text() + "'"),
                channel.stream().map(each -> "'" + each.name() + "'"),
                Stream.of("0", "20"))
            .flatMap(value -> value);
    assertThat(plan(recording.statements().get(0), values))
        .contains("roster_delivery_" + index + "_ix")
        .doesNotContain("TEMP B-TREE", "Sort");
  }

  private String plan(String statement) throws SQLException {
    return plan(statement, Stream.iterate(1, number -> number + 1).map(number -> "\\$" + number));
  }

  /** The order of the values is PostgreSQL's; SQLite plans without them. */
  private String plan(String statement, Stream<String> values) throws SQLException {
    if (engine == Engine.SQLITE) {
      return String.join("\n", sql.plan(statement));
    }
    Iterator<String> value = values.iterator();
    String filled = Pattern.compile("\\?").matcher(statement).replaceAll(found -> value.next());
    try (Connection connection = sql.source().getConnection()) {
      return String.join("\n", Sql.texts(connection, "EXPLAIN (GENERIC_PLAN) " + filled));
    }
  }
}

package dev.roster.adapter.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Lookup;
import dev.roster.application.port.Page;
import dev.roster.application.port.Store;
import dev.roster.application.port.UserFilter;
import dev.roster.application.port.UserOrder;
import dev.roster.application.port.UserSearch;
import dev.roster.application.port.UserSearch.Part;
import dev.roster.contracts.StoreContract;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.profile.NamePattern;
import dev.roster.domain.user.Channel;
import dev.roster.domain.user.Decision;
import dev.roster.domain.user.User;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The same scripts, the same code, the same promises. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class JooqStoreOnPostgresqlTest extends StoreContract {

  private static EmbeddedPostgres server;
  private static HikariDataSource source;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.start();
    HikariConfig config = new HikariConfig();
    config.setDataSource(server.getPostgresDatabase());
    config.setMaximumPoolSize(16);
    source = new HikariDataSource(config);
  }

  @AfterAll
  static void stop() throws IOException {
    source.close();
    server.close();
  }

  @Override
  protected Store newStore() {
    new Sql(source).run("DROP SCHEMA public CASCADE", "CREATE SCHEMA public");
    return JooqStore.on(source);
  }

  @Override
  protected List<Channel> deliveries(Store store) {
    return new Sql(source)
        .texts("SELECT channel FROM roster_delivery").stream().map(Channel::new).toList();
  }

  /** A violation makes PostgreSQL refuse everything until the savepoint; SQLite does not mind. */
  @Test
  void a_change_that_finds_a_name_taken_keeps_the_callers_transaction_alive() throws SQLException {
    try (JooqStore store = (JooqStore) newStore();
        Connection host = source.getConnection()) {
      User chief = People.administrator(store, "chief");
      User ada = People.member(store, "ada", "13800000001");
      host.setAutoCommit(false);
      Store joined = store.joining(host);
      People.edit(joined, ada, ada, People.signature("kept"));
      UserPatch taken = UserPatch.EMPTY.replace(Attribute.USERNAME, "chief");
      assertThat(People.edit(joined, chief, ada, taken)).isInstanceOf(Decision.Rejected.class);
      host.commit();
      assertThat(store.users().find(ada.id()).orElseThrow().profile().signature().text())
          .isEqualTo("kept");
    }
  }

  @Test
  void a_refused_statement_does_not_tell_the_row() {
    try (JooqStore store = (JooqStore) newStore()) {
      new Sql(source).run("ALTER TABLE roster_user ADD CONSTRAINT planted CHECK (mobile IS NULL)");
      assertThatThrownBy(() -> People.member(store, "ada", "13800000001"))
          .isInstanceOf(Failures.StatementRefused.class)
          .hasMessage("the database refused a statement: SQLState 23514")
          .hasNoCause();
    }
  }

  /** With an empty table every plan is cheap, so the planner is told to prefer indexes. */
  @Test
  void the_beginning_of_a_name_is_looked_up_as_a_range_of_an_index() throws SQLException {
    RecordingSource recording = new RecordingSource(source);
    newStore();
    try (JooqStore store = JooqStore.on(recording.source());
        Connection connection = source.getConnection()) {
      recording.clear();
      UserFilter filter = UserFilter.NONE.withNames(Set.of(NamePattern.parse("ad*")));
      store
          .users()
          .search(new UserSearch(filter, UserOrder.ID_ASCENDING, new Part.Numbered(Page.FIRST)));
      Sql.run(connection, "SET enable_seqscan = off", "SET enable_bitmapscan = off");
      assertThat(recording.statements()).hasSize(2);
      for (String statement : recording.statements()) {
        assertThat(Sql.texts(connection, "EXPLAIN " + filled(statement)).toString())
            .contains("using roster_user_username_c_ix", "Index Cond");
      }
    }
  }

  /** With an empty table every plan is cheap, so the planner is told to prefer indexes. */
  @Test
  void what_a_change_and_a_view_read_is_looked_up_in_indexes() throws SQLException {
    RecordingSource recording = new RecordingSource(source);
    newStore();
    try (JooqStore store = JooqStore.on(recording.source());
        Connection connection = source.getConnection()) {
      recording.clear();
      store.users().sight(Lookup.of(new UserId(1), ActorRef.trusted(new UserId(2)), People.NOW));
      Sql.run(connection, "SET enable_seqscan = off", "SET enable_bitmapscan = off");
      assertThat(recording.statements()).hasSize(2);
      for (String statement : recording.statements()) {
        List<String> steps = Sql.texts(connection, "EXPLAIN " + statement.replace("?", "7"));
        assertThat(steps).anyMatch(step -> step.contains("using roster_user_group_group_ix"));
        assertThat(steps)
            .filteredOn(step -> step.contains("Seq Scan"))
            .allMatch(step -> step.contains("on roster_group "));
      }
    }
  }

  /** Beginning and end of the range, and what a page is cut out by. */
  private static String filled(String statement) {
    Iterator<String> values = List.of("'ad'", "'ae'", "0", "20").iterator();
    return Pattern.compile("\\?").matcher(statement).replaceAll(found -> values.next());
  }
}

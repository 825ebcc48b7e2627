package dev.roster.adapter.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.roster.domain.user.Decision;
import dev.roster.domain.user.User;
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

  private static HikariDataSource source;
  private static JooqStore store;

  @BeforeAll
  static void start() {
    source = Postgresql.fresh().pool(StoreOptions.STANDARD);
  }

  @AfterAll
  static void stop() {
    store = null;
    source.close();
  }

  @Override
  protected Store newStore() {
    if (store == null) {
      store = JooqStore.on(source, options());
    } else {
      Emptied.of(new Sql(source));
    }
    return store;
  }

  /** With numbers that nodes make by themselves, as is the default here. */
  StoreOptions options() {
    return StoreOptions.STANDARD;
  }

  @Test
  void the_list_of_scripts_is_what_the_history_notes_and_flyway_is_not_asked_again() {
    newStore();
    assertThat(
            new Sql(source)
                .texts(
                    "SELECT version || ' ' || script || ' ' || checksum FROM roster_schema_history"))
        .containsExactlyInAnyOrderElementsOf(Scripts.of(Engine.POSTGRESQL));
    RecordingSource recorded = new RecordingSource(source);
    JooqStore.on(recorded.source()).close();
    assertThat(recorded.statements()).filteredOn(text -> text.contains("history")).hasSize(1);
  }

  /** A violation makes PostgreSQL refuse everything until the savepoint; SQLite does not mind. */
  @Test
  void a_change_that_finds_a_name_taken_keeps_the_callers_transaction_alive() throws SQLException {
    newStore();
    try (Connection host = source.getConnection()) {
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
    newStore();
    Sql sql = new Sql(source);
    sql.run("ALTER TABLE roster_user ADD CONSTRAINT planted CHECK (mobile IS NULL)");
    assertThatThrownBy(() -> People.member(store, "ada", "13800000001"))
        .isInstanceOf(Failures.StatementRefused.class)
        .hasMessage("the database refused a statement: SQLState 23514")
        .hasNoCause();
    sql.run("ALTER TABLE roster_user DROP CONSTRAINT planted");
  }

  /** With an empty table every plan is cheap, so the planner is told to prefer indexes. */
  @Test
  void the_beginning_of_a_name_is_looked_up_as_a_range_of_an_index() throws SQLException {
    RecordingSource recording = new RecordingSource(source);
    newStore();
    try (JooqStore recorded = JooqStore.on(recording.source());
        Connection connection = source.getConnection()) {
      recording.clear();
      UserFilter filter = UserFilter.NONE.withNames(Set.of(NamePattern.parse("ad*")));
      recorded
          .users()
          .search(new UserSearch(filter, UserOrder.ID_ASCENDING, new Part.Numbered(Page.FIRST)));
      Sql.run(connection, "SET enable_seqscan = off", "SET enable_bitmapscan = off");
      assertThat(recording.statements()).hasSize(3);
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

  /** Beginning and end of the range, and how many. */
  private static String filled(String statement) {
    Iterator<String> values = List.of("'ad'", "'ae'", "20", "20").iterator();
    return Pattern.compile("\\?").matcher(statement).replaceAll(found -> values.next());
  }
}

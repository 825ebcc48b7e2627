package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.People.NOW;
import static dev.roster.adapter.jooq.People.edit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Lookup;
import dev.roster.application.port.Sessions.NewSession;
import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.credential.TokenHash;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.user.EraseDecision;
import dev.roster.domain.user.Erasure;
import dev.roster.domain.user.Expectation;
import dev.roster.domain.user.Policy;
import dev.roster.domain.user.User;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an erasure leaves in the tables, and what it leaves when it fails in the middle. */
class ErasureTest {

  @TempDir Path folder;
  private Sql sql;
  private JooqStore store;
  private User chief;
  private User ada;

  /** Every table that can say something of a user does. */
  @BeforeEach
  void open() {
    Path file = folder.resolve("roster.db");
    sql = Sql.on(file);
    store = JooqStore.sqlite(file);
    chief = People.administrator(store, "chief");
    ada = People.member(store, "ada-lovelace", "13800000001");
    User bob = People.member(store, "bob", "13800000002");
    edit(
        store,
        ada,
        ada,
        UserPatch.EMPTY
            .replace(Attribute.SIGNATURE, "lovelace was here")
            .replace(Attribute.DESCRIPTION, "of lovelace"));
    edit(store, chief, ada, People.everything());
    edit(store, chief, ada, UserPatch.EMPTY.replace(Attribute.STATUS, 0));
    edit(store, chief, ada, UserPatch.EMPTY.replace(Attribute.NICKNAME, "lovelace"));
    sql.run(
        "UPDATE roster_user SET email = 'lovelace@example.com', realname = 'lovelace', identity ="
            + " 'lovelace', register_reason = 'lovelace', register_ip = 'lovelace', last_login_ip"
            + " = 'lovelace', avatar = 'lovelace', city = 'lovelace', pay_password_hash = 'hash'"
            + " WHERE id = "
            + ada.id().value(),
        "INSERT INTO roster_facts VALUES (2, 1, 1, 1, 0.5, 0.5, 100, 1)",
        "INSERT INTO roster_unread VALUES (2, 'replied', 8)");
    store
        .payTokens()
        .issue(TokenHash.of("pay"), ada.id(), new PasswordHash("hash"), NOW.plusSeconds(9));
    store.sessions().open(login(), user -> true).orElseThrow();
    follow(ada, bob);
    follow(bob, ada);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void no_table_holds_a_word_of_the_person() {
    assertThat(String.join("\n", Dump.of(sql))).contains("lovelace");
    erase(Policy.STANDARD.withNameRetention(Duration.ZERO));
    assertThat(String.join("\n", Dump.of(sql))).doesNotContain("lovelace", "13800000001");
  }

  @Test
  void of_its_own_row_only_number_status_and_times_are_left() {
    erase(Policy.STANDARD);
    assertThat(
            sql.texts(
                "SELECT username || '|' || username_folded || '|' || status || '|' || version ||"
                    + " '|' || erased_at || '|' || created_at FROM roster_user WHERE id = 2"))
        .containsExactly("ERASED 2|ada-lovelace|0|6|" + updatedAt() + "|" + NOW.toEpochMilli());
    assertThat(
            sql.texts(
                "SELECT coalesce(mobile, email, password_hash, pay_password_hash, login_at,"
                    + " expires_at, password_changed_at) FROM roster_user WHERE id = 2"))
        .containsExactly((String) null);
  }

  @Test
  void the_next_erasure_lets_go_of_names_whose_time_is_over() {
    erase(Policy.STANDARD);
    User eve = People.member(store, "eve", "13800000003");
    erase(eve, Policy.STANDARD, NOW.plus(Policy.STANDARD.nameRetention()).plusSeconds(1));
    assertThat(sql.texts("SELECT username_folded FROM roster_user WHERE erased_at > 0 ORDER BY id"))
        .containsExactly("ERASED 2", "eve");
  }

  @ParameterizedTest
  @CsvSource({
    "UPDATE, roster_user",
    "DELETE, roster_user_group",
    "DELETE, roster_session",
    "DELETE, roster_pay_token",
    "DELETE, roster_notice",
    "DELETE, roster_delivery",
    "DELETE, roster_follow",
    "DELETE, roster_facts",
    "DELETE, roster_unread",
    "UPDATE, roster_audit",
    "INSERT, roster_audit"
  })
  void one_that_fails_in_the_middle_leaves_everything(String verb, String table) {
    List<String> before = Dump.of(sql);
    String trigger = "CREATE TRIGGER planted AFTER %s ON %s BEGIN SELECT RAISE(ABORT, 'x'); END";
    sql.run(trigger.formatted(verb, table));
    assertThatThrownBy(() -> erase(Policy.STANDARD)).isInstanceOf(Failures.StatementRefused.class);
    sql.run("DROP TRIGGER planted");
    assertThat(Dump.of(sql)).isEqualTo(before);
    assertThat(erase(Policy.STANDARD)).isInstanceOf(Erasure.Accepted.class);
  }

  /** A table that is added later and says something of users has to be named here. */
  @Test
  void every_table_that_refers_to_users_is_emptied_of_the_erased() {
    erase(Policy.STANDARD);
    for (String table :
        sql.texts("SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'roster%'")) {
      for (String column :
          sql.texts(
              "SELECT \"from\" FROM pragma_foreign_key_list('"
                  + table
                  + "') WHERE \"table\" = 'roster_user'")) {
        if (!table.equals("roster_audit")) {
          assertThat(sql.texts("SELECT 1 FROM " + table + " WHERE " + column + " = 2"))
              .as(table + "." + column)
              .isEmpty();
        }
      }
    }
  }

  private String updatedAt() {
    return sql.texts("SELECT updated_at FROM roster_user WHERE id = 2").get(0);
  }

  private Erasure erase(Policy policy) {
    return erase(ada, policy, NOW);
  }

  private Erasure erase(User user, Policy policy, Instant now) {
    Lookup lookup = Lookup.of(user.id(), ActorRef.trusted(chief.id()), now);
    return store
        .users()
        .erase(
            lookup, "r", snapshot -> EraseDecision.decide(snapshot, Expectation.NONE, policy, now));
  }

  private void follow(User from, User to) {
    Lookup lookup = Lookup.of(to.id(), ActorRef.trusted(from.id()), NOW);
    store.follows().follow(lookup, snapshot -> List.of());
  }

  private NewSession login() {
    return new NewSession(
        ada.id(),
        TokenHash.of("access"),
        TokenHash.of("refresh"),
        NOW,
        NOW.plusSeconds(60),
        "lovelace");
  }
}

package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.People.NOW;
import static dev.roster.adapter.jooq.People.edit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.EditUser;
import dev.roster.application.Roster;
import dev.roster.application.UserRef;
import dev.roster.application.ViewUser;
import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Attempts;
import dev.roster.application.port.Deliveries;
import dev.roster.application.port.Deliveries.Filter;
import dev.roster.application.port.Deliveries.Settlement;
import dev.roster.application.port.Follows.Side;
import dev.roster.application.port.Lookup;
import dev.roster.application.port.Page;
import dev.roster.application.port.Sessions.NewSession;
import dev.roster.application.port.Sessions.Refresh;
import dev.roster.application.port.Sessions.Session;
import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.credential.Token;
import dev.roster.domain.credential.TokenHash;
import dev.roster.domain.delivery.Addressee;
import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.delivery.DeliveryState;
import dev.roster.domain.delivery.Recipient;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.permission.Group;
import dev.roster.domain.permission.Permission;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.user.EraseDecision;
import dev.roster.domain.user.Expectation;
import dev.roster.domain.user.Policy;
import dev.roster.domain.user.User;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many statements the store sends, and what each costs when the tables grow. */
class StatementsTest {

  private static final Token TOKEN = new Token("t".repeat(Token.LENGTH));

  @TempDir Path folder;
  private Sql sql;
  private RecordingSource recording;
  private JooqStore store;
  private User chief;
  private User ada;
  private Session session;
  private Roster roster;
  private Instant now = NOW;

  @BeforeEach
  void open() {
    sql = Sql.on(folder.resolve("roster.db"));
    recording = new RecordingSource(sql.source());
    store = JooqStore.on(recording.source());
    chief = People.administrator(store, "chief");
    ada = People.member(store, "ada", "13800000001");
    session = store.sessions().open(login(TOKEN.text()), user -> true).orElseThrow();
    roster = Roster.builder().store(store).hasher(new NoSecrets()).clock(() -> now).build();
    recording.clear();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void a_patch_of_ones_own_signature_takes_two_reads_and_two_writes() {
    edited(UserRef.of(ada.id()), People.signature("new"));
    assertThat(recording.statements())
        .satisfiesExactly(
            // Whose session the token opens, and whether its use is to be noted.
            statement -> assertThat(statement).startsWith("select").contains("access_hash = ?"),
            // The rest, in the transaction of the change: actor and target, whether the session is
            // still alive, the groups, whether another administrator remains, and what the answer
            // shows beside the user.
            this::isSight,
            // The user, if it is still as it was read.
            statement ->
                assertThat(statement)
                    .isEqualTo(
                        "update roster_user set version = ?, signature = ?, updated_at = ? where"
                            + " (roster_user.id = ? and roster_user.version = ?)"),
            // Its history.
            statement -> assertThat(statement).startsWith("insert into roster_audit"));
  }

  private void isSight(String statement) {
    assertThat(statement)
        .startsWith("select")
        .contains("from roster_user left")
        .contains("from roster_session")
        .contains("from roster_group")
        .contains("from roster_follow")
        .contains("from roster_notice")
        .contains("roster_facts");
  }

  @Test
  void once_an_hour_the_use_of_the_session_is_a_write_of_its_own() {
    now = NOW.plus(Duration.ofHours(1)).plusMillis(1);
    edited(UserRef.of(ada.id()), People.signature("new"));
    edited(UserRef.of(ada.id()), People.signature("newer"));
    assertThat(recording.statements().stream().map(StatementsTest::verb))
        .containsExactly(
            "select roster_session",
            "update roster_session",
            "select roster_user",
            "update roster_user",
            "insert roster_audit",
            "select roster_session",
            "select roster_user",
            "update roster_user",
            "insert roster_audit");
  }

  @Test
  void a_patch_by_public_id_takes_one_read_more_to_find_whose_it_is() {
    edited(UserRef.of(ada.publicId()), People.signature("new"));
    assertThat(recording.statements().stream().map(StatementsTest::verb))
        .containsExactly(
            "select roster_session",
            "select roster_user",
            "select roster_user",
            "update roster_user",
            "insert roster_audit");
  }

  @Test
  void showing_a_user_takes_two_reads_and_no_transaction() {
    for (UserRef shown : List.of(UserRef.of(ada.id()), UserRef.of(chief.id()))) {
      recording.clear();
      roster
          .viewUser()
          .view(new ViewUser.Query(asking(), shown))
          .fold(view -> view, StatementsTest::refused);
      assertThat(recording.statements())
          .satisfiesExactly(
              // Whose session the token opens.
              statement -> assertThat(statement).contains("access_hash = ?"),
              // Everything else.
              this::isSight);
      assertThat(recording.recorded()).doesNotContain("BEGIN");
    }
  }

  @Test
  void a_patch_of_another_takes_as_many() {
    edit(store, chief, ada, People.signature("new"));
    assertThat(recording.statements()).hasSize(3);
  }

  @Test
  void a_patch_that_changes_nothing_writes_nothing() {
    edit(store, ada, ada, People.signature(""));
    assertThat(recording.statements()).satisfiesExactly(this::isSight);
  }

  @Test
  void a_disabling_takes_one_read_and_seven_writes() {
    edit(store, chief, ada, UserPatch.EMPTY.replace(Attribute.STATUS, 1));
    assertThat(recording.statements().stream().map(StatementsTest::verb))
        .containsExactly(
            "select roster_user",
            "update roster_user",
            "insert roster_audit",
            "update roster_counter",
            "insert roster_notice",
            "update roster_counter",
            "insert roster_delivery",
            "delete roster_session");
  }

  @Test
  void finding_a_session_takes_one_read_and_no_transaction() {
    store.sessions().find(TOKEN.hash(), NOW);
    assertThat(recording.statements()).hasSize(1);
    assertThat(recording.recorded()).doesNotContain("BEGIN");
  }

  @Test
  void a_write_takes_the_lock_before_it_reads() {
    edit(store, ada, ada, People.signature("new"));
    assertThat(recording.recorded().stream().filter(text -> !text.startsWith("PRAGMA")))
        .startsWith("BEGIN IMMEDIATE")
        .endsWith("COMMIT");
  }

  @Test
  void no_statement_reads_the_whole_of_a_table_that_grows() {
    everyMethod();
    Set<String> scans = new TreeSet<>();
    for (String statement : Set.copyOf(recording.statements())) {
      sql.plan(statement).stream()
          .filter(step -> step.startsWith("SCAN"))
          .filter(
              step ->
                  !step.matches(
                      "SCAN (\\d+-ROW VALUES CLAUSE|CONSTANT ROW|roster_group(_permission)?\\b.*|due"
                          // The deliveries that have not ended.
                          + "|roster_delivery USING INDEX roster_delivery_due_ix)"))
          .forEach(step -> scans.add(step + " in " + statement));
    }
    assertThat(recording.statements()).hasSizeGreaterThan(30);
    assertThat(scans).isEmpty();
  }

  /** Among millions who are NORMAL, finding no other administrator would read all of them. */
  @Test
  void another_administrator_is_looked_for_in_group_1() {
    edit(store, chief, ada, People.signature("new"));
    assertThat(store.users().anyAdministrator()).isTrue();
    assertThat(recording.statements())
        .filteredOn(statement -> statement.contains("group_id = 1"))
        .hasSize(2)
        .allSatisfy(
            statement ->
                assertThat(sql.plan(statement))
                    .anyMatch(step -> step.contains("roster_user_group_group_ix (group_id=?"))
                    .noneMatch(step -> step.contains("status")));
  }

  private void everyMethod() {
    PasswordHash payPassword = new PasswordHash("pay");
    Page page = Page.FIRST;
    People.member(store, "bob", "13800000002");
    store.users().find(ada.id());
    store.users().idOf(ada.publicId());
    store.users().findByFoldedUsername("ada");
    store.users().findByMobile(new Mobile("13800000001"));
    store.users().list(1, 20);
    store.users().anyAdministrator();
    Lookup any = Lookup.of(ada.id(), ActorRef.trusted(chief.id()), NOW);
    store.users().sight(any);
    store.users().sight(Lookup.of(new UserId(9), ActorRef.trusted(new UserId(9)), NOW));
    store
        .users()
        .snapshot(
            new Lookup(
                ada.id(),
                ActorRef.in(session.id(), chief.id()),
                Optional.of(TokenHash.of("pay")),
                NOW));
    edit(store, chief, ada, UserPatch.EMPTY.replace(Attribute.USERNAME, "bob"));
    edit(store, chief, ada, People.everything());
    edit(store, ada, ada, UserPatch.EMPTY.replace(Attribute.SIGNATURE, "x"));
    sql.run("UPDATE roster_user SET pay_password_hash = 'pay'");
    store.payTokens().issue(TokenHash.of("pay"), ada.id(), payPassword, NOW);
    edit(store, chief, ada, UserPatch.EMPTY.replace(Attribute.REMOVE_PAY_PASSWORD, true));
    edit(
        store,
        chief,
        ada,
        UserPatch.EMPTY
            .replace(Attribute.NEW_PASSWORD, "another horse")
            .replace(Attribute.PASSWORD_CONFIRMATION, "another horse"));
    store.sessions().find(TOKEN.hash(), NOW);
    Session opened = store.sessions().open(login("other"), user -> true).orElseThrow();
    store.sessions().touch(opened.id(), NOW, NOW.plusSeconds(9));
    store
        .sessions()
        .refresh(
            new Refresh(
                TokenHash.of("refresh other"), TokenHash.of("a"), TokenHash.of("r"), NOW, NOW),
            Session::expiresAt);
    store.sessions().list(ada.id(), NOW, page);
    store.sessions().count(ada.id(), NOW);
    store.sessions().end(ada.id(), opened.id(), NOW);
    store.sessions().end(opened.id());
    store.users().upgrade(ada.id(), payPassword, payPassword);
    store.sessions().endAll(ada.id());
    Attempts.Limit limit = new Attempts.Limit("key", 5, NOW.minusSeconds(9));
    store
        .attempts()
        .reserve(List.of(limit), NOW)
        .fold(
            granted -> {
              store.attempts().takeBack(granted);
              return granted;
            },
            refused -> refused);
    store.attempts().forget("key");
    store.inbox().count(ada.id());
    store.inbox().unread(ada.id());
    store.inbox().read(ada.id(), page, Optional.of(NOW)).stream()
        .findFirst()
        .ifPresent(entry -> store.inbox().delete(ada.id(), Set.of(entry.id())));
    everyMethodOfDeliveries(page);
    store.history().read(ada.id(), page);
    store.history().count(ada.id());
    Lookup follow = Lookup.of(ada.id(), ActorRef.trusted(chief.id()), NOW);
    store.follows().follow(follow, snapshot -> List.of());
    store.follows().counts(Set.of(ada.id(), chief.id()));
    store.follows().relations(chief.id(), Set.of(ada.id()));
    store.follows().read(ada.id(), Side.FANS, page);
    store.follows().read(chief.id(), Side.FOLLOWING, page);
    store.follows().count(ada.id(), Side.FANS);
    store.follows().end(chief.id(), ada.id());
    store.users().find(Set.of(ada.id(), chief.id()));
    Policy policy = Policy.STANDARD;
    store
        .users()
        .erase(follow, "r", fresh -> EraseDecision.decide(fresh, Expectation.NONE, policy, NOW));
    User eve = People.member(store, "eve", "13800000003");
    sql.run("UPDATE roster_user SET name_kept_until = 1 WHERE erased_at > 0");
    edit(store, chief, eve, UserPatch.EMPTY.replace(Attribute.USERNAME, "ada"));
    store.groups().directory();
    store.groups().add(id -> new Group(id, "editors", Set.of(Permission.USER_EDIT)));
  }

  private void everyMethodOfDeliveries(Page page) {
    Deliveries deliveries = store.deliveries();
    Addressee.Destination busy = new Addressee.Destination(new Recipient.Fixed("busy"));
    deliveries
        .lease(DeliveryRules.MAIL, Set.of(busy), 1, NOW.plusSeconds(9), NOW.plusSeconds(99))
        .forEach(
            leased ->
                deliveries.settle(
                    leased.delivery().id(),
                    leased.token(),
                    new Settlement(DeliveryState.DEAD, NOW, Duration.ZERO, "")));
    deliveries.nextDue(DeliveryRules.MAIL);
    deliveries.backlog();
    Filter filter =
        new Filter(
            DeliveryState.GIVEN_UP,
            Optional.of(ada.id()),
            Optional.of(DeliveryRules.MAIL),
            Optional.of(NOW),
            Optional.of(NOW.plusSeconds(9)));
    deliveries.list(filter, page).forEach(dead -> deliveries.retry(dead.id(), NOW));
    deliveries.count(filter);
    deliveries.retryAll(filter, NOW);
  }

  private ActorRef asking() {
    return roster.authenticate().authenticate(TOKEN).fold(actor -> actor, StatementsTest::refused);
  }

  private void edited(UserRef target, UserPatch patch) {
    EditUser.Command command = new EditUser.Command(asking(), target, patch, Expectation.NONE, "r");
    roster.editUser().edit(command).fold(edited -> edited, StatementsTest::refused);
  }

  private static <T> T refused(List<Rejection> rejections) {
    throw new AssertionError("refused: " + rejections);
  }

  /** Of a query, the table whose rows it gives. */
  private static String verb(String statement) {
    return statement
        .replaceAll("(?s)^select .* from (\\w+) (?:left outer join|where) .*", "select $1")
        .replaceAll("(?s)^(update|insert into|delete from) (\\w+).*", "$1 $2")
        .replace(" into", "")
        .replace(" from", "");
  }

  private NewSession login(String token) {
    return new NewSession(
        ada.id(),
        TokenHash.of(token),
        TokenHash.of("refresh " + token),
        NOW,
        NOW.plus(Duration.ofDays(1)),
        "198.51.100.7");
  }
}

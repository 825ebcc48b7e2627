package dev.roster.adapter.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.FindUsers;
import dev.roster.application.Roster;
import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Page;
import dev.roster.application.port.UserFilter;
import dev.roster.application.port.UserOrder;
import dev.roster.application.port.UserSearch;
import dev.roster.application.port.UserSearch.Found;
import dev.roster.application.port.UserSearch.Part;
import dev.roster.application.port.UserSearch.Place;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.profile.NamePattern;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.User;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How many statements a list of users takes, and which indexes serve them. */
class SearchStatementsTest {

  private static final Part PAGE = new Part.Numbered(new Page(1, Page.MAX_LIMIT));

  private static final Predicate<String> SORT = step -> step.startsWith("USE TEMP B-TREE");

  @TempDir Path folder;
  private Sql sql;
  private RecordingSource recording;
  private JooqStore store;
  private User chief;

  @BeforeEach
  void open() {
    sql = Sql.on(folder.resolve("roster.db"));
    recording = new RecordingSource(sql.source());
    store = JooqStore.on(recording.source());
    chief = People.administrator(store, "chief");
    recording.clear();
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** Who asks; the total and the page; and a few for what surrounds them all. */
  @Test
  void a_page_takes_as_many_statements_however_many_users_are_on_it() {
    int few = statementsForAPageOf(2);
    int many = statementsForAPageOf(Page.MAX_LIMIT);
    assertThat(many).isEqualTo(few).isLessThan(13);
  }

  private int statementsForAPageOf(int users) {
    for (int number = store.users().list(0, users).size(); number < users; number++) {
      People.member(store, "user" + number, "138%08d".formatted(number));
    }
    Roster roster = Roster.builder().store(store).hasher(new NoSecrets()).build();
    recording.clear();
    FindUsers.Found found =
        roster
            .findUsers()
            .find(new FindUsers.Query(ActorRef.trusted(chief.id()), search(PAGE)))
            .fold(
                done -> done,
                no -> {
                  throw new AssertionError(no);
                });
    assertThat(found.users()).hasSize(users);
    return recording.statements().size();
  }

  @Test
  void a_page_and_its_total_are_read_in_one_transaction() {
    store.users().search(search(PAGE));
    assertThat(recording.recorded().stream().filter(text -> !text.startsWith("PRAGMA")))
        .hasSize(4)
        .startsWith("BEGIN")
        .endsWith("COMMIT");
  }

  @ParameterizedTest
  @EnumSource
  void no_order_sorts_what_an_index_has_in_order(UserOrder order) {
    Place place = new Place(People.NOW, chief.id());
    for (Set<Status> statuses : List.of(Set.<Status>of(), Set.of(Status.NORMAL))) {
      UserFilter filter = UserFilter.NONE.withStatuses(statuses);
      for (Optional<Place> from : List.of(Optional.<Place>empty(), Optional.of(place))) {
        store.users().search(new UserSearch(filter, order, new Part.After(from, 20)));
      }
    }
    assertThat(recording.statements()).hasSize(4);
    assertThat(recording.statements()).allSatisfy(text -> assertThat(plan(text)).noneMatch(SORT));
  }

  @Test
  void every_filter_without_a_wildcard_is_served_by_an_index() {
    List<UserFilter> filters =
        List.of(
            UserFilter.NONE.withIds(Set.of(new UserId(1), new UserId(7))),
            UserFilter.NONE.withNames(names("ada", "bob")),
            UserFilter.NONE.with(new Mobile("13800000001")),
            UserFilter.NONE.withStatuses(Set.of(Status.UNDER_REVIEW)),
            UserFilter.NONE.withGroups(Set.of(GroupId.ADMINISTRATORS)));
    for (UserFilter filter : filters) {
      recording.clear();
      store.users().search(new UserSearch(filter, UserOrder.ID_ASCENDING, PAGE));
      assertThat(recording.statements()).hasSize(2);
      for (String text : recording.statements()) {
        assertThat(plan(text)).as(text).anyMatch(step -> step.startsWith("SEARCH roster_user "));
        assertThat(plan(text)).as(text).noneMatch(step -> step.startsWith("SCAN roster_user"));
      }
    }
  }

  @Test
  void the_beginning_of_a_name_is_looked_up_as_a_range_of_an_index() {
    UserFilter filter = UserFilter.NONE.withNames(names("ad*"));
    store.users().search(new UserSearch(filter, UserOrder.ID_ASCENDING, PAGE));
    assertThat(recording.statements())
        .allSatisfy(
            text ->
                assertThat(plan(text))
                    .anyMatch(step -> step.contains("(username_folded>? AND username_folded<?)")));
  }

  @ParameterizedTest
  @EnumSource
  void a_few_whose_names_begin_alike_are_put_in_order_without_being_read(UserOrder order) {
    UserFilter filter = UserFilter.NONE.withNames(names("ch*"));
    Place place = new Place(People.NOW.minusSeconds(1), chief.id());
    for (Optional<Place> from : List.of(Optional.<Place>empty(), Optional.of(place))) {
      recording.clear();
      store.users().search(new UserSearch(filter, order, new Part.After(from, 20)));
      assertThat(recording.statements()).hasSizeBetween(2, 3);
      assertThat(plan(recording.statements().get(1)))
          .anyMatch(
              step ->
                  step.startsWith(
                          "SEARCH roster_user USING COVERING INDEX roster_user_username_c_ix")
                      && step.contains("username_folded>? AND username_folded<?"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void many_whose_names_begin_alike_are_met_in_order(UserOrder order) {
    crowd(2 * BeginningQuery.FEW + 2, "CASE n % 2 WHEN 1 THEN 'odd' ELSE 'even' END");
    UserSearch odd = beginning("odd*", order, Optional.empty());
    recording.clear();
    Found found = store.users().search(odd);
    assertThat(found.users())
        .hasSize(20)
        .allMatch(user -> user.username().text().startsWith("odd"));
    assertThat(found.users()).isSortedAccordingTo(by(order));
    assertThat(recording.statements()).hasSize(3);
    assertThat(plan(recording.statements().get(1)))
        .noneMatch(SORT)
        .noneMatch(step -> step.contains("roster_user_username_c_ix"));
  }

  @ParameterizedTest
  @EnumSource
  void many_who_came_at_once_are_found_however_far_off_they_are(UserOrder order) {
    int each = BeginningQuery.NEAR + 1;
    crowd(3 * each, "CASE n / " + each + " WHEN 1 THEN 'bot' ELSE 'human' END");
    List<User> all = new ArrayList<>();
    Optional<Place> from = Optional.empty();
    for (int part = 0; part < 3; part++) {
      Found found = store.users().search(beginning("bot*", order, from));
      all.addAll(found.users());
      assertThat(found.more()).isTrue();
      from = Optional.of(Place.behind(all.get(all.size() - 1)));
    }
    assertThat(all).hasSize(60).doesNotHaveDuplicates().isSortedAccordingTo(by(order));
    assertThat(all).allMatch(user -> user.username().text().startsWith("bot"));
    long first = order.ascending() ? each + 2 : 2 * each + 1;
    assertThat(all.get(0).id().value()).isEqualTo(first);
  }

  private static UserSearch beginning(String pattern, UserOrder order, Optional<Place> from) {
    return new UserSearch(
        UserFilter.NONE.withNames(names(pattern)), order, new Part.After(from, 20));
  }

  private static Comparator<User> by(UserOrder order) {
    Comparator<User> byId = Comparator.comparing(user -> user.id().value());
    return order.ascending() ? byId : byId.reversed();
  }

  /**
   * Adds users behind the first one, all alike but for their names, one a second.
   *
   * @param name SQL that makes what a name begins with of {@code n}, which counts from 0
   */
  private void crowd(int users, String name) {
    sql.run(
        """
        WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n + 1 < %d)
        INSERT INTO roster_user
        SELECT n + 2, substr('%s' || n, -26), version, %s || n, %3$s || n, renames, status,
            status_reason, signature, nickname, avatar, gender, city, province, country, level, major,
            description, NULL, email, register_reason, register_ip, joined_at, expires_at,
            password_hash, pay_password_hash, password_changed_at, realname, identity,
            identity_verified, created_at + 1000 * n, updated_at + 1000 * n, login_at, last_login_ip,
            erased_at, name_kept_until
        FROM number, roster_user WHERE id = 1
        """
            .formatted(users, "a".repeat(26), name),
        "INSERT INTO roster_user_group SELECT id, 10 FROM roster_user WHERE id > 1");
  }

  private static UserSearch search(Part part) {
    return new UserSearch(UserFilter.NONE, UserOrder.ID_ASCENDING, part);
  }

  private static Set<NamePattern> names(String... patterns) {
    return Arrays.stream(patterns).map(NamePattern::parse).collect(Collectors.toSet());
  }

  private List<String> plan(String statement) {
    return sql.plan(statement);
  }
}

package dev.roster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.Page;
import dev.roster.application.port.UserFilter;
import dev.roster.application.port.UserOrder;
import dev.roster.application.port.UserSearch;
import dev.roster.application.port.UserSearch.Found;
import dev.roster.application.port.UserSearch.Part;
import dev.roster.application.port.UserSearch.Place;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.profile.NamePattern;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.Timeline;
import dev.roster.domain.user.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link dev.roster.application.port.Users#search}. */
abstract class SearchContract extends PortContract {

  private static final Part FIRST = new Part.Numbered(Page.FIRST);

  private final List<User> all = new ArrayList<>();

  SearchContract(StoreContract contract) {
    super(contract);
  }

  /** Ids ascend in this order; the times of creation do not, and two of them are the same. */
  @BeforeEach
  void people() {
    created(5, Account.named("Ada").mobile("13800000001"));
    created(1, Account.named("adam").in(Status.DISABLED));
    created(3, Account.named("Straße").in(Status.UNDER_REVIEW));
    created(3, Account.named("a_b%c*").in(GroupId.UNPAID, GroupId.MEMBERS));
    created(4, Account.named("王小明").in(Status.UNDER_REVIEW).in(GroupId.UNPAID));
    created(2, Account.named("ab\uD83D\uDE00").mobile("13800000002").in(Status.REJECTED));
    created(6, Account.named("aa-Z\uFFFD").in(GroupId.ADMINISTRATORS));
  }

  private void created(int second, Account account) {
    all.add(stored(id -> createdAt(NOW.plusSeconds(second), account.apply(id))));
  }

  private static User createdAt(Instant at, User user) {
    return new User(
        user.id(),
        user.publicId(),
        user.version(),
        user.username(),
        user.renames(),
        user.standing(),
        user.profile(),
        user.contact(),
        user.registration(),
        user.membership(),
        user.credentials(),
        user.identity(),
        Timeline.startingAt(at));
  }

  private List<String> names(UserFilter filter) {
    return names(
        store.users().search(new UserSearch(filter, UserOrder.ID_ASCENDING, FIRST)).users());
  }

  private static List<String> names(List<User> users) {
    return users.stream().map(user -> user.username().text()).toList();
  }

  @Test
  void without_a_filter_everyone_is_listed_whole() {
    Found found =
        store.users().search(new UserSearch(UserFilter.NONE, UserOrder.ID_ASCENDING, FIRST));
    assertThat(found.users()).isEqualTo(all);
    assertThat(found.total()).hasValue(7);
    assertThat(found.more()).isFalse();
  }

  @Test
  void users_are_found_by_ids() {
    Set<UserId> ids = Set.of(all.get(4).id(), all.get(1).id(), nobody());
    assertThat(names(UserFilter.NONE.withIds(ids))).containsExactly("adam", "王小明");
    assertThat(names(UserFilter.NONE.withIds(Set.of(nobody())))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ADA; Ada",
        "ad; ",
        "Ad*; Ada,adam",
        "a*; Ada,adam,a_b%c*,ab\uD83D\uDE00,aa-Z\uFFFD",
        "aa*; aa-Z\uFFFD",
        "aa-z\uFFFD*; aa-Z\uFFFD",
        "ab\uD83D\uDE00*; ab\uD83D\uDE00",
        "a_*; a_b%c*",
        "a%*; ",
        "a_b%c**; a_b%c*",
        "stra*; Straße",
        "STRASSE; Straße",
        "*sse; Straße",
        "*SS*; Straße",
        "*a; Ada",
        "*%*; a_b%c*",
        "*_*; a_b%c*",
        "*!*; ",
        "*\\*; ",
        "*明; 王小明",
        "王*; 王小明",
        "*小*; 王小明",
        "adam,王*,nobody; adam,王小明",
        "*; Ada,adam,Straße,a_b%c*,王小明,ab\uD83D\uDE00,aa-Z\uFFFD",
      })
  void users_are_found_by_names_of_which_every_character_means_itself(String asked, String found) {
    Set<NamePattern> names =
        Arrays.stream(asked.split(",")).map(NamePattern::parse).collect(Collectors.toSet());
    assertThat(names(UserFilter.NONE.withNames(names)))
        .isEqualTo(found == null ? List.of() : List.of(found.split(",")));
  }

  @Test
  void the_owner_of_a_number_is_found() {
    assertThat(names(UserFilter.NONE.with(new Mobile("13800000002"))))
        .containsExactly("ab\uD83D\uDE00");
    assertThat(names(UserFilter.NONE.with(new Mobile("13800000003")))).isEmpty();
  }

  @Test
  void users_are_found_by_statuses() {
    assertThat(names(UserFilter.NONE.withStatuses(Set.of(Status.UNDER_REVIEW))))
        .containsExactly("Straße", "王小明");
    assertThat(names(UserFilter.NONE.withStatuses(Set.of(Status.DISABLED, Status.REJECTED))))
        .containsExactly("adam", "ab\uD83D\uDE00");
    assertThat(names(UserFilter.NONE.withStatuses(Set.of(Status.IGNORED)))).isEmpty();
  }

  @Test
  void members_of_several_groups_are_found_once() {
    assertThat(names(UserFilter.NONE.withGroups(Set.of(GroupId.UNPAID, GroupId.MEMBERS))))
        .containsExactly("Ada", "adam", "Straße", "a_b%c*", "王小明", "ab\uD83D\uDE00");
    assertThat(names(UserFilter.NONE.withGroups(Set.of(GroupId.ADMINISTRATORS))))
        .containsExactly("aa-Z\uFFFD");
    assertThat(names(UserFilter.NONE.withGroups(Set.of(GroupId.GUESTS)))).isEmpty();
  }

  @Test
  void every_part_of_a_filter_must_let_pass() {
    UserFilter filter =
        UserFilter.NONE
            .withStatuses(Set.of(Status.UNDER_REVIEW))
            .withGroups(Set.of(GroupId.UNPAID))
            .withNames(Set.of(NamePattern.parse("*")));
    assertThat(names(filter)).containsExactly("王小明");
    assertThat(names(filter.withIds(Set.of(all.get(0).id())))).isEmpty();
    assertThat(names(filter.with(new Mobile("13800000001")))).isEmpty();
  }

  @Test
  void each_order_is_total_and_its_opposite_is_its_reverse() {
    assertThat(ordered(UserOrder.ID_ASCENDING)).containsExactly(0, 1, 2, 3, 4, 5, 6);
    assertThat(ordered(UserOrder.ID_DESCENDING)).containsExactly(6, 5, 4, 3, 2, 1, 0);
    assertThat(ordered(UserOrder.OLDEST_FIRST)).containsExactly(1, 5, 2, 3, 4, 0, 6);
    assertThat(ordered(UserOrder.NEWEST_FIRST)).containsExactly(6, 0, 4, 3, 2, 5, 1);
  }

  private List<Integer> ordered(UserOrder order) {
    return store.users().search(new UserSearch(UserFilter.NONE, order, FIRST)).users().stream()
        .map(all::indexOf)
        .toList();
  }

  @Test
  void pages_by_number_follow_each_other_and_know_the_total() {
    assertThat(page(1, 3)).isEqualTo(found(0, 3, true));
    assertThat(page(2, 3)).isEqualTo(found(3, 6, true));
    assertThat(page(3, 3)).isEqualTo(found(6, 7, false));
    assertThat(page(4, 3)).isEqualTo(found(7, 7, false));
    assertThat(page(1, 7)).isEqualTo(found(0, 7, false));
    assertThat(page(Integer.MAX_VALUE, Page.MAX_LIMIT)).isEqualTo(found(7, 7, false));
  }

  private Found page(int number, int limit) {
    return store
        .users()
        .search(
            new UserSearch(
                UserFilter.NONE,
                UserOrder.ID_ASCENDING,
                new Part.Numbered(new Page(number, limit))));
  }

  private Found found(int from, int to, boolean more) {
    return new Found(all.subList(from, to), OptionalLong.of(all.size()), more);
  }

  @Test
  void the_total_is_of_those_who_pass() {
    UserFilter filter = UserFilter.NONE.withStatuses(Set.of(Status.UNDER_REVIEW));
    Found found =
        store
            .users()
            .search(
                new UserSearch(filter, UserOrder.NEWEST_FIRST, new Part.Numbered(new Page(2, 1))));
    assertThat(names(found.users())).containsExactly("Straße");
    assertThat(found.total()).hasValue(2);
    assertThat(found.more()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void parts_after_a_place_follow_each_other_without_a_total(UserOrder order) {
    List<User> seen = new ArrayList<>();
    Optional<Place> place = Optional.empty();
    Found found;
    do {
      found = after(order, place);
      assertThat(found.total()).isEmpty();
      seen.addAll(found.users());
      place = Optional.of(Place.behind(seen.get(seen.size() - 1)));
    } while (found.more());
    assertThat(seen)
        .isEqualTo(store.users().search(new UserSearch(UserFilter.NONE, order, FIRST)).users())
        .hasSize(7);
    assertThat(after(order, place)).isEqualTo(nothing());
  }

  private Found after(UserOrder order, Optional<Place> place) {
    return store.users().search(new UserSearch(UserFilter.NONE, order, new Part.After(place, 2)));
  }

  private static Found nothing() {
    return new Found(List.of(), OptionalLong.empty(), false);
  }

  /** By numbers, the second page would show the last of the first page again. */
  @Test
  void who_comes_or_changes_between_two_parts_shifts_nothing() {
    Found first = after(UserOrder.NEWEST_FIRST, Optional.empty());
    created(9, Account.named("late"));
    Request.by(all.get(6), first.users().get(1), patch().replace(Attribute.USERNAME, "renamed"))
        .acceptedBy(store);
    Found second = after(UserOrder.NEWEST_FIRST, Optional.of(Place.behind(first.users().get(1))));
    assertThat(names(first.users())).containsExactly("aa-Z\uFFFD", "Ada");
    assertThat(names(second.users())).containsExactly("王小明", "a_b%c*");
  }

  @Test
  void a_place_behind_nobody_serves_too() {
    Place place = new Place(NOW.plusMillis(3500), new UserId(1));
    assertThat(names(after(UserOrder.OLDEST_FIRST, Optional.of(place)).users()))
        .containsExactly("王小明", "Ada");
    assertThat(names(after(UserOrder.ID_DESCENDING, Optional.of(new Place(NOW, nobody()))).users()))
        .containsExactly("aa-Z\uFFFD", "ab\uD83D\uDE00");
  }

  @Test
  void a_filter_of_the_largest_size_is_answered() {
    Set<NamePattern> names =
        IntStream.range(0, UserFilter.MOST)
            .mapToObj(number -> NamePattern.parse("*x" + number + "y*"))
            .collect(Collectors.toSet());
    Set<UserId> ids =
        Stream.concat(
                store.users().list(0, Page.MAX_LIMIT).stream().map(User::id),
                LongStream.iterate(UserId.MAX, number -> number - 1).mapToObj(UserId::new))
            .limit(UserFilter.MOST)
            .collect(Collectors.toSet());
    assertThat(names(UserFilter.NONE.withNames(names).withIds(ids))).isEmpty();
    assertThat(names(UserFilter.NONE.withIds(ids))).hasSize(7);
  }
}

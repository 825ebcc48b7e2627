package dev.roster.application;

import static dev.roster.application.Trial.codes;
import static dev.roster.application.Trial.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Facts;
import dev.roster.application.port.Page;
import dev.roster.application.port.UserFilter;
import dev.roster.application.port.UserOrder;
import dev.roster.application.port.UserSearch;
import dev.roster.application.port.UserSearch.Part;
import dev.roster.application.port.UserSearch.Place;
import dev.roster.domain.fact.UserFacts;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.Permission;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.status.Status;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may look for users, and what of them is seen. */
class FindUsersTest {

  private static final UserFilter PENDING =
      UserFilter.NONE.withStatuses(Set.of(Status.UNDER_REVIEW));

  private final Trial trial = new Trial();

  private Outcome<FindUsers.Found> find(UserId actor, UserFilter filter) {
    return find(trial, actor, filter, new Part.Numbered(Page.FIRST));
  }

  private static Outcome<FindUsers.Found> find(
      Trial trial, UserId actor, UserFilter filter, Part part) {
    UserSearch search = new UserSearch(filter, UserOrder.ID_ASCENDING, part);
    return trial.roster.findUsers().find(new FindUsers.Query(ActorRef.trusted(actor), search));
  }

  private UserId actor(String name) {
    return switch (name) {
      case "member" -> trial.member("member");
      case "viewer" -> trial.staff("viewer", Permission.USER_VIEW);
      case "reviewer" -> trial.staff("reviewer", Permission.USER_EDIT_STATUS);
      case "editor" -> trial.staff("editor", Permission.USER_EDIT);
      case "both" -> trial.staff("both", Permission.USER_EDIT, Permission.USER_VIEW);
      default -> trial.administrator("chief");
    };
  }

  @ParameterizedTest
  @CsvSource({
    // actor, everyone, pending, pending or normal, by a number
    "member,   false, false, false, false",
    "viewer,   true,  true,  true,  false",
    "reviewer, false, true,  false, false",
    "editor,   false, false, false, false",
    "both,     true,  true,  true,  true",
    "chief,    true,  true,  true,  true",
  })
  void who_may_look_for_whom(
      String name, boolean everyone, boolean pending, boolean more, boolean byNumber) {
    UserId actor = actor(name);
    Set<Status> two = Set.of(Status.UNDER_REVIEW, Status.NORMAL);
    assertThat(permitted(actor, UserFilter.NONE)).isEqualTo(everyone);
    assertThat(permitted(actor, PENDING)).isEqualTo(pending);
    assertThat(permitted(actor, UserFilter.NONE.withStatuses(two))).isEqualTo(more);
    assertThat(permitted(actor, PENDING.with(new Mobile("13800000001")))).isEqualTo(byNumber);
  }

  private boolean permitted(UserId actor, UserFilter filter) {
    return find(actor, filter)
        .fold(
            found -> true,
            no -> {
              assertThat(no).extracting("code").containsExactly(RejectionCode.PERMISSION_DENIED);
              return false;
            });
  }

  @ParameterizedTest
  @CsvSource({
    "DISABLED,BAN_USER",
    "UNDER_REVIEW,REGISTER_VALIDATE",
    "REJECTED,VALIDATE_REJECT",
    "IGNORED,VALIDATE_IGNORE",
  })
  void who_is_not_normal_hears_why_before_any_permission(Status status, RejectionCode code) {
    UserId actor = trial.member("someone", status);
    assertThat(codes(find(actor, UserFilter.NONE))).containsExactly(code);
  }

  @Test
  void who_is_not_there_any_more_finds_nobody() {
    assertThat(codes(find(Trial.UNKNOWN, UserFilter.NONE)))
        .containsExactly(RejectionCode.ACCESS_DENIED);
  }

  @Test
  void each_user_is_shown_as_by_itself() {
    UserId chief = trial.administrator("chief");
    UserId reviewer = trial.staff("reviewer", Permission.USER_EDIT_STATUS, Permission.USER_VIEW);
    trial.member("pending", Status.UNDER_REVIEW);
    UserId member = trial.member("member", "13812345678");
    trial.edit(chief, member, Trial.status(Status.DISABLED, "why"));
    for (UserId actor : List.of(chief, reviewer)) {
      List<UserView> alone = new ArrayList<>();
      for (long id = 1; id <= 4; id++) {
        alone.add(
            done(
                trial
                    .roster
                    .viewUser()
                    .view(
                        new ViewUser.Query(ActorRef.trusted(actor), UserRef.of(new UserId(id))))));
      }
      assertThat(done(find(actor, UserFilter.NONE)).users()).isEqualTo(alone);
    }
    assertThat(done(find(chief, UserFilter.NONE)).users().get(3).personal().orElseThrow().unread())
        .isEqualTo(Map.of("system", 1));
  }

  @Test
  void other_services_are_asked_once_for_a_whole_page() {
    List<Set<UserId>> asked = new ArrayList<>();
    Facts facts =
        new Facts() {
          @Override
          public UserFacts of(UserId user) {
            throw new AssertionError("one by one");
          }

          @Override
          public Map<UserId, UserFacts> of(Set<UserId> users) {
            asked.add(users);
            Map<UserId, UserFacts> known = new HashMap<>();
            known.put(new UserId(2), threads(7));
            return known;
          }

          private UserFacts threads(int count) {
            return UserFacts.of(count, 0, 0, 0, 0, BigDecimal.ZERO, Optional.empty(), Map.of());
          }
        };
    Trial other = new Trial(builder -> builder.facts(facts));
    UserId chief = other.administrator("chief");
    other.member("ada");
    other.member("bob");
    FindUsers.Found found =
        done(find(other, chief, UserFilter.NONE, new Part.Numbered(Page.FIRST)));
    assertThat(asked).containsExactly(Set.of(new UserId(1), new UserId(2), new UserId(3)));
    assertThat(found.users())
        .extracting(user -> user.shared().facts().threadCount().value())
        .containsExactly(0, 7, 0);
  }

  @Test
  void the_place_behind_the_last_is_where_the_list_goes_on() {
    UserId chief = trial.administrator("chief");
    UserId ada = trial.member("ada");
    UserId bob = trial.member("bob");
    FindUsers.Found first = found(chief, Optional.empty());
    assertThat(first.users()).extracting(UserView::id).containsExactly(chief, ada);
    assertThat(first.total()).isEmpty();
    assertThat(first.next()).contains(new Place(Trial.START, ada));
    FindUsers.Found second = found(chief, first.next());
    assertThat(second.users()).extracting(UserView::id).containsExactly(bob);
    assertThat(second.next()).isEmpty();
  }

  private FindUsers.Found found(UserId actor, Optional<Place> place) {
    return done(find(trial, actor, UserFilter.NONE, new Part.After(place, 2)));
  }

  @ParameterizedTest
  @EnumSource
  void a_filter_is_pending_only_for_that_one_status(Status status) {
    assertThat(UserFilter.NONE.withStatuses(Set.of(status)).pendingOnly())
        .isEqualTo(status == Status.UNDER_REVIEW);
  }
}

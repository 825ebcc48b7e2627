package dev.roster.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.application.port.Judged;
import dev.roster.domain.identity.PublicId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.profile.Username;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link dev.roster.application.port.Users}: creating users and finding them. */
abstract class UsersContract extends PortContract {

  static final Rejection NAME_TAKEN =
      Rejection.at(Attribute.USERNAME, RejectionCode.USERNAME_TAKEN);
  static final Rejection MOBILE_TAKEN =
      Rejection.at(Attribute.MOBILE, RejectionCode.MOBILE_IS_ALREADY_BIND);

  UsersContract(StoreContract contract) {
    super(contract);
  }

  @Test
  void a_fresh_store_has_no_user() {
    assertThat(store.users().list(0, 200)).isEmpty();
    assertThat(store.users().anyAdministrator()).isFalse();
  }

  @Test
  void ids_ascend() {
    assertThat(List.of(stored(Account.named("a")), stored(Account.named("b"))))
        .extracting(user -> user.id().value())
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void an_id_is_given_once_even_to_many_at_once() throws Exception {
    List<User> users = Race.of(16, number -> stored(Account.named("racer" + number)));
    assertThat(users).extracting(User::id).doesNotHaveDuplicates();
    assertThat(store.users().list(0, 200)).containsExactlyInAnyOrderElementsOf(users);
  }

  @Test
  void a_user_is_stored_in_every_component() {
    User user = stored(Account.named("ada").mobile("13800000001"));
    assertThat(user).isEqualTo(Account.named("ada").mobile("13800000001").apply(user.id()));
    assertThat(reloaded(user)).isEqualTo(user);
  }

  @Test
  void a_user_who_has_nothing_is_stored_as_that() {
    User user = stored(Extremes::nothing);
    assertThat(reloaded(user)).isEqualTo(Extremes.nothing(user.id()));
  }

  @Test
  void the_longest_texts_are_stored_to_the_last_character() {
    User user = stored(Extremes::longest);
    assertThat(reloaded(user)).isEqualTo(Extremes.longest(user.id()));
  }

  @Test
  void characters_that_mean_something_to_a_database_are_stored_as_they_are() {
    User user = stored(Extremes::awkward);
    assertThat(reloaded(user)).isEqualTo(Extremes.awkward(user.id()));
  }

  @Test
  void a_name_that_grows_when_it_is_folded_is_stored_and_found() {
    User user = stored(Account.named("\uFDFA".repeat(Username.MAX)));
    String folded = user.username().folded();
    assertThat(folded).hasSizeGreaterThan(500);
    assertThat(store.users().findByFoldedUsername(folded)).contains(user);
  }

  @ParameterizedTest
  @EnumSource
  void a_user_is_stored_in_every_status(Status status) {
    User user = stored(Account.named("ada").in(status));
    assertThat(reloaded(user)).isEqualTo(user);
  }

  @Test
  void a_user_who_could_not_be_made_leaves_nothing() {
    RuntimeException bug = new IllegalStateException("planted");
    assertThatThrownBy(
            () ->
                store
                    .users()
                    .create(
                        id -> {
                          throw bug;
                        }))
        .isSameAs(bug);
    assertThat(store.users().list(0, 200)).isEmpty();
    User ada = stored(Account.named("ada"));
    assertThat(store.users().list(0, 200)).containsExactly(ada);
  }

  @ParameterizedTest
  @CsvSource({"Ada, ada", "Ada, ADA", "Straße, STRASSE", "ada, ａｄａ", "Σοφός, σοφόσ", "İda, ida"})
  void a_name_that_folds_to_the_name_of_another_is_taken(String first, String second) {
    stored(Account.named(first));
    assertThat(store.users().create(Account.named(second)))
        .isEqualTo(new Judged.Refused<>(List.of(NAME_TAKEN)));
  }

  @Test
  void a_mobile_of_another_is_taken() {
    stored(Account.named("ada").mobile("13800000001"));
    assertThat(store.users().create(Account.named("bob").mobile("13800000001")))
        .isEqualTo(new Judged.Refused<>(List.of(MOBILE_TAKEN)));
  }

  @Test
  void everything_that_is_taken_is_reported_whoever_has_it() {
    stored(Account.named("ada"));
    stored(Account.named("bob").mobile("13800000001"));
    Judged<User> taken = store.users().create(Account.named("ADA").mobile("13800000001"));
    assertThat(taken).isInstanceOf(Judged.Refused.class);
    assertThat(((Judged.Refused<User>) taken).rejections())
        .containsExactlyInAnyOrder(NAME_TAKEN, MOBILE_TAKEN);
  }

  @Test
  void a_creation_that_is_refused_leaves_nothing() {
    User ada = stored(Account.named("ada"));
    store.users().create(Account.named("ADA").mobile("13800000001"));
    assertThat(store.users().list(0, 200)).containsExactly(ada);
    assertThat(store.users().findByMobile(new Mobile("13800000001"))).isEmpty();
  }

  @Test
  void of_many_who_want_one_name_exactly_one_is_created() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String name = "Wanted" + round;
      List<Judged<User>> creations =
          Race.of(
              4,
              number ->
                  store
                      .users()
                      .create(
                          Account.named(number % 2 == 0 ? name : name.toLowerCase(Locale.ROOT))));
      assertThat(creations).filteredOn(Judged.Stored.class::isInstance).hasSize(1);
      assertThat(creations)
          .filteredOn(Judged.Refused.class::isInstance)
          .hasSize(3)
          .allMatch(new Judged.Refused<>(List.of(NAME_TAKEN))::equals);
    }
  }

  @Test
  void users_without_a_mobile_do_not_collide() {
    stored(Account.named("ada"));
    stored(Account.named("bob"));
    assertThat(store.users().list(0, 200)).hasSize(2);
  }

  @Test
  void unknown_users_are_not_found() {
    User ada = stored(Account.named("ada"));
    assertThat(store.users().find(nobody())).isEmpty();
    assertThat(store.users().idOf(new PublicId("y".repeat(PublicId.LENGTH)))).isEmpty();
    assertThat(store.users().findByFoldedUsername("bob")).isEmpty();
    assertThat(store.users().findByFoldedUsername("")).isEmpty();
    assertThat(store.users().findByFoldedUsername("ad%")).isEmpty();
    assertThat(store.users().findByMobile(new Mobile("13900000000"))).isEmpty();
    assertThat(reloaded(ada)).isEqualTo(ada);
  }

  @Test
  void a_user_is_found_by_public_id_folded_name_and_mobile() {
    stored(Account.named("bob").mobile("+447700900123"));
    User user = stored(Account.named("Straße").mobile("13800000001"));
    assertThat(store.users().idOf(user.publicId())).contains(user.id());
    assertThat(store.users().findByFoldedUsername("strasse")).contains(user);
    assertThat(store.users().findByMobile(new Mobile("13800000001"))).contains(user);
  }

  @Test
  void a_folded_name_is_looked_up_as_it_is() {
    stored(Account.named("Ada"));
    assertThat(store.users().findByFoldedUsername("Ada")).isEmpty();
  }

  @Test
  void users_are_listed_by_ascending_ids() {
    List<User> users = new ArrayList<>();
    for (int number = 0; number < 12; number++) {
      users.add(stored(Account.named("user" + number)));
    }
    assertThat(store.users().list(0, 200)).isEqualTo(users);
    assertThat(store.users().list(0, 5)).isEqualTo(users.subList(0, 5));
    assertThat(store.users().list(users.get(8).id().value(), 2)).isEqualTo(users.subList(9, 11));
    assertThat(store.users().list(users.get(10).id().value(), 5)).isEqualTo(users.subList(11, 12));
    assertThat(store.users().list(users.get(11).id().value(), 5)).isEmpty();
  }

  @Test
  void an_administrator_is_a_normal_member_of_group_1() {
    stored(Account.named("member"));
    stored(Account.named("disabled").in(GroupId.ADMINISTRATORS).in(Status.DISABLED));
    assertThat(store.users().anyAdministrator()).isFalse();
    stored(Account.named("chief").in(GroupId.MEMBERS, GroupId.ADMINISTRATORS));
    assertThat(store.users().anyAdministrator()).isTrue();
  }
}

package dev.roster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.History;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.PatchField;
import dev.roster.domain.patch.RawValue;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.Decision;
import dev.roster.domain.user.Proofs;
import dev.roster.domain.user.Snapshot;
import dev.roster.domain.user.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link dev.roster.application.port.Users#change}: how an accepted decision changes the user. */
abstract class ChangeContract extends PortContract {

  ChangeContract(StoreContract contract) {
    super(contract);
  }

  @Test
  void the_decision_sees_what_is_stored_and_is_returned() {
    User chief = administrator("chief");
    User ada = stored(Account.named("ada"));
    Request request = Request.by(chief, ada, patch().replace(Attribute.SIGNATURE, "new"));
    List<Snapshot> seen = new ArrayList<>();
    List<Decision> decided = new ArrayList<>();
    Decision returned =
        store
            .users()
            .change(
                request.lookup(),
                Request.ID,
                snapshot -> {
                  seen.add(snapshot);
                  decided.add(request.decision(Proofs.NONE).apply(snapshot));
                  return decided.get(decided.size() - 1);
                })
            .decision();
    assertThat(seen).isNotEmpty().allMatch(snapshot -> snapshot.target().equals(Optional.of(ada)));
    assertThat(returned).isEqualTo(decided.get(decided.size() - 1));
  }

  /** Every attribute by itself; the last four remove one. */
  static Stream<UserPatch> patches() {
    return Stream.of(
        patch().replace(Attribute.USERNAME, "Renamed"),
        patch().replace(Attribute.STATUS, 3).replace(Attribute.REFUSE_MESSAGE, "because"),
        patch().replace(Attribute.REGISTER_REASON, "another reason"),
        patch().replace(Attribute.SIGNATURE, "changed"),
        patch().replace(Attribute.NICKNAME, "changed"),
        patch().replace(Attribute.AVATAR, "https://example.com/changed.png"),
        patch().replace(Attribute.CITY, "changed"),
        patch().replace(Attribute.PROVINCE, "changed"),
        patch().replace(Attribute.COUNTRY, "changed"),
        patch().replace(Attribute.GENDER, 1),
        patch().replace(Attribute.LEVEL, "changed"),
        patch().replace(Attribute.MAJOR, "changed"),
        patch().replace(Attribute.DESCRIPTION, "changed"),
        patch().replace(Attribute.MOBILE, "13900000009"),
        patch().replace(Attribute.EMAIL, "changed@example.com"),
        patch().replace(Attribute.EXPIRED_AT, "2032-05-06T07:08:09.123Z"),
        patch().with(Attribute.GROUPS, PatchField.replace(RawValue.ofAll(6, 10))),
        patch().replace(Attribute.NEW_PASSWORD, "another horse"),
        patch().replace(Attribute.REMOVE_PAY_PASSWORD, true),
        patch().remove(Attribute.MOBILE),
        patch().remove(Attribute.EMAIL),
        patch().remove(Attribute.EXPIRED_AT),
        patch().remove(Attribute.SIGNATURE));
  }

  @ParameterizedTest
  @MethodSource("patches")
  void one_attribute_changes_and_every_other_stays(UserPatch patch) {
    User chief = administrator("chief");
    User bystander = stored(Account.named("bob").mobile("13800000002"));
    User ada = stored(Account.named("ada").mobile("13800000001").in(Status.UNDER_REVIEW));
    Decision.Accepted accepted = Request.by(chief, ada, patch).acceptedBy(store);
    assertThat(accepted.changed()).hasSize(1);
    assertThat(reloaded(ada)).isEqualTo(accepted.after()).isNotEqualTo(ada);
    assertThat(reloaded(ada).version()).isEqualTo(ada.version() + 1);
    assertThat(List.of(reloaded(bystander), reloaded(chief))).containsExactly(bystander, chief);
  }

  @Test
  void a_pay_password_is_stored() {
    User ada = stored(Account.named("ada"));
    issued(ada, "token");
    Decision.Accepted accepted = Request.by(ada, ada, newPayPassword("token")).acceptedBy(store);
    assertThat(reloaded(ada)).isEqualTo(accepted.after());
  }

  @Test
  void many_attributes_change_at_once() {
    User chief = administrator("chief");
    User ada = stored(Account.named("ada").mobile("13800000001"));
    UserPatch patch =
        patch()
            .replace(Attribute.USERNAME, "Renamed")
            .replace(Attribute.STATUS, 1)
            .replace(Attribute.NEW_PASSWORD, "another horse")
            .replace(Attribute.CITY, "changed")
            .remove(Attribute.MOBILE)
            .remove(Attribute.DESCRIPTION)
            .with(Attribute.GROUPS, PatchField.replace(RawValue.ofAll(1, 7)));
    Decision.Accepted accepted = Request.by(chief, ada, patch).acceptedBy(store);
    assertThat(accepted.changed()).hasSize(7);
    assertThat(reloaded(ada)).isEqualTo(accepted.after());
  }

  @Test
  void a_changed_user_is_found_by_its_new_name_and_mobile_alone() {
    User ada = stored(Account.named("ada").mobile("13800000001"));
    User chief = administrator("chief");
    UserPatch patch =
        patch().replace(Attribute.USERNAME, "Eva").replace(Attribute.MOBILE, "13900000009");
    Request.by(chief, ada, patch).acceptedBy(store);
    assertThat(store.users().findByFoldedUsername("ada")).isEmpty();
    assertThat(store.users().findByMobile(new Mobile("13800000001"))).isEmpty();
    assertThat(store.users().findByFoldedUsername("eva")).contains(reloaded(ada));
    assertThat(store.users().findByMobile(new Mobile("13900000009"))).contains(reloaded(ada));
    assertThat(store.users().idOf(ada.publicId())).contains(ada.id());
  }

  @Test
  void a_name_and_a_mobile_that_are_given_up_are_free() {
    User ada = stored(Account.named("ada").mobile("13800000001"));
    User chief = administrator("chief");
    UserPatch patch = patch().replace(Attribute.USERNAME, "Eva").remove(Attribute.MOBILE);
    Request.by(chief, ada, patch).acceptedBy(store);
    User next = stored(Account.named("Ada").mobile("13800000001"));
    assertThat(store.users().findByFoldedUsername("ada")).contains(next);
  }

  @Test
  void ones_own_name_in_another_case_is_not_taken() {
    User ada = stored(Account.named("ada"));
    Request.by(ada, ada, patch().replace(Attribute.USERNAME, "ADA")).acceptedBy(store);
    assertThat(reloaded(ada).username().text()).isEqualTo("ADA");
  }

  @Test
  void a_change_sees_the_one_before() {
    User ada = stored(Account.named("ada"));
    for (int step = 1; step <= 3; step++) {
      Request.by(ada, ada, patch().replace(Attribute.SIGNATURE, "step " + step))
          .at(NOW.plusSeconds(step))
          .acceptedBy(store);
    }
    assertThat(reloaded(ada).version()).isEqualTo(4);
    assertThat(history(ada))
        .extracting(entry -> entry.change().before() + " -> " + entry.change().after())
        .containsExactly("step 2 -> step 3", "step 1 -> step 2", "a signature -> step 1");
  }

  @Test
  void time_never_runs_backwards_even_if_the_clock_does() {
    User ada = stored(Account.named("ada"));
    Request.by(ada, ada, patch().replace(Attribute.CITY, "first")).acceptedBy(store);
    Request.by(ada, ada, patch().replace(Attribute.CITY, "second"))
        .at(NOW.minusSeconds(3600))
        .acceptedBy(store);
    assertThat(reloaded(ada).timeline().updatedAt()).isEqualTo(NOW.plusMillis(1));
    assertThat(history(ada)).extracting(History.Entry::at).containsExactly(NOW.plusMillis(1), NOW);
  }

  static UserPatch disabling(String reason) {
    return patch().replace(Attribute.STATUS, 1).replace(Attribute.REFUSE_MESSAGE, reason);
  }

  static UserPatch newPassword() {
    return patch()
        .replace(Attribute.NEW_PASSWORD, "another horse")
        .replace(Attribute.PASSWORD_CONFIRMATION, "another horse")
        .replace(Attribute.PASSWORD, Account.PASSWORD.text());
  }

  static UserPatch newPayPassword(String token) {
    return patch()
        .replace(Attribute.PAY_PASSWORD, "314159")
        .replace(Attribute.PAY_PASSWORD_CONFIRMATION, "314159")
        .replace(Attribute.PAY_PASSWORD_TOKEN, token);
  }
}

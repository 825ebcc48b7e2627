package dev.roster.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.application.port.Sessions.Session;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.AuditEntry;
import dev.roster.domain.user.Decision;
import dev.roster.domain.user.Proofs;
import dev.roster.domain.user.Snapshot;
import dev.roster.domain.user.User;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@link dev.roster.application.port.Users#change}: whatever is not accepted stores nothing. */
abstract class RefusedChangeContract extends PortContract {

  private User chief;
  private User ada;
  private Traces before;

  RefusedChangeContract(StoreContract contract) {
    super(contract);
  }

  @BeforeEach
  void twoUsersWithTraces() {
    chief = administrator("chief");
    ada = stored(Account.named("ada").mobile("13800000001").in(Status.UNDER_REVIEW));
    stored(Account.named("Bob").mobile("13800000002"));
    send(patch().replace(Attribute.STATUS, 0));
    loggedIn(ada, "ada's");
    issued(ada, "pay");
    ada = reloaded(ada);
    before = traces();
  }

  private void nothingIsStored() {
    assertThat(traces()).isEqualTo(before);
    assertThat(alive("ada's")).isTrue();
    assertThat(presented("pay")).isTrue();
  }

  /** The reference implementation notifies before it validates and fails this. */
  @Test
  void a_notice_exists_exactly_when_its_change_was_committed() {
    UserPatch patch = ChangeContract.disabling("because").replace(Attribute.USERNAME, "no spaces");
    assertThat(send(patch)).isInstanceOf(Decision.Rejected.class);
    nothingIsStored();
    assertThat(send(ChangeContract.disabling("because"))).isInstanceOf(Decision.Accepted.class);
    assertThat(inbox(ada)).hasSize(2);
    assertThat(deliveries()).hasSize(4);
  }

  @Test
  void a_taken_name_stores_nothing_of_the_change_that_wanted_it() {
    UserPatch patch = everything().replace(Attribute.USERNAME, "BOB");
    assertThat(send(patch)).isEqualTo(new Decision.Rejected(List.of(UsersContract.NAME_TAKEN)));
    nothingIsStored();
  }

  @Test
  void a_taken_mobile_stores_nothing_of_the_change_that_wanted_it() {
    UserPatch patch = everything().replace(Attribute.MOBILE, "13800000002");
    assertThat(send(patch)).isEqualTo(new Decision.Rejected(List.of(UsersContract.MOBILE_TAKEN)));
    nothingIsStored();
  }

  @Test
  void everything_that_is_taken_is_reported_whoever_has_it() {
    stored(Account.named("carol"));
    before = traces();
    UserPatch patch =
        everything().replace(Attribute.USERNAME, "Carol").replace(Attribute.MOBILE, "13800000002");
    assertThat(send(patch))
        .isInstanceOfSatisfying(
            Decision.Rejected.class,
            rejected ->
                assertThat(rejected.rejections())
                    .containsExactlyInAnyOrder(
                        UsersContract.NAME_TAKEN, UsersContract.MOBILE_TAKEN));
    nothingIsStored();
  }

  @Test
  void a_refused_change_does_not_stand_in_the_way_of_the_next() {
    send(everything().replace(Attribute.USERNAME, "BOB"));
    assertThat(send(everything())).isInstanceOf(Decision.Accepted.class);
    assertThat(reloaded(ada).version()).isEqualTo(ada.version() + 1);
  }

  @Test
  void a_decision_that_throws_stores_nothing_and_is_not_hidden() {
    RuntimeException bug = new IllegalStateException("planted");
    Request request = request(everything());
    assertThatThrownBy(
            () ->
                store
                    .users()
                    .change(
                        request.lookup(),
                        Request.ID,
                        snapshot -> {
                          throw bug;
                        }))
        .isSameAs(bug);
    nothingIsStored();
    assertThat(request.sendTo(store)).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void an_unproven_decision_stores_nothing() {
    Request request = Request.by(ada, ada, ChangeContract.newPassword());
    Decision decision =
        store
            .users()
            .change(request.lookup(), Request.ID, request.decision(Proofs.NONE))
            .decision();
    assertThat(decision).isInstanceOf(Decision.Unproven.class);
    nothingIsStored();
  }

  @Test
  void what_is_there_already_is_accepted_and_changes_nothing() {
    UserPatch echo =
        patch()
            .replace(Attribute.STATUS, 0)
            .replace(Attribute.USERNAME, "ada")
            .replace(Attribute.CITY, "a city");
    assertThat(send(echo))
        .isInstanceOfSatisfying(
            Decision.Accepted.class, accepted -> assertThat(accepted.changesNothing()).isTrue());
    nothingIsStored();
  }

  @Test
  void a_user_who_does_not_exist_is_not_changed() {
    Request request = request(everything());
    Request toNobody =
        new Request(
            request.actor(),
            nobody(),
            request.patch(),
            request.expectation(),
            request.policy(),
            request.now());
    assertThat(toNobody.sendTo(store)).isEqualTo(refusal(RejectionCode.MODEL_NOT_FOUND));
    nothingIsStored();
  }

  @Test
  void a_session_that_ended_since_the_first_look_changes_nothing() {
    Session session = loggedIn(chief, "chief's");
    Request request = request(everything()).in(session.id());
    assertThat(store.users().snapshot(request.lookup()).actor()).isPresent();
    store.sessions().end(session.id());
    before = traces();
    assertThat(request.sendTo(store)).isEqualTo(refusal(RejectionCode.ACCESS_DENIED));
    nothingIsStored();
  }

  @Test
  void permissions_that_were_lost_since_the_first_look_change_nothing() {
    User second = administrator("second");
    Request request = Request.by(second, ada, patch().replace(Attribute.CITY, "changed"));
    assertThat(store.users().snapshot(request.lookup()).actor()).isPresent();
    Request.by(chief, second, patch().replace(Attribute.GROUPS, GroupId.MEMBERS.value()))
        .acceptedBy(store);
    before = traces();
    assertThat(request.sendTo(store)).isEqualTo(refusal(RejectionCode.PERMISSION_DENIED));
    nothingIsStored();
  }

  @Test
  void a_decision_on_what_is_no_longer_stored_is_not_stored() {
    Request request = request(patch().replace(Attribute.CITY, "outdated"));
    Decision outdated =
        request.decision(Proofs.NONE).apply(store.users().snapshot(request.lookup()));
    send(patch().replace(Attribute.SIGNATURE, "meanwhile"));
    before = traces();
    assertThatThrownBy(
            () -> store.users().change(request.lookup(), Request.ID, snapshot -> outdated))
        .isInstanceOf(RuntimeException.class);
    nothingIsStored();
  }

  @Test
  void a_change_that_cannot_be_stored_whole_is_not_stored_in_part() {
    Decision.Accepted whole = accepted();
    AuditEntry entry = whole.audit().get(0);
    assertThatThrownBy(() -> store(with(whole, whole.on(), List.of(entry, entry))))
        .isInstanceOf(RuntimeException.class);
    nothingIsStored();
    assertThat(store(whole)).isEqualTo(whole);
  }

  @Test
  void a_change_by_nobody_is_a_mistake_and_not_stored_in_part() {
    Decision.Accepted whole = accepted();
    Snapshot on = whole.on();
    Snapshot byNobody =
        new Snapshot(
            Optional.empty(),
            on.target(),
            on.groups(),
            on.presentedToken(),
            on.anotherAdministrator());
    assertThatThrownBy(() -> store(with(whole, byNobody, whole.audit())))
        .isInstanceOf(RuntimeException.class);
    nothingIsStored();
  }

  private Decision.Accepted accepted() {
    Request request = request(ChangeContract.disabling("because"));
    Snapshot snapshot = store.users().snapshot(request.lookup());
    return (Decision.Accepted) request.decision(Proofs.NONE).apply(snapshot);
  }

  private Decision store(Decision decision) {
    return store
        .users()
        .change(request(patch()).lookup(), Request.ID, snapshot -> decision)
        .decision();
  }

  private static Decision with(Decision.Accepted whole, Snapshot on, List<AuditEntry> audit) {
    return new Decision.Accepted(
        on,
        whole.after(),
        whole.changed(),
        whole.ignored(),
        audit,
        whole.notices(),
        whole.payTokensUsedUp(),
        whole.sessions());
  }

  /** A change that would leave a trace everywhere. */
  private static UserPatch everything() {
    return ChangeContract.disabling("because")
        .replace(Attribute.NEW_PASSWORD, "another horse")
        .replace(Attribute.REMOVE_PAY_PASSWORD, true);
  }

  private Request request(UserPatch patch) {
    return Request.by(chief, ada, patch).with(OVER_TWO_CHANNELS);
  }

  private Decision send(UserPatch patch) {
    return request(patch).sendTo(store);
  }

  private boolean presented(String token) {
    Request request = request(patch().replace(Attribute.PAY_PASSWORD_TOKEN, token));
    return store.users().snapshot(request.lookup()).presentedToken().isPresent();
  }

  private static Decision refusal(RejectionCode code) {
    return new Decision.Rejected(List.of(Rejection.of(code)));
  }
}

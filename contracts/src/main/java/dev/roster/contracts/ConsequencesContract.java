package dev.roster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.History;
import dev.roster.application.port.Inbox;
import dev.roster.application.port.Sessions.Session;
import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.notice.NoticeId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.PatchField;
import dev.roster.domain.patch.RawValue;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.Decision;
import dev.roster.domain.user.Proofs;
import dev.roster.domain.user.User;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * {@link dev.roster.application.port.Users#change}: what an accepted decision stores beside the
 * user.
 */
abstract class ConsequencesContract extends PortContract {

  ConsequencesContract(StoreContract contract) {
    super(contract);
  }

  @Test
  void each_changed_attribute_has_an_entry_in_the_history() {
    User chief = administrator("chief");
    User ada = stored(Account.named("ada"));
    UserPatch patch =
        patch()
            .replace(Attribute.STATUS, 1)
            .replace(Attribute.REFUSE_MESSAGE, "because")
            .replace(Attribute.NEW_PASSWORD, "another horse")
            .replace(Attribute.CITY, "changed");
    Decision.Accepted accepted = Request.by(chief, ada, patch).acceptedBy(store);
    assertThat(history(ada))
        .extracting(History.Entry::change)
        .containsExactlyElementsOf(accepted.audit())
        .hasSize(3);
    assertThat(history(ada))
        .allSatisfy(
            entry -> {
              assertThat(entry.version()).isEqualTo(accepted.after().version());
              assertThat(entry.actor()).isEqualTo(chief.id());
              assertThat(entry.at()).isEqualTo(accepted.after().timeline().updatedAt());
              assertThat(entry.requestId()).isEqualTo(Request.ID);
            });
    assertThat(history(chief)).isEmpty();
  }

  @Test
  void a_change_without_a_request_id_is_noted_too() {
    User ada = stored(Account.named("ada"));
    Request request = Request.by(ada, ada, patch().replace(Attribute.CITY, "changed"));
    store.users().change(request.lookup(), "", request.decision(Proofs.NONE));
    assertThat(history(ada)).extracting(History.Entry::requestId).containsExactly("");
  }

  @Test
  void every_notice_owed_lies_in_the_inbox_unread() {
    User chief = administrator("chief");
    User ada = stored(Account.named("ada"));
    UserPatch patch =
        patch()
            .replace(Attribute.STATUS, 1)
            .replace(Attribute.REFUSE_MESSAGE, "'{username}' 😀")
            .with(Attribute.GROUPS, PatchField.replace(RawValue.ofAll(6, 7)));
    Decision.Accepted accepted = Request.by(chief, ada, patch).acceptedBy(store);
    assertThat(accepted.notices()).hasSize(2);
    assertThat(inbox(ada))
        .extracting(Inbox.Entry::notice)
        .containsExactlyInAnyOrderElementsOf(
            accepted.notices().stream().map(owed -> owed.notice()).toList());
    assertThat(inbox(ada))
        .allSatisfy(
            entry -> {
              assertThat(entry.createdAt()).isEqualTo(accepted.after().timeline().updatedAt());
              assertThat(entry.readAt()).isEmpty();
            });
    assertThat(inbox(chief)).isEmpty();
  }

  @Test
  void variables_of_a_notice_are_kept_as_they_were() {
    User chief = administrator("chief");
    User ada = stored(Account.named("ada"));
    Request.by(chief, ada, ChangeContract.disabling("first reason")).acceptedBy(store);
    Request.by(chief, ada, patch().replace(Attribute.USERNAME, "Eva")).acceptedBy(store);
    assertThat(inbox(ada))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.notice().id()).isEqualTo(NoticeId.ACCOUNT_DISABLED);
              assertThat(entry.notice().variables())
                  .isEqualTo(Map.of("username", "ada", "reason", "first reason"));
            });
  }

  @Test
  void a_notice_is_delivered_once_over_each_configured_channel() {
    User chief = administrator("chief");
    User ada = stored(Account.named("ada"));
    Request.by(chief, ada, ChangeContract.disabling("")).with(OVER_TWO_CHANNELS).acceptedBy(store);
    assertThat(deliveries())
        .extracting(delivery -> delivery.way().channel())
        .containsExactlyInAnyOrder(DeliveryRules.MAIL, DeliveryRules.WEBHOOK);
  }

  @Test
  void without_a_channel_nothing_is_delivered() {
    User chief = administrator("chief");
    User ada = stored(Account.named("ada"));
    Request.by(chief, ada, ChangeContract.disabling("")).acceptedBy(store);
    assertThat(inbox(ada)).hasSize(1);
    assertThat(deliveries()).isEmpty();
  }

  @Test
  void a_change_that_owes_no_notice_leaves_none() {
    User chief = administrator("chief");
    User ada = stored(Account.named("ada").in(Status.UNDER_REVIEW));
    UserPatch ignoring = patch().replace(Attribute.STATUS, 4);
    Request.by(chief, ada, ignoring).with(OVER_TWO_CHANNELS).acceptedBy(store);
    assertThat(inbox(ada)).isEmpty();
    assertThat(deliveries()).isEmpty();
  }

  @Test
  void disabling_a_user_ends_all_of_its_sessions_and_no_other() {
    User chief = administrator("chief");
    User ada = stored(Account.named("ada"));
    loggedIn(ada, "first");
    loggedIn(ada, "second");
    loggedIn(chief, "chief's");
    Request.by(chief, ada, ChangeContract.disabling("")).acceptedBy(store);
    assertThat(alive("first")).isFalse();
    assertThat(alive("second")).isFalse();
    assertThat(alive("chief's")).isTrue();
  }

  @Test
  void a_new_password_by_oneself_ends_all_sessions_but_this() {
    User ada = stored(Account.named("ada"));
    Session session = loggedIn(ada, "this");
    loggedIn(ada, "other");
    loggedIn(stored(Account.named("bob")), "bob's");
    Request.by(ada, ada, ChangeContract.newPassword()).in(session.id()).acceptedBy(store);
    assertThat(alive("this")).isTrue();
    assertThat(alive("other")).isFalse();
    assertThat(alive("bob's")).isTrue();
  }

  @Test
  void a_change_of_anything_else_ends_no_session() {
    User ada = stored(Account.named("ada"));
    loggedIn(ada, "this");
    Request.by(ada, ada, patch().replace(Attribute.CITY, "changed")).acceptedBy(store);
    assertThat(alive("this")).isTrue();
  }

  @Test
  void a_login_stays_noted_when_its_user_changes() {
    User ada = stored(Account.named("ada"));
    loggedIn(ada, "token");
    Request.by(ada, ada, patch().replace(Attribute.CITY, "changed")).acceptedBy(store);
    assertThat(reloaded(ada).timeline().loginAt()).contains(NOW);
    assertThat(reloaded(ada).timeline().lastLoginIp()).isEqualTo("198.51.100.7");
  }

  @Test
  void a_new_pay_password_uses_up_all_tokens_of_its_user_and_no_other() {
    User ada = stored(Account.named("ada"));
    User bob = stored(Account.named("bob"));
    issued(ada, "ada's");
    issued(ada, "ada's other");
    issued(bob, "bob's");
    Request.by(ada, ada, ChangeContract.newPayPassword("ada's")).acceptedBy(store);
    assertThat(presented(ada, "ada's")).isFalse();
    assertThat(presented(ada, "ada's other")).isFalse();
    assertThat(presented(bob, "bob's")).isTrue();
  }

  @Test
  void a_change_of_anything_else_uses_up_no_token() {
    User ada = stored(Account.named("ada"));
    issued(ada, "token");
    Request.by(ada, ada, ChangeContract.newPassword()).acceptedBy(store);
    assertThat(presented(ada, "token")).isTrue();
  }

  private boolean presented(User owner, String token) {
    Request request =
        Request.by(owner, owner, patch().replace(Attribute.PAY_PASSWORD_TOKEN, token));
    return store.users().snapshot(request.lookup()).presentedToken().isPresent();
  }
}

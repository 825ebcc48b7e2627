package dev.roster.application;

import static dev.roster.application.Trial.PASSWORD;
import static dev.roster.application.Trial.codes;
import static dev.roster.application.Trial.done;
import static dev.roster.application.Trial.newPassword;
import static dev.roster.application.Trial.payPassword;
import static dev.roster.application.Trial.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.EditUser.Edited;
import dev.roster.application.port.ActorRef;
import dev.roster.domain.credential.Token;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.permission.Permission;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.Expectation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is hashed and verified for an edit, and what is not; none of it in a transaction. */
class CostOfEditsTest {

  private static final String WANTED = "battery staple";

  private final Trial trial = new Trial();
  private UserId admin;
  private UserId editor;
  private UserId user;

  @BeforeEach
  void users() {
    admin = trial.administrator("chief");
    editor = trial.staff("editor", Permission.USER_EDIT);
    user = trial.member("user");
    trial.hasher.forgetCalls();
  }

  private void costsNothing(Outcome<Edited> outcome, RejectionCode... expected) {
    assertThat(codes(outcome)).containsExactly(expected);
    assertThat(trial.hasher.calls()).isZero();
  }

  private UserPatch reset() {
    return UserPatch.EMPTY.replace(Attribute.NEW_PASSWORD, WANTED);
  }

  @Test
  void an_actor_without_a_live_session_costs_nothing() {
    costsNothing(trial.edit(Trial.UNKNOWN, user, reset()), RejectionCode.ACCESS_DENIED);
  }

  @Test
  void an_actor_who_is_not_normal_costs_nothing() {
    UserId pending = trial.member("pending", Status.UNDER_REVIEW);
    trial.hasher.forgetCalls();
    costsNothing(
        trial.edit(pending, pending, newPassword(PASSWORD, WANTED)),
        RejectionCode.REGISTER_VALIDATE);
  }

  @Test
  void an_actor_who_may_not_edit_others_costs_nothing() {
    costsNothing(trial.edit(user, editor, reset()), RejectionCode.PERMISSION_DENIED);
  }

  @Test
  void a_target_that_does_not_exist_costs_nothing() {
    costsNothing(trial.edit(editor, Trial.UNKNOWN, reset()), RejectionCode.MODEL_NOT_FOUND);
  }

  @Test
  void an_attribute_that_the_actor_may_not_edit_costs_nothing() {
    costsNothing(trial.edit(editor, admin, reset()), RejectionCode.PERMISSION_DENIED);
    costsNothing(
        trial.edit(user, user, newPassword(PASSWORD, WANTED).replace(Attribute.STATUS, 1)),
        RejectionCode.CANNOT_CHANGE_OWN_STATUS);
  }

  @Test
  void a_value_in_bad_form_costs_nothing() {
    costsNothing(
        trial.edit(user, user, newPassword(PASSWORD, "short")), RejectionCode.VALIDATION_ERROR);
    costsNothing(
        trial.edit(user, user, newPassword(PASSWORD, "password1")), RejectionCode.VALIDATION_ERROR);
    costsNothing(
        trial.edit(
            user,
            user,
            newPassword(PASSWORD, WANTED).replace(Attribute.SIGNATURE, "s".repeat(141))),
        RejectionCode.VALIDATION_ERROR);
  }

  @Test
  void a_broken_rule_costs_nothing() {
    costsNothing(
        trial.edit(user, user, reset()),
        RejectionCode.VALIDATION_ERROR,
        RejectionCode.VALIDATION_ERROR);
    costsNothing(
        trial.edit(
            user,
            user,
            newPassword(PASSWORD, WANTED).replace(Attribute.PASSWORD_CONFIRMATION, "other")),
        RejectionCode.VALIDATION_ERROR);
    costsNothing(
        trial.edit(
            user, user, newPassword(PASSWORD, WANTED).replace(Attribute.USERNAME, "support")),
        RejectionCode.VALIDATION_ERROR);
  }

  @Test
  void a_transition_that_is_not_allowed_costs_nothing() {
    costsNothing(
        trial.edit(admin, user, reset().replace(Attribute.STATUS, Status.IGNORED.code())),
        RejectionCode.STATUS_TRANSITION_NOT_ALLOWED);
  }

  @Test
  void an_expectation_that_is_not_met_costs_nothing() {
    Expectation another = new Expectation(Optional.empty(), OptionalLong.of(2));
    costsNothing(
        trial
            .roster
            .editUser()
            .edit(
                new EditUser.Command(
                    ActorRef.trusted(user),
                    UserRef.of(user),
                    newPassword(PASSWORD, WANTED),
                    another,
                    "")),
        RejectionCode.STALE);
  }

  @Test
  void a_token_that_was_never_issued_costs_nothing() {
    done(trial.edit(user, user, payPassword("271828")));
    trial.hasher.forgetCalls();
    costsNothing(
        trial.edit(user, user, payPassword("314159", new Token("y".repeat(Token.LENGTH)))),
        RejectionCode.TOKEN_INVALID);
  }

  @Test
  void an_edit_without_a_secret_costs_nothing_and_is_decided_once() {
    done(trial.edit(user, user, UserPatch.EMPTY.replace(Attribute.SIGNATURE, "a signature")));
    assertThat(trial.hasher.calls()).isZero();
    assertThat(trial.store.changes).hasValue(1);
  }

  @Test
  void a_password_that_comes_along_for_nothing_is_not_verified() {
    done(
        trial.edit(
            user,
            user,
            UserPatch.EMPTY
                .replace(Attribute.SIGNATURE, "a signature")
                .replace(Attribute.PASSWORD, "wrong")));
    assertThat(trial.hasher.calls()).isZero();
  }

  @Test
  void a_wrong_current_password_costs_one_verification() {
    assertThat(refused(trial.edit(user, user, newPassword("wrong", WANTED)))).hasSize(1);
    assertThat(trial.hasher.verified).hasValue(1);
    assertThat(trial.hasher.hashed).hasValue(0);
  }

  @Test
  void the_same_password_again_costs_one_verification() {
    assertThat(codes(trial.edit(user, user, newPassword(PASSWORD, PASSWORD))))
        .containsExactly(RejectionCode.CANNOT_USE_THE_SAME_PASSWORD);
    assertThat(trial.hasher.verified).hasValue(1);
    assertThat(trial.hasher.hashed).hasValue(0);
  }

  @Test
  void a_new_password_by_oneself_costs_one_verification_and_one_hash_in_three_decisions() {
    done(trial.edit(user, user, newPassword(PASSWORD, WANTED)));
    assertThat(trial.hasher.verified).hasValue(1);
    assertThat(trial.hasher.hashed).hasValue(1);
    assertThat(trial.store.changes).hasValue(3);
  }

  @Test
  void a_new_mobile_by_oneself_costs_one_verification() {
    done(
        trial.edit(
            user,
            user,
            UserPatch.EMPTY
                .replace(Attribute.MOBILE, "13812345678")
                .replace(Attribute.PASSWORD, PASSWORD)));
    assertThat(trial.hasher.verified).hasValue(1);
    assertThat(trial.hasher.hashed).hasValue(0);
  }

  @Test
  void a_new_password_by_someone_else_costs_one_hash() {
    done(trial.edit(editor, user, reset()));
    assertThat(trial.hasher.verified).hasValue(0);
    assertThat(trial.hasher.hashed).hasValue(1);
  }

  @Test
  void a_password_and_a_pay_password_together_cost_what_each_costs() {
    done(trial.edit(user, user, payPassword("271828")));
    Token token =
        done(
            trial
                .roster
                .askPayPasswordToken()
                .ask(new AskPayPasswordToken.Command(ActorRef.trusted(user), "271828")));
    trial.hasher.forgetCalls();
    UserPatch both =
        payPassword("314159", token)
            .replace(Attribute.PASSWORD, PASSWORD)
            .replace(Attribute.NEW_PASSWORD, WANTED)
            .replace(Attribute.PASSWORD_CONFIRMATION, WANTED);

    assertThat(done(trial.edit(user, user, both)).changed())
        .containsExactly(Attribute.NEW_PASSWORD, Attribute.PAY_PASSWORD);
    assertThat(trial.hasher.verified).hasValue(2);
    assertThat(trial.hasher.hashed).hasValue(2);
  }

  @Test
  void a_hash_is_stored_and_never_the_secret() {
    done(trial.edit(user, user, newPassword(PASSWORD, WANTED)));
    done(trial.edit(user, user, payPassword("271828")));
    assertThat(trial.stored(user).credentials().password().orElseThrow().text())
        .startsWith("test$")
        .doesNotContain(WANTED);
    List<Object> everything = trial.everything();
    assertThat(everything.toString()).doesNotContain(WANTED, "271828", "test$");
    assertThat(trial.history(user))
        .allSatisfy(
            entry -> {
              assertThat(entry.change().before()).isEmpty();
              assertThat(entry.change().after()).isEmpty();
            });
  }
}

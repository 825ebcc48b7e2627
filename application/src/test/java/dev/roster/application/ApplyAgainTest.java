package dev.roster.application;

import static dev.roster.application.Trial.codes;
import static dev.roster.application.Trial.done;
import static dev.roster.application.Trial.refused;
import static dev.roster.application.Trial.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.ActorRef;
import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.permission.Permission;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.status.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplyAgainTest {

  private final Trial trial = new Trial();

  private Outcome<UserView> apply(UserId user, String reason) {
    return trial.roster.applyAgain().applyAgain(ActorRef.trusted(user), reason, "request 7");
  }

  @Test
  void a_rejected_user_is_under_review_again_for_a_new_reason() {
    UserId reviewer = trial.staff("reviewer", Permission.USER_EDIT_STATUS);
    UserId user = trial.member("user", Status.UNDER_REVIEW);
    done(trial.edit(reviewer, user, status(Status.REJECTED, "too short")));

    UserView view = done(apply(user, "a longer reason"));

    assertThat(view.shared().status()).isEqualTo(Status.UNDER_REVIEW);
    assertThat(view.review().orElseThrow().registerReason().text()).isEqualTo("a longer reason");
    assertThat(trial.stored(user).status()).isEqualTo(Status.UNDER_REVIEW);
    assertThat(trial.inbox(user)).hasSize(1);
    assertThat(trial.history(user))
        .filteredOn(entry -> entry.version() == 3)
        .allMatch(entry -> entry.requestId().equals("request 7"))
        .extracting(entry -> entry.change().attribute())
        .containsExactly(Attribute.STATUS, Attribute.REGISTER_REASON);
    done(trial.edit(reviewer, user, status(Status.NORMAL, "")));
  }

  @ParameterizedTest
  @CsvSource({
    "NORMAL,       STALE",
    "UNDER_REVIEW, STALE",
    "IGNORED,      VALIDATE_IGNORE",
    "DISABLED,     BAN_USER"
  })
  void nobody_else_applies_again(Status status, RejectionCode code) {
    UserId user = trial.member("user", status);
    List<Object> before = trial.everything();
    assertThat(codes(apply(user, "another reason"))).containsExactly(code);
    assertThat(trial.everything()).isEqualTo(before);
  }

  @Test
  void the_reason_has_to_be_in_good_form() {
    UserId user = trial.member("user", Status.REJECTED);
    assertThat(refused(apply(user, "r".repeat(51))))
        .containsExactly(
            Rejection.form(Attribute.REGISTER_REASON, Malformed.of(FormRule.TOO_LONG, "max", 50)));
    assertThat(refused(apply(user, " ")))
        .containsExactly(
            Rejection.form(Attribute.REGISTER_REASON, Malformed.of(FormRule.TOO_SHORT, "min", 1)));
    assertThat(trial.stored(user).status()).isEqualTo(Status.REJECTED);
  }

  @Test
  void the_same_reason_again_changes_nothing() {
    UserId user = trial.member("user", Status.REJECTED);
    List<Object> before = trial.everything();
    assertThat(done(apply(user, "please")).shared().status()).isEqualTo(Status.REJECTED);
    assertThat(trial.everything()).isEqualTo(before);
  }

  @Test
  void an_actor_who_does_not_exist_applies_for_nothing() {
    assertThat(codes(apply(Trial.UNKNOWN, "please"))).containsExactly(RejectionCode.ACCESS_DENIED);
  }
}

package dev.roster.application;

import static dev.roster.application.Trial.PASSWORD;
import static dev.roster.application.Trial.codes;
import static dev.roster.application.Trial.done;
import static dev.roster.application.Trial.newPassword;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.LogIn.LoggedIn;
import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Unavailable;
import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.User;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A login is the moment to replace a hash that is no longer made. */
class HashUpgradeTest {

  private final Trial trial = new Trial();
  private UserId user;
  private PasswordHash old;

  @BeforeEach
  void outdate() {
    user = trial.member("user");
    old = stored();
    trial.hasher.outdated = old::equals;
    trial.hasher.forgetCalls();
  }

  private PasswordHash stored() {
    return trial.stored(user).credentials().password().orElseThrow();
  }

  @Test
  void a_login_upgrades_an_outdated_hash_once_and_changes_nothing_else() {
    ActorRef earlier = trial.session("user");
    PasswordHash upgraded = stored();
    assertThat(upgraded).isNotEqualTo(old);
    assertThat(trial.hasher.hashed).hasValue(1);

    User before = trial.stored(user);
    done(trial.logIn("user", PASSWORD));

    assertThat(stored()).isEqualTo(upgraded);
    assertThat(trial.hasher.hashed).hasValue(1);
    assertThat(before.version()).isEqualTo(1);
    assertThat(before.timeline().updatedAt()).isEqualTo(before.timeline().createdAt());
    assertThat(before.credentials().passwordChangedAt()).isEmpty();
    assertThat(trial.history(user)).isEmpty();
    assertThat(trial.store.changes).hasValue(0);
    ViewUser.Query itself = new ViewUser.Query(earlier, UserRef.of(user));
    done(trial.roster.viewUser().view(itself));
  }

  @Test
  void a_hash_of_today_is_left_alone() {
    trial.hasher.outdated = hash -> false;
    done(trial.logIn("user", PASSWORD));
    assertThat(stored()).isEqualTo(old);
    assertThat(trial.hasher.hashed).hasValue(0);
  }

  @Test
  void no_login_no_upgrade() {
    UserId disabled = trial.member("disabled", Status.DISABLED);
    PasswordHash theirs = trial.stored(disabled).credentials().password().orElseThrow();
    trial.hasher.outdated = hash -> true;
    trial.hasher.forgetCalls();
    trial.logIn("user", "wrong");
    trial.logIn("disabled", PASSWORD);
    trial.logIn("nobody", PASSWORD);
    assertThat(trial.hasher.hashed).hasValue(0);
    assertThat(stored()).isEqualTo(old);
    assertThat(trial.stored(disabled).credentials().password()).contains(theirs);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_upgrade_that_is_not_possible_keeps_nobody_out(boolean busy) {
    failOnCall(
        2,
        busy
            ? new Unavailable("busy", Duration.ofSeconds(1))
            : new IllegalArgumentException("would be cut"));
    LoggedIn login = done(trial.logIn("user", PASSWORD));
    trial.authenticated(login.access());
    assertThat(stored()).isEqualTo(old);
    done(trial.logIn("user", PASSWORD));
    assertThat(stored()).isNotEqualTo(old);
  }

  /** Verifying is the first call of a login, hashing anew the second. */
  private void failOnCall(int number, RuntimeException failure) {
    onCall(
        number,
        () -> {
          throw failure;
        });
  }

  private void onCall(int number, Runnable event) {
    AtomicReference<Integer> calls = new AtomicReference<>(0);
    trial.hasher.meanwhile =
        () -> {
          if (calls.updateAndGet(count -> count + 1) == number) {
            event.run();
          }
        };
  }

  @Test
  void an_upgrade_never_undoes_a_password_change() {
    onCall(2, () -> done(trial.edit(user, user, newPassword(PASSWORD, "battery staple"))));
    trial.logIn("user", PASSWORD);
    assertThat(codes(trial.logIn("user", PASSWORD))).containsExactly(RejectionCode.LOGIN_FAILED);
    done(trial.logIn("user", "battery staple"));
  }

  @Test
  void of_two_logins_at_once_both_are_admitted_though_one_has_upgraded() {
    trial.hasher.meanwhileOnce(() -> done(trial.logIn("user", PASSWORD)));
    LoggedIn login = done(trial.logIn("user", PASSWORD));
    trial.authenticated(login.access());
    assertThat(stored()).isNotEqualTo(old);
  }

  @Test
  void an_edit_during_which_the_hash_is_upgraded_verifies_again_and_is_stored() {
    trial.hasher.meanwhileOnce(() -> done(trial.logIn("user", PASSWORD)));
    done(trial.edit(user, user, newPassword(PASSWORD, "battery staple")));
    done(trial.logIn("user", "battery staple"));
  }
}

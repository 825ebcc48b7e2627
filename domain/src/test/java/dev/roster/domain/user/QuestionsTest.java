package dev.roster.domain.user;

import static dev.roster.domain.patch.Attribute.EMAIL;
import static dev.roster.domain.patch.Attribute.NEW_PASSWORD;
import static dev.roster.domain.patch.Attribute.PASSWORD;
import static dev.roster.domain.patch.Attribute.PAY_PASSWORD;
import static dev.roster.domain.patch.Attribute.PAY_PASSWORD_CONFIRMATION;
import static dev.roster.domain.patch.Attribute.PAY_PASSWORD_TOKEN;
import static dev.roster.domain.patch.Attribute.SIGNATURE;
import static dev.roster.domain.patch.Attribute.USERNAME;
import static dev.roster.domain.patch.UserPatch.EMPTY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.domain.credential.Password;
import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.status.Status;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hashing costs, so it is asked for last, in rounds, and never for a request that fails anyway. */
class QuestionsTest {

  private static final UserPatch NEW = Changes.newPassword("new-password");
  private static final PasswordHash STORED = Given.hash(Given.PASSWORD);
  private static final Question.Matches CURRENT = matches(PASSWORD, Given.PASSWORD, STORED);
  private static final Question.HashOf WANTED = hashOf(NEW_PASSWORD, "new-password");
  private static final Question.Matches SAME_PAY =
      matches(PAY_PASSWORD, "222222", Given.hash(Given.PAY_PASSWORD));
  private static final Question.HashOf WANTED_PAY = hashOf(PAY_PASSWORD, "222222");

  private static Question.Matches matches(Attribute attribute, String sent, PasswordHash stored) {
    return new Question.Matches(attribute, new Password(sent), stored);
  }

  private static Question.HashOf hashOf(Attribute attribute, String secret) {
    return new Question.HashOf(attribute, new Password(secret));
  }

  @Test
  void the_current_password_is_asked_about_before_the_new_one_is_hashed() {
    Request request = Request.by(Given.MEMBER).sends(NEW);
    Proofs proven = Proofs.NONE.with(CURRENT, true);
    Proofs hashed = proven.with(WANTED, Given.hash("new-password"));

    assertThat(request.open()).isEqualTo(Set.of(CURRENT));
    assertThat(request.knowing(proven).open()).isEqualTo(Set.of(WANTED));
    assertThat(request.knowing(hashed).decide()).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void after_a_wrong_password_nothing_is_hashed() {
    Request request = Request.by(Given.MEMBER).sends(NEW).knowing(Proofs.NONE.with(CURRENT, false));

    assertThat(request.decide()).isInstanceOf(Decision.Rejected.class);
    assertThat(request.refusals()).containsExactly("password not_match_used_password");
  }

  @Test
  void a_hash_that_was_made_beforehand_proves_nothing() {
    Request request =
        Request.by(Given.MEMBER)
            .sends(NEW)
            .knowing(Proofs.NONE.with(WANTED, Given.hash("new-password")));

    assertThat(request.open()).isEqualTo(Set.of(CURRENT));
  }

  @Test
  void everything_that_was_sent_is_verified_in_one_round_and_hashed_in_the_next() {
    UserPatch patch =
        NEW.replace(PAY_PASSWORD, "222222")
            .replace(PAY_PASSWORD_CONFIRMATION, "222222")
            .replace(PAY_PASSWORD_TOKEN, "token");
    Request request =
        Request.by(Given.MEMBER).sends(patch).presenting(Given.MEMBER, Given.NOW.plusSeconds(1));
    Proofs current = Proofs.NONE.with(CURRENT, true);

    assertThat(request.open()).isEqualTo(Set.of(CURRENT, SAME_PAY));
    assertThat(request.knowing(current).open()).isEqualTo(Set.of(SAME_PAY));
    assertThat(request.knowing(current.with(SAME_PAY, false)).open())
        .isEqualTo(Set.of(WANTED, WANTED_PAY));
  }

  @Test
  void both_secrets_that_prove_wrong_are_reported_together() {
    UserPatch patch =
        Changes.payPassword("222222")
            .replace(PAY_PASSWORD_TOKEN, "token")
            .replace(PASSWORD, Given.PASSWORD)
            .replace(EMAIL, "new@example.com");
    Request request =
        Request.by(Given.MEMBER)
            .sends(patch)
            .presenting(Given.MEMBER, Given.NOW.plusSeconds(1))
            .knowing(Proofs.NONE.with(CURRENT, false).with(SAME_PAY, true));

    assertThat(request.refusals())
        .containsExactly(
            "password not_match_used_password", "payPassword cannot_use_the_same_password");
  }

  @Test
  void a_hash_that_moved_since_is_asked_about_again() {
    PasswordHash moved = Given.hash("moved meanwhile");
    User after = Given.MEMBER.with(Given.MEMBER.credentials().withPassword(moved, Given.CREATED));
    Proofs all = Proofs.NONE.with(CURRENT, true).with(WANTED, Given.hash("new-password"));

    assertThat(Request.by(after).sends(NEW).knowing(all).open())
        .isEqualTo(Set.of(matches(PASSWORD, Given.PASSWORD, moved)));
  }

  @Test
  void a_refutation_of_a_hash_that_moved_since_refuses_nothing() {
    User after =
        Given.MEMBER.with(
            Given.MEMBER.credentials().withPassword(Given.hash("moved"), Given.CREATED));

    assertThat(Request.by(after).sends(NEW).knowing(Proofs.NONE.with(CURRENT, false)).decide())
        .isInstanceOf(Decision.Unproven.class);
  }

  @Test
  void a_pay_password_that_moved_since_is_asked_about_again() {
    PasswordHash moved = Given.hash("333333");
    User after = Given.MEMBER.with(Given.MEMBER.credentials().withPayPassword(Optional.of(moved)));
    Proofs all = Proofs.NONE.with(SAME_PAY, false).with(WANTED_PAY, Given.hash("222222"));
    Request request =
        Request.by(after)
            .sends(Changes.of(PAY_PASSWORD, after))
            .presenting(after, Given.NOW.plusSeconds(1))
            .knowing(all);

    assertThat(request.open()).isEqualTo(Set.of(matches(PAY_PASSWORD, "222222", moved)));
  }

  @Test
  void where_no_password_was_stored_and_one_came_meanwhile_it_is_needed() {
    User mini = Given.withoutPassword(Given.MEMBER);
    UserPatch patch = NEW.without(PASSWORD::equals);
    Request request = Request.by(mini).sends(patch);

    assertThat(request.open()).isEqualTo(Set.of(WANTED));
    assertThat(
            request
                .to(Given.MEMBER)
                .knowing(Proofs.NONE.with(WANTED, Given.hash("new-password")))
                .refusals())
        .containsExactly("password required");
  }

  @Test
  void another_who_sets_a_password_is_asked_for_its_hash_alone() {
    assertThat(Request.by(Given.EDITOR).to(Given.MEMBER).sends(NEW).open())
        .isEqualTo(Set.of(WANTED));
  }

  @Test
  void nothing_is_asked_while_anything_else_stands_against_the_request() {
    Request request = Request.by(Given.MEMBER);

    assertThat(request.sends(NEW.replace(SIGNATURE, "a".repeat(141))).decide())
        .isInstanceOf(Decision.Rejected.class);
    assertThat(request.sends(NEW.replace(USERNAME, "admin")).decide())
        .isInstanceOf(Decision.Rejected.class);
    assertThat(request.sends(NEW).expecting(Given.VERSION + 1).decide())
        .isInstanceOf(Decision.Rejected.class);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"PASSWORD", "NEW_PASSWORD", "PAY_PASSWORD", "MOBILE", "EMAIL"})
  void changes_without_a_secret_ask_nothing(Attribute attribute) {
    User target = Given.in(Status.NORMAL, Given.MEMBER);
    Request request = Request.by(Given.ADMINISTRATOR).to(target);

    assertThat(request.sends(Changes.of(attribute, target)).decide())
        .isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void questions_and_answers_show_no_secret() {
    Proofs proofs = Proofs.NONE.with(CURRENT, true).with(WANTED, Given.hash("new-password"));

    assertThat(CURRENT + " " + WANTED + " " + proofs)
        .doesNotContain(Given.PASSWORD, "new-password", "hash of");
    assertThat(proofs).hasToString("Proofs[2]");
    assertThat(Request.by(Given.MEMBER).sends(NEW).decide().toString())
        .doesNotContain(Given.PASSWORD, "new-password", "hash of");
    assertThat(Request.by(Given.MEMBER).sends(NEW).accepted().toString())
        .doesNotContain(Given.PASSWORD, "new-password", "hash of", "13812345678", "old@example");
    assertThat(new Edit(Given.MEMBER.id(), NEW, Expectation.NONE).toString())
        .doesNotContain(Given.PASSWORD, "new-password");
  }

  @Test
  void the_same_arguments_give_the_same_decision() {
    Request request = Request.by(Given.MEMBER).sends(NEW.replace(SIGNATURE, "hello"));
    Decision.Accepted accepted = request.accepted();

    assertThat(request.decide()).isEqualTo(accepted);
    assertThat(request.sends(EMPTY).decide()).isEqualTo(request.decide());
  }
}

package dev.roster.domain.user;

import dev.roster.domain.credential.NewPassword;
import dev.roster.domain.credential.Password;
import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.credential.PayPassword;
import dev.roster.domain.form.FormRule;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of login and pay password (seed 003, request table).
 *
 * <p>By oneself a login password, mobile or email changes with the current password, where one is
 * stored; by others without. A pay password is one's own, and after the first takes a token.
 *
 * @param patch what is left of the request; well-formed wherever its values are read
 * @param rights of the actor over the target
 * @param token the stored record of the token that is presented
 * @param proofs what is known of the secrets
 */
record CredentialRules(
    UserPatch patch, Rights rights, Optional<PresentedToken> token, Proofs proofs) {

  private static final Set<Attribute> GUARDED =
      Set.of(Attribute.NEW_PASSWORD, Attribute.MOBILE, Attribute.EMAIL);

  /** Whether the change takes the current password. */
  boolean currentPasswordNeeded() {
    return rights.self()
        && storedPassword().isPresent()
        && patch.attributes().stream().anyMatch(GUARDED::contains);
  }

  /** Whether the change takes a pay-password token. */
  boolean payTokenNeeded() {
    return patch.has(Attribute.PAY_PASSWORD) && storedPayPassword().isPresent();
  }

  /** Whether a pay password, stored or sent beside it, is to go. */
  boolean removesPayPassword() {
    return patch.has(Attribute.REMOVE_PAY_PASSWORD)
        && (storedPayPassword().isPresent() || patch.has(Attribute.PAY_PASSWORD))
        && Forms.FLAG.read(patch.field(Attribute.REMOVE_PAY_PASSWORD), rights.policy());
  }

  /** Everything that is wrong without looking at a hash. */
  List<Rejection> violations(Instant now) {
    List<Rejection> found = new ArrayList<>();
    if (currentPasswordNeeded() && !patch.has(Attribute.PASSWORD)) {
      found.add(Rejection.missing(Attribute.PASSWORD));
    }
    if (patch.has(Attribute.NEW_PASSWORD)) {
      found.addAll(
          confirmation(Attribute.PASSWORD_CONFIRMATION, newPassword().asPassword(), rights.self()));
    }
    if (patch.has(Attribute.PAY_PASSWORD)) {
      found.addAll(
          confirmation(Attribute.PAY_PASSWORD_CONFIRMATION, newPayPassword().asPassword(), true));
    }
    if (payTokenNeeded()) {
      found.addAll(tokenViolations(now));
    }
    if (patch.has(Attribute.PAY_PASSWORD) && patch.has(Attribute.REMOVE_PAY_PASSWORD)) {
      found.add(Rejection.form(Attribute.REMOVE_PAY_PASSWORD, FormRule.NOT_TOGETHER));
    }
    return found;
  }

  private List<Rejection> confirmation(Attribute attribute, Password expected, boolean required) {
    if (!patch.has(attribute)) {
      return required ? List.of(Rejection.missing(attribute)) : List.of();
    }
    return Forms.PASSWORD.read(patch.field(attribute), rights.policy()).equals(expected)
        ? List.of()
        : List.of(Rejection.form(attribute, FormRule.NOT_CONFIRMED));
  }

  private List<Rejection> tokenViolations(Instant now) {
    if (!patch.has(Attribute.PAY_PASSWORD_TOKEN)) {
      return List.of(Rejection.missing(Attribute.PAY_PASSWORD_TOKEN));
    }
    return token.filter(stored -> stored.validFor(rights.target().id(), now)).isPresent()
        ? List.of()
        : List.of(Rejection.at(Attribute.PAY_PASSWORD_TOKEN, RejectionCode.TOKEN_INVALID));
  }

  /** Everything that the answers so far prove wrong. */
  List<Rejection> refutations() {
    List<Rejection> found = new ArrayList<>();
    Optional<Boolean> current = currentPassword().flatMap(proofs::answer);
    if (current.isPresent() && !current.get()) {
      found.add(Rejection.at(Attribute.PASSWORD, RejectionCode.NOT_MATCH_USED_PASSWORD));
    }
    if (current.orElse(false) && keepsPassword()) {
      found.add(Rejection.at(Attribute.NEW_PASSWORD, RejectionCode.CANNOT_USE_THE_SAME_PASSWORD));
    }
    if (samePayPassword().flatMap(proofs::answer).orElse(false)) {
      found.add(Rejection.at(Attribute.PAY_PASSWORD, RejectionCode.CANNOT_USE_THE_SAME_PASSWORD));
    }
    return found;
  }

  /** The current password is known to be right by then, so comparing text is enough. */
  private boolean keepsPassword() {
    return patch.has(Attribute.NEW_PASSWORD)
        && newPassword().asPassword().equals(presentedPassword());
  }

  /** What is not known yet: first whether what was sent is right, only then the new hashes. */
  Set<Question> openQuestions() {
    Set<Question> open = new LinkedHashSet<>();
    currentPassword().filter(question -> proofs.answer(question).isEmpty()).ifPresent(open::add);
    samePayPassword().filter(question -> proofs.answer(question).isEmpty()).ifPresent(open::add);
    if (open.isEmpty()) {
      passwordHash().filter(question -> proofs.answer(question).isEmpty()).ifPresent(open::add);
      payPasswordHash().filter(question -> proofs.answer(question).isEmpty()).ifPresent(open::add);
    }
    return open;
  }

  /** The credentials after the change; asked for only when no question is open. */
  Credentials after(Credentials before, Instant changedAt) {
    Credentials after = before;
    if (passwordHash().isPresent()) {
      after = after.withPassword(passwordHash().flatMap(proofs::answer).orElseThrow(), changedAt);
    }
    if (payPasswordHash().isPresent()) {
      after = after.withPayPassword(payPasswordHash().flatMap(proofs::answer));
    }
    return removesPayPassword() ? after.withPayPassword(Optional.empty()) : after;
  }

  private Optional<Question.Matches> currentPassword() {
    return currentPasswordNeeded()
        ? storedPassword()
            .map(hash -> new Question.Matches(Attribute.PASSWORD, presentedPassword(), hash))
        : Optional.empty();
  }

  private Optional<Question.Matches> samePayPassword() {
    return payTokenNeeded()
        ? storedPayPassword()
            .map(
                hash ->
                    new Question.Matches(
                        Attribute.PAY_PASSWORD, newPayPassword().asPassword(), hash))
        : Optional.empty();
  }

  private Optional<Question.HashOf> passwordHash() {
    return patch.has(Attribute.NEW_PASSWORD)
        ? Optional.of(new Question.HashOf(Attribute.NEW_PASSWORD, newPassword().asPassword()))
        : Optional.empty();
  }

  private Optional<Question.HashOf> payPasswordHash() {
    return patch.has(Attribute.PAY_PASSWORD)
        ? Optional.of(new Question.HashOf(Attribute.PAY_PASSWORD, newPayPassword().asPassword()))
        : Optional.empty();
  }

  private Password presentedPassword() {
    return Forms.PASSWORD.read(patch.field(Attribute.PASSWORD), rights.policy());
  }

  private NewPassword newPassword() {
    return Forms.NEW_PASSWORD.read(patch.field(Attribute.NEW_PASSWORD), rights.policy());
  }

  private PayPassword newPayPassword() {
    return Forms.PAY_PASSWORD.read(patch.field(Attribute.PAY_PASSWORD), rights.policy());
  }

  private Optional<PasswordHash> storedPassword() {
    return rights.target().credentials().password();
  }

  private Optional<PasswordHash> storedPayPassword() {
    return rights.target().credentials().payPassword();
  }
}

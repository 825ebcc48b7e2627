package dev.roster.domain.user;

import dev.roster.domain.credential.NewPassword;
import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.form.FormRule;
import dev.roster.domain.identity.PublicId;
import dev.roster.domain.identity.RealIdentity;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.RawValue;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.RegisterReason;
import dev.roster.domain.profile.Username;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.status.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who registers, once nothing stands against what was sent.
 *
 * <p>Name and password are needed, and a reason where a moderator decides; a confirmation may be
 * sent, and then equals the password. Everything else is ignored. Immutable and thread-safe.
 * Source: Discuz! Q, {@code POST /api/register}.
 *
 * @param username chosen by the rules for that, not null
 * @param password not null
 * @param reason empty if none is needed and none was sent; not null
 * @param begins the status of the new account, not null
 */
public record Applicant(
    Username username, NewPassword password, RegisterReason reason, Status begins) {

  /** What a registration is made of; anything else that is sent has no effect. */
  public static final Set<Attribute> SENT =
      Collections.unmodifiableSet(
          EnumSet.of(
              Attribute.USERNAME,
              Attribute.NEW_PASSWORD,
              Attribute.PASSWORD_CONFIRMATION,
              Attribute.REGISTER_REASON));

  /** Refuses null. */
  public Applicant {
    Objects.requireNonNull(username, "username");
    Objects.requireNonNull(password, "password");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(begins, "begins");
  }

  /**
   * Everything that stands against a registration and can be told without looking at anything
   * stored, all at once.
   *
   * @param sent not null
   * @param policy the rules in force, not null
   * @return empty if there is nothing
   */
  public static List<Rejection> violations(UserPatch sent, Policy policy) {
    UserPatch judged = judged(sent, policy);
    List<Rejection> found = new ArrayList<>();
    required(policy).stream()
        .filter(attribute -> !judged.has(attribute))
        .map(Rejection::missing)
        .forEach(found::add);
    List<Rejection> malformed = policy.formCheck().check(judged, policy);
    found.addAll(malformed);
    if (wellFormed(Attribute.USERNAME, judged, malformed) && username(judged, policy).reserved()) {
      found.add(Rejection.form(Attribute.USERNAME, FormRule.RESERVED));
    }
    if (wellFormed(Attribute.PASSWORD_CONFIRMATION, judged, malformed) && !confirmed(judged)) {
      found.add(Rejection.form(Attribute.PASSWORD_CONFIRMATION, FormRule.NOT_CONFIRMED));
    }
    return found;
  }

  /**
   * Reads what was sent.
   *
   * @param sent not null; {@link #violations} has found nothing in it
   * @param policy the rules in force, not null
   */
  public static Applicant of(UserPatch sent, Policy policy) {
    UserPatch judged = judged(sent, policy);
    return new Applicant(
        username(judged, policy),
        Forms.NEW_PASSWORD.read(judged.field(Attribute.NEW_PASSWORD), policy),
        judged.has(Attribute.REGISTER_REASON)
            ? Forms.REGISTER_REASON.read(judged.field(Attribute.REGISTER_REASON), policy)
            : RegisterReason.EMPTY,
        policy.registering().begins());
  }

  /**
   * The account that it gets.
   *
   * @param password the hash of its password
   * @param registration with its reason
   */
  public User account(
      UserId id, PublicId publicId, PasswordHash password, Registration registration) {
    return new User(
        id,
        publicId,
        1,
        username,
        0,
        Standing.of(begins),
        Profile.EMPTY,
        Contact.NONE,
        registration,
        Membership.of(GroupId.MEMBERS),
        Credentials.ofPassword(password),
        RealIdentity.NONE,
        Timeline.startingAt(registration.joinedAt()));
  }

  /** Decision: where nobody decides, an empty reason says as much as none. */
  private static UserPatch judged(UserPatch sent, Policy policy) {
    boolean blank =
        sent.field(Attribute.REGISTER_REASON)
            .fold(Optional::<RawValue>empty, Optional::<RawValue>empty, Optional::of)
            .flatMap(RawValue::text)
            .filter(String::isBlank)
            .isPresent();
    return sent.without(
        attribute ->
            !SENT.contains(attribute)
                || attribute == Attribute.REGISTER_REASON
                    && blank
                    && policy.registering() != Registering.REVIEW);
  }

  private static Set<Attribute> required(Policy policy) {
    return policy.registering() == Registering.REVIEW
        ? EnumSet.of(Attribute.USERNAME, Attribute.NEW_PASSWORD, Attribute.REGISTER_REASON)
        : EnumSet.of(Attribute.USERNAME, Attribute.NEW_PASSWORD);
  }

  private static boolean wellFormed(
      Attribute attribute, UserPatch judged, List<Rejection> malformed) {
    return judged.has(attribute)
        && malformed.stream().noneMatch(one -> one.attribute().equals(Optional.of(attribute)));
  }

  private static Username username(UserPatch judged, Policy policy) {
    return Forms.USERNAME.read(judged.field(Attribute.USERNAME), policy);
  }

  private static boolean confirmed(UserPatch judged) {
    return !judged.has(Attribute.NEW_PASSWORD)
        || judged
            .field(Attribute.PASSWORD_CONFIRMATION)
            .equals(judged.field(Attribute.NEW_PASSWORD));
  }
}

package dev.roster.adapter.jooq;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Lookup;
import dev.roster.application.port.Store;
import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.identity.PublicId;
import dev.roster.domain.identity.RealIdentity;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.profile.RegisterReason;
import dev.roster.domain.profile.Username;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.Contact;
import dev.roster.domain.user.Credentials;
import dev.roster.domain.user.Decision;
import dev.roster.domain.user.Edit;
import dev.roster.domain.user.EditDecision;
import dev.roster.domain.user.Expectation;
import dev.roster.domain.user.Membership;
import dev.roster.domain.user.Policy;
import dev.roster.domain.user.Profile;
import dev.roster.domain.user.Proofs;
import dev.roster.domain.user.Question;
import dev.roster.domain.user.Registration;
import dev.roster.domain.user.Snapshot;
import dev.roster.domain.user.Standing;
import dev.roster.domain.user.Timeline;
import dev.roster.domain.user.User;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Users and requests that tests of this store are made of. */
final class People {

  static final Instant NOW = Instant.parse("2025-03-04T05:06:07.089Z");

  /** Rules that deliver every notice over one channel. */
  static final Policy OVER_MAIL =
      Policy.STANDARD.with(DeliveryRules.STANDARD.over(Set.of(DeliveryRules.MAIL)));

  private People() {}

  static User member(Store store, String name, String mobile) {
    return stored(store, name, Optional.of(new Mobile(mobile)), GroupId.MEMBERS);
  }

  static User administrator(Store store, String name) {
    return stored(store, name, Optional.empty(), GroupId.ADMINISTRATORS);
  }

  private static User stored(Store store, String name, Optional<Mobile> mobile, GroupId group) {
    return store
        .users()
        .create(id -> user(id, name, mobile, group))
        .fold(
            Function.identity(),
            taken -> {
              throw new AssertionError("expected a new user, got " + taken);
            });
  }

  static User user(UserId id, String name, Optional<Mobile> mobile, GroupId group) {
    return new User(
        id,
        PublicId.of(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))),
        1,
        new Username(name),
        0,
        Standing.of(Status.NORMAL),
        Profile.EMPTY,
        new Contact(mobile, Optional.empty()),
        new Registration(RegisterReason.EMPTY, "192.0.2.1", NOW),
        Membership.of(group),
        Credentials.ofPassword(new PasswordHash("$2a$10$" + "x".repeat(53))),
        RealIdentity.NONE,
        Timeline.startingAt(NOW));
  }

  static UserPatch signature(String text) {
    return UserPatch.EMPTY.replace(Attribute.SIGNATURE, text);
  }

  /** Notice, delivery, new groups, ended sessions, used tokens: touches every table. */
  static UserPatch everything() {
    return UserPatch.EMPTY
        .replace(Attribute.STATUS, Status.DISABLED.code())
        .replace(Attribute.REFUSE_MESSAGE, "because")
        .replace(Attribute.REMOVE_PAY_PASSWORD, true)
        .replace(Attribute.GROUPS, GroupId.UNPAID.value());
  }

  static Decision edit(Store store, User actor, User target, UserPatch patch) {
    Lookup lookup = Lookup.of(target.id(), ActorRef.trusted(actor.id()), NOW);
    return store.users().change(lookup, "request-1", decision(target, patch)).decision();
  }

  /** Decides as the domain does; every secret is right, and a hash is a hash. */
  static Function<Snapshot, Decision> decision(User target, UserPatch patch) {
    Edit edit = new Edit(target.id(), patch, Expectation.NONE);
    return snapshot -> {
      Proofs proofs = Proofs.NONE;
      Decision decision = EditDecision.decide(edit, snapshot, OVER_MAIL, proofs, NOW);
      while (decision instanceof Decision.Unproven open) {
        for (Question question : open.questions()) {
          proofs = answered(proofs, question);
        }
        decision = EditDecision.decide(edit, snapshot, OVER_MAIL, proofs, NOW);
      }
      return decision;
    };
  }

  private static Proofs answered(Proofs proofs, Question question) {
    return question instanceof Question.Matches matches
        ? proofs.with(matches, matches.attribute() == Attribute.PASSWORD)
        : proofs.with((Question.HashOf) question, new PasswordHash("$2a$10$" + "y".repeat(53)));
  }
}

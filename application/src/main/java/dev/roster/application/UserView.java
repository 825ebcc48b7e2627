package dev.roster.application;

import dev.roster.domain.fact.UserFacts;
import dev.roster.domain.identity.PublicId;
import dev.roster.domain.identity.RealIdentity;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.Reason;
import dev.roster.domain.profile.RegisterReason;
import dev.roster.domain.profile.Username;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.Contact;
import dev.roster.domain.user.Profile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What one actor may see of one user; the only form in which a user leaves the use cases.
 *
 * <p>It has no place for a password, a hash or a token. Immutable and thread-safe.
 *
 * @param id the number
 * @param publicId the public text
 * @param version the version that is shown
 * @param shared what anyone who is logged in sees
 * @param personal what the user itself and editors see
 * @param review what the user itself, editors and reviewers see
 * @param own what the user itself sees
 */
public record UserView(
    UserId id,
    PublicId publicId,
    long version,
    Shared shared,
    Optional<Personal> personal,
    Optional<Review> review,
    Optional<Own> own) {

  /**
   * What anyone who is logged in sees.
   *
   * @param facts the shared ones; wallet, payment and unread messages are empty here
   * @param follow empty for oneself; 0 not followed, 1 followed by the actor, 2 mutual
   * @param canEdit whether the actor may edit it
   * @param canDelete whether the actor may erase it
   * @param canEditUsername whether the actor may rename it now
   */
  public record Shared(
      Username username,
      Status status,
      Profile profile,
      Set<GroupId> groups,
      boolean realNameVerified,
      Instant createdAt,
      Instant updatedAt,
      Instant joinedAt,
      UserFacts facts,
      int followCount,
      int fansCount,
      OptionalInt follow,
      boolean canEdit,
      boolean canDelete,
      boolean canEditUsername) {}

  /**
   * What the user itself and holders of {@code user.edit} see.
   *
   * @param identity its masked form is what is shown
   * @param unread unread messages by kind; kinds without any are left out
   */
  public record Personal(
      Contact contact,
      String registerIp,
      String lastLoginIp,
      RealIdentity identity,
      Optional<Instant> loginAt,
      Optional<Instant> expiresAt,
      Optional<Instant> passwordChangedAt,
      int renames,
      boolean paid,
      Optional<Instant> payTime,
      Map<String, Integer> unread) {

    /** All unread messages together. */
    public long unreadInAll() {
      return unread.values().stream().mapToLong(Integer::longValue).sum();
    }
  }

  /** What reviewers see too. */
  public record Review(RegisterReason registerReason, Reason banReason) {}

  /** What only the user itself sees. */
  public record Own(boolean canWalletPay, BigDecimal walletBalance) {}
}

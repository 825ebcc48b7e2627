package dev.roster.application.port;

import dev.roster.domain.delivery.Addressee;
import dev.roster.domain.delivery.Channel;
import dev.roster.domain.delivery.DeliveryState;
import dev.roster.domain.delivery.Wording;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.notice.Notice;
import dev.roster.domain.profile.Email;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One notice on its way over one channel to one addressee. Immutable and thread-safe; shows no
 * address.
 *
 * @param id of the row, at least 1; the same at every try
 * @param about which user, in which version its change made
 * @param notice what it says, not null
 * @param way over which channel, to whom, in which words; not null
 * @param createdAt when its change was made, not null
 * @param expiresAt from when on it is no longer worth sending; empty if it always is
 * @param progress how far it is, not null
 */
public record Delivery(
    long id,
    About about,
    Notice notice,
    Way way,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Progress progress) {

  /** Refuses null. */
  public Delivery {
    Objects.requireNonNull(about, "about");
    Objects.requireNonNull(notice, "notice");
    Objects.requireNonNull(way, "way");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(expiresAt, "expiresAt");
    Objects.requireNonNull(progress, "progress");
  }

  /**
   * The change that it is about.
   *
   * @param user not null
   * @param version that the change made
   */
  public record About(UserId user, long version) {
    /** Refuses null. */
    public About {
      Objects.requireNonNull(user, "user");
    }
  }

  /**
   * How it goes.
   *
   * @param channel not null
   * @param to not null
   * @param address where to, if that must not be looked up; empty otherwise
   * @param wording not null
   */
  public record Way(Channel channel, Addressee to, Optional<Email> address, Wording wording) {
    /** Refuses null. */
    public Way {
      Objects.requireNonNull(channel, "channel");
      Objects.requireNonNull(to, "to");
      Objects.requireNonNull(address, "address");
      Objects.requireNonNull(wording, "wording");
    }
  }

  /**
   * How far a delivery is.
   *
   * @param state not null
   * @param tries how often it was tried, the try under way included
   * @param dueAt when it is to be tried next, or was to be when it was leased; not null
   * @param leasedUntil when the lease runs out; empty unless it is leased
   * @param triedAt when the last try began; empty before the first
   * @param endedAt when it was accepted, given up or expired; empty until then
   * @param problem of the last try; empty text for none
   */
  public record Progress(
      DeliveryState state,
      int tries,
      Instant dueAt,
      Optional<Instant> leasedUntil,
      Optional<Instant> triedAt,
      Optional<Instant> endedAt,
      String problem) {

    /** Refuses null. */
    public Progress {
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(dueAt, "dueAt");
      Objects.requireNonNull(leasedUntil, "leasedUntil");
      Objects.requireNonNull(triedAt, "triedAt");
      Objects.requireNonNull(endedAt, "endedAt");
      Objects.requireNonNull(problem, "problem");
    }
  }
}

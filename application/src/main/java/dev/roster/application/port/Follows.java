package dev.roster.application.port;

import dev.roster.domain.identity.UserId;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.user.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Who follows whom. Neither version nor {@code updatedAt} of a user moves with it.
 *
 * <p>A user follows another at most once. What is counted is what is stored at that moment, however
 * many follow at once. The follows of and by a user end when it is erased. Thread-safe. Every
 * method may throw {@link Unavailable}.
 */
public interface Follows {

  /** The two ends of a follow, as one user sees them. */
  enum Side {
    /** Those whom the user follows. */
    FOLLOWING,
    /** Those who follow the user. */
    FANS
  }

  /**
   * One user follows another.
   *
   * @param id of the row, at least 1; never given twice
   * @param from who follows, not null
   * @param to who is followed, not null
   * @param since when it began, not null
   * @param answeredSince when the other began to follow back; empty unless it is mutual
   */
  record Follow(long id, UserId from, UserId to, Instant since, Optional<Instant> answeredSince) {
    /** Refuses null. */
    public Follow {
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
      Objects.requireNonNull(since, "since");
      Objects.requireNonNull(answeredSince, "answeredSince");
    }

    /** Whether both follow each other. */
    public boolean mutual() {
      return answeredSince.isPresent();
    }

    /** When it last became what it is: when it began, or when it became mutual. */
    public Instant updatedAt() {
      return answeredSince.filter(since::isBefore).orElse(since);
    }

    /** The user at the other end for one who looks at this side. */
    public UserId other(Side side) {
      return side == Side.FOLLOWING ? to : from;
    }
  }

  /**
   * What came of following.
   *
   * @param follow as it is stored now
   * @param isNew false if it had been stored before
   */
  record Followed(Follow follow, boolean isNew) {}

  /**
   * How many follow.
   *
   * @param following how many the user follows
   * @param fans how many follow the user
   */
  record Counts(int following, int fans) {
    /** Nobody. */
    public static final Counts NONE = new Counts(0, 0);
  }

  /** What one user is to another. */
  enum Relation {
    /** Does not follow it. */
    NONE,
    /** Follows it. */
    FOLLOWING,
    /** Both follow each other. */
    MUTUAL
  }

  /**
   * Lets the actor of a lookup follow its target, unless it does already; in one transaction.
   *
   * @param lookup its {@code now} is when a new follow begins
   * @param refusals what stands against it, judged on the freshly read snapshot; pure, may be
   *     called more than once
   */
  Judged<Followed> follow(Lookup lookup, Function<Snapshot, List<Rejection>> refusals);

  /** Ends a follow; no effect if there is none. */
  void end(UserId from, UserId to);

  /** The counts of users; those without any may be missing. */
  Map<UserId, Counts> counts(Set<UserId> users);

  /** What a user is to others; those whom it does not follow may be missing. */
  Map<UserId, Relation> relations(UserId from, Set<UserId> to);

  /** A page of the follows of a user, newest first. */
  List<Follow> read(UserId user, Side side, Page page);

  /** How many there are. */
  long count(UserId user, Side side);
}

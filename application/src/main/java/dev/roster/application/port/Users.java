package dev.roster.application.port;

import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.identity.PublicId;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.user.Decision;
import dev.roster.domain.user.Erasure;
import dev.roster.domain.user.Snapshot;
import dev.roster.domain.user.User;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The accounts, and everything that a change of one of them writes.
 *
 * <p>Thread-safe. Every method may throw {@link Unavailable}, and then nothing has been stored.
 */
public interface Users {

  /**
   * What came of a request to change a user.
   *
   * @param decision not null
   * @param around what surrounded the user when that was decided, without the notices that come of
   *     it; of a rejected change it may be {@link Surroundings#NONE}; not null
   */
  record Changed(Decision decision, Surroundings around) {
    /** Refuses null. */
    public Changed {
      Objects.requireNonNull(decision, "decision");
      Objects.requireNonNull(around, "around");
    }
  }

  /** Reads what a decision may depend on, at one moment; takes no lock. */
  Snapshot snapshot(Lookup lookup);

  /** Reads what a decision may depend on and what a view shows, at one moment; takes no lock. */
  Sight sight(Lookup lookup);

  /**
   * Decides on fresh data and stores what was decided, in one transaction.
   *
   * <p>Of an accepted decision that changes something it stores the user, its audit entries, its
   * inbox rows, its delivery rows, the used tokens and the ended sessions: all of them or, if the
   * process dies or storage fails at any moment, none. Any other decision stores nothing. Once this
   * returns, an accepted change survives the death of the process and of the machine.
   *
   * <p>Changes of one user happen one after another, each seeing the one before. The version that
   * is stored is the one that the decision gives, and it must follow the one that it was decided
   * on.
   *
   * @param lookup what to read
   * @param requestId goes into the audit; empty text for none
   * @param decide pure; may be called more than once
   * @return the last decision, and what was read along with it, so that the change can be shown
   *     without another look; a violated uniqueness becomes a {@link Decision.Rejected} with every
   *     attribute that is taken
   */
  Changed change(Lookup lookup, String requestId, Function<Snapshot, Decision> decide);

  /**
   * Decides on fresh data and erases what was decided, in one transaction.
   *
   * <p>An accepted erasure takes away everything personal of the user, with its groups, sessions,
   * tokens, notices, deliveries, facts and follows in both directions; the audit forgets the values
   * of {@link Erasure#FORGOTTEN} and gets one entry more. All of it or, if the process dies or
   * storage fails at any moment, none. Afterwards no method but those of {@link History} knows the
   * user, and nobody gets its id again. Its mobile number is free at once. Its name is free for a
   * user who is created ({@code createdAt}) or changed ({@code updatedAt}) at {@link
   * Erasure.Accepted#nameKeptUntil} or later, and taken until then.
   *
   * @param lookup what to read; its target is whom to erase
   * @param requestId goes into the audit; empty text for none
   * @param decide pure; may be called more than once
   * @return the last decision
   */
  Erasure erase(Lookup lookup, String requestId, Function<Snapshot, Erasure> decide);

  /**
   * Stores a new user under the next free id, which no user has or ever had.
   *
   * @param user makes the user of an id; pure, may be called more than once
   * @return the stored user, or what is taken
   */
  Judged<User> create(Function<UserId, User> user);

  /**
   * Stores another hash of the same login password, in one transaction. This is no change of the
   * user: version, {@code updatedAt} and {@code passwordChangedAt} stay, and no session ends.
   *
   * @param matched the stored hash that the password has just matched
   * @param fresh what takes its place
   * @return false if the stored hash is another one now; then nothing is stored
   */
  boolean upgrade(UserId user, PasswordHash matched, PasswordHash fresh);

  /** The user of an id. */
  Optional<User> find(UserId id);

  /** The users of ids; ids of nobody are missing. */
  Map<UserId, User> find(Set<UserId> ids);

  /** The id behind a public id. */
  Optional<UserId> idOf(PublicId publicId);

  /** The user whose name folds to this text ({@link dev.roster.domain.profile.Username#folded}). */
  Optional<User> findByFoldedUsername(String folded);

  /** The user who has bound this number. */
  Optional<User> findByMobile(Mobile mobile);

  /**
   * Users in ascending order of their ids.
   *
   * @param after only ids above this; 0 for the beginning
   * @param limit at most so many, at least 1
   */
  List<User> list(long after, int limit);

  /** Lists the users who pass a filter; users, total and what follows are of one moment. */
  UserSearch.Found search(UserSearch search);

  /** Whether group 1 has a NORMAL member. */
  boolean anyAdministrator();
}

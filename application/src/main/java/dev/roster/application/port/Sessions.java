package dev.roster.application.port;

import dev.roster.domain.actor.SessionId;
import dev.roster.domain.credential.TokenHash;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Who is logged in.
 *
 * <p>Only hashes of tokens are stored. A session that has ended is gone, and nothing that presents
 * it afterwards is let in. Thread-safe. Every method may throw {@link Unavailable}.
 */
public interface Sessions {

  /**
   * A session as stored.
   *
   * @param id not null
   * @param user whose it is, not null
   * @param createdAt when it began, not null
   * @param usedAt when it was last noted as used, not null
   * @param expiresAt the first moment at which it is no longer alive, not null
   * @param ip the address that its login came from; empty text if unknown, not null
   */
  record Session(
      SessionId id, UserId user, Instant createdAt, Instant usedAt, Instant expiresAt, String ip) {
    /** Refuses null. */
    public Session {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(user, "user");
      Objects.requireNonNull(createdAt, "createdAt");
      Objects.requireNonNull(usedAt, "usedAt");
      Objects.requireNonNull(expiresAt, "expiresAt");
      Objects.requireNonNull(ip, "ip");
    }

    /** This session after it was used; it may live longer now. */
    public Session used(Instant at, Instant until) {
      return new Session(id, user, createdAt, at, until, ip);
    }
  }

  /**
   * A session that is to begin.
   *
   * @param user whose it will be, not null
   * @param access the hash of the token that opens it, not null
   * @param refresh the hash of the token that renews it, not null
   * @param createdAt now, not null
   * @param expiresAt after {@code createdAt}
   * @param ip the address that the login comes from; empty text if unknown
   */
  record NewSession(
      UserId user,
      TokenHash access,
      TokenHash refresh,
      Instant createdAt,
      Instant expiresAt,
      String ip) {
    /** Refuses null. */
    public NewSession {
      Objects.requireNonNull(user, "user");
      Objects.requireNonNull(access, "access");
      Objects.requireNonNull(refresh, "refresh");
      Objects.requireNonNull(createdAt, "createdAt");
      Objects.requireNonNull(expiresAt, "expiresAt");
      Objects.requireNonNull(ip, "ip");
    }
  }

  /**
   * Two new tokens in exchange for one.
   *
   * @param presented the hash of the refresh token that was shown, not null
   * @param access the hash of the token that opens the session from now on, not null
   * @param refresh the hash of the token that renews it from now on, not null
   * @param now not null
   * @param forgiven a token that was replaced at this moment or before, and is shown again, ends
   *     its session; not null
   */
  record Refresh(
      TokenHash presented, TokenHash access, TokenHash refresh, Instant now, Instant forgiven) {
    /** Refuses null. */
    public Refresh {
      Objects.requireNonNull(presented, "presented");
      Objects.requireNonNull(access, "access");
      Objects.requireNonNull(refresh, "refresh");
      Objects.requireNonNull(now, "now");
      Objects.requireNonNull(forgiven, "forgiven");
    }
  }

  /** The session that a token opens, if it is alive at this moment. */
  Optional<Session> find(TokenHash access, Instant now);

  /**
   * Begins a session and notes the login on its user (time and address; neither version nor {@code
   * updatedAt}), in one transaction.
   *
   * @param still judged on the freshly read user in that transaction
   * @return the session, or empty if there is no such user or {@code still} is false; then nothing
   *     is stored
   */
  Optional<Session> open(NewSession session, Predicate<User> still);

  /**
   * Stores a new user as {@link Users#create} does, and begins its first session as {@link #open}
   * does, in one transaction: both, or neither.
   *
   * @param user makes the user of an id; pure, may be called more than once
   * @param session makes the session of that user; pure, may be called more than once
   * @return the stored user, its login noted, or what is taken
   */
  Judged<User> register(Function<UserId, User> user, Function<UserId, NewSession> session);

  /**
   * Replaces both tokens of the session that a refresh token belongs to, if it is alive, and notes
   * it as used; in one transaction. The tokens before are worth nothing at once. Of many who show
   * one token at the same time, one gets the new ones.
   *
   * <p>A token that was replaced by the last exchange and comes again after the moment up to which
   * that is forgiven has been stolen, by whoever came first or by whoever comes now: it ends the
   * session.
   *
   * @param expiry when the session, as it was before, ends from now on; pure
   * @return the session as it is now; empty if the token renews none
   */
  Optional<Session> refresh(Refresh refresh, Function<Session, Instant> expiry);

  /** A page of the sessions of a user that are alive at this moment, newest first. */
  List<Session> list(UserId user, Instant now, Page page);

  /** How many of them there are. */
  long count(UserId user, Instant now);

  /** Notes that a session was used, and moves its end; no effect if it has ended. */
  void touch(SessionId session, Instant usedAt, Instant expiresAt);

  /** Ends a session; no effect if it has ended. */
  void end(SessionId session);

  /**
   * Ends a session of a user.
   *
   * @return false if the user has no such session that is alive at this moment; then nothing ends
   */
  boolean end(UserId user, SessionId session, Instant now);

  /** Ends every session of a user. */
  void endAll(UserId user);
}

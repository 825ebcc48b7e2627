package dev.roster.application.port;

import dev.roster.domain.actor.SessionId;
import dev.roster.domain.credential.TokenHash;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.user.User;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
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
   */
  record Session(SessionId id, UserId user, Instant createdAt, Instant usedAt, Instant expiresAt) {
    /** Refuses null. */
    public Session {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(user, "user");
      Objects.requireNonNull(createdAt, "createdAt");
      Objects.requireNonNull(usedAt, "usedAt");
      Objects.requireNonNull(expiresAt, "expiresAt");
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

  /** Notes that a session was used, and moves its end; no effect if it has ended. */
  void touch(SessionId session, Instant usedAt, Instant expiresAt);

  /** Ends a session; no effect if it has ended. */
  void end(SessionId session);

  /** Ends every session of a user. */
  void endAll(UserId user);
}

package dev.roster.domain.user;

import dev.roster.domain.profile.RegisterReason;
import java.time.Instant;
import java.util.Objects;

/**
 * How an account began.
 *
 * <p>Immutable and thread-safe.
 *
 * @param reason what the user wrote when it applied; may be empty, not null
 * @param ip the address that it came from; empty text if unknown, not null
 * @param joinedAt when it joined, not null
 */
public record Registration(RegisterReason reason, String ip, Instant joinedAt) {

  /** Refuses null. */
  public Registration {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(ip, "ip");
    Objects.requireNonNull(joinedAt, "joinedAt");
  }

  Registration with(RegisterReason changed) {
    return new Registration(changed, ip, joinedAt);
  }
}

package dev.roster.application.port;

import dev.roster.domain.credential.TokenHash;
import dev.roster.domain.identity.UserId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Which snapshot to read.
 *
 * @param target whom the request is about, not null
 * @param actor who makes it, not null
 * @param payToken the pay-password token that it presents, if any
 * @param now sessions that have expired by then are not alive; not null
 */
public record Lookup(UserId target, ActorRef actor, Optional<TokenHash> payToken, Instant now) {

  /** Refuses null. */
  public Lookup {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(payToken, "payToken");
    Objects.requireNonNull(now, "now");
  }

  /** A lookup that presents no pay-password token. */
  public static Lookup of(UserId target, ActorRef actor, Instant now) {
    return new Lookup(target, actor, Optional.empty(), now);
  }
}

package dev.roster.domain.user;

import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.UserPatch;
import java.util.Objects;

/**
 * A request to change a user.
 *
 * @param target whom to change, not null
 * @param patch what to change, as sent; not null
 * @param expected what the request was decided on, not null
 */
public record Edit(UserId target, UserPatch patch, Expectation expected) {

  /** Refuses null. */
  public Edit {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(patch, "patch");
    Objects.requireNonNull(expected, "expected");
  }
}

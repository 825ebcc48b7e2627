package dev.roster.domain.user;

import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.status.Status;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a request was decided on, so that nobody overrules a change that they have not seen.
 *
 * @param from the status that the target must still have; empty for any
 * @param version the version that the target must still have; empty for any
 */
public record Expectation(Optional<Status> from, OptionalLong version) {

  /** Expects nothing. */
  public static final Expectation NONE = new Expectation(Optional.empty(), OptionalLong.empty());

  /** Refuses null. */
  public Expectation {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(version, "version");
  }

  /** What stands against a decision on this user, with what is true instead; empty if nothing. */
  List<Rejection> violations(User user) {
    return metBy(user)
        ? List.of()
        : List.of(
            Rejection.of(RejectionCode.STALE)
                .with(Rejection.STATUS, user.status().code())
                .with(Rejection.VERSION, user.version()));
  }

  private boolean metBy(User user) {
    return from.map(user.status()::equals).orElse(true)
        && (version.isEmpty() || version.getAsLong() == user.version());
  }
}

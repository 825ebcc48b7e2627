package dev.roster.domain.status;

import static dev.roster.domain.notice.NoticeId.ACCOUNT_DISABLED;
import static dev.roster.domain.notice.NoticeId.ACCOUNT_ENABLED;
import static dev.roster.domain.notice.NoticeId.REGISTRATION_APPROVED;
import static dev.roster.domain.notice.NoticeId.REGISTRATION_REJECTED;
import static dev.roster.domain.status.By.MODERATOR;
import static dev.roster.domain.status.By.SELF;
import static dev.roster.domain.status.Status.DISABLED;
import static dev.roster.domain.status.Status.IGNORED;
import static dev.roster.domain.status.Status.NORMAL;
import static dev.roster.domain.status.Status.REJECTED;
import static dev.roster.domain.status.Status.UNDER_REVIEW;
import static dev.roster.domain.status.Transition.owing;
import static dev.roster.domain.status.Transition.silent;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The legal moves between statuses; every pair that has no row is refused.
 *
 * <p>The table is data: guard, answers, documentation and diagram all read these rows. A service
 * that embeds Roster may bring its own rows. Immutable and thread-safe.
 */
public final class TransitionTable {

  // @formatter:off
  /** The table of seed 003 (status table), completed by three rows that its text leaves open. */
  public static final TransitionTable STANDARD = of(
      //     name                       from          to            by         notice
      owing( "disable",                 NORMAL,       DISABLED,     MODERATOR, ACCOUNT_DISABLED),      // seed 003
      owing( "enable",                  DISABLED,     NORMAL,       MODERATOR, ACCOUNT_ENABLED),       // seed 003
      owing( "approve",                 UNDER_REVIEW, NORMAL,       MODERATOR, REGISTRATION_APPROVED), // seed 003
      owing( "reject",                  UNDER_REVIEW, REJECTED,     MODERATOR, REGISTRATION_REJECTED), // seed 003
      silent("ignore",                  UNDER_REVIEW, IGNORED,      MODERATOR),                        // seed 003, no notice on purpose
      owing( "approve a rejected user", REJECTED,     NORMAL,       MODERATOR, REGISTRATION_APPROVED), // Discuz! Q
      owing( "approve an ignored user", IGNORED,      NORMAL,       MODERATOR, REGISTRATION_APPROVED), // Discuz! Q
      silent("apply again",             REJECTED,     UNDER_REVIEW, SELF));                            // ours, by a new register_reason
  // @formatter:on

  private final List<Transition> rows;

  private TransitionTable(List<Transition> rows) {
    this.rows = rows;
  }

  /**
   * A table of its own rows.
   *
   * @param rows in the order in which they are to be shown; not null, none null
   * @throws IllegalArgumentException if two rows share from, to and by; it names both
   */
  public static TransitionTable of(Transition... rows) {
    Set<List<Object>> keys = new HashSet<>();
    for (Transition row : rows) {
      if (!keys.add(List.of(row.from(), row.to(), row.by()))) {
        throw new IllegalArgumentException(
            "duplicate transition %s -> %s by %s: '%s'"
                .formatted(row.from(), row.to(), row.by(), row.name()));
      }
    }
    return new TransitionTable(List.of(rows));
  }

  /** All rows in their order; unmodifiable. */
  public List<Transition> rows() {
    return rows;
  }

  /** The row for this move by this kind of actor, or empty where the move is not legal. */
  public Optional<Transition> find(Status from, Status to, By by) {
    for (Transition row : rows) {
      if (row.from() == from && row.to() == to && row.by() == by) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  /** The statuses that this kind of actor may choose next, in the order of their codes. */
  public Set<Status> targets(Status from, By by) {
    Set<Status> targets = EnumSet.noneOf(Status.class);
    rows.stream()
        .filter(row -> row.from() == from && row.by() == by)
        .forEach(row -> targets.add(row.to()));
    return targets;
  }
}

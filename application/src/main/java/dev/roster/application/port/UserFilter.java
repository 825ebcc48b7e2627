package dev.roster.application.port;

import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.profile.NamePattern;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.User;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which users are meant: those who pass every part of it. An empty part lets everyone pass.
 *
 * <p>Immutable and thread-safe. Source: Discuz! Q, the filters of its list of users.
 *
 * @param ids one of these; at most {@value #MOST}, copied
 * @param names called like one of these; at most {@value #MOST}, copied
 * @param mobile who has bound this number, not null
 * @param statuses in one of these, copied
 * @param groups a member of one of these; at most {@value #MOST}, copied
 */
public record UserFilter(
    Set<UserId> ids,
    Set<NamePattern> names,
    Optional<Mobile> mobile,
    Set<Status> statuses,
    Set<GroupId> groups)
    implements Predicate<User> {

  /** As many alternatives as one part may have. */
  public static final int MOST = 200;

  /** Everyone. */
  public static final UserFilter NONE =
      new UserFilter(Set.of(), Set.of(), Optional.empty(), Set.of(), Set.of());

  /**
   * Copies the sets.
   *
   * @throws IllegalArgumentException if one of them is too large
   */
  public UserFilter {
    Objects.requireNonNull(mobile, "mobile");
    ids = bounded(ids);
    names = bounded(names);
    statuses = bounded(statuses);
    groups = bounded(groups);
  }

  /** The same, with only these ids. */
  public UserFilter withIds(Set<UserId> changed) {
    return new UserFilter(changed, names, mobile, statuses, groups);
  }

  /** The same, with only names like these. */
  public UserFilter withNames(Set<NamePattern> changed) {
    return new UserFilter(ids, changed, mobile, statuses, groups);
  }

  /** The same, with only the owner of this number. */
  public UserFilter with(Mobile changed) {
    return new UserFilter(ids, names, Optional.of(changed), statuses, groups);
  }

  /** The same, in these statuses only. */
  public UserFilter withStatuses(Set<Status> changed) {
    return new UserFilter(ids, names, mobile, changed, groups);
  }

  /** The same, with members of these groups only. */
  public UserFilter withGroups(Set<GroupId> changed) {
    return new UserFilter(ids, names, mobile, statuses, changed);
  }

  /** Whether nobody passes but who waits for a moderator. */
  public boolean pendingOnly() {
    return statuses.equals(Set.of(Status.UNDER_REVIEW));
  }

  /** Whether a user passes. */
  @Override
  public boolean test(User user) {
    return passes(ids, user.id()::equals)
        && passes(names, name -> name.matches(user.username()))
        && (mobile.isEmpty() || mobile.equals(user.contact().mobile()))
        && passes(statuses, user.status()::equals)
        && passes(groups, user.membership().groups()::contains);
  }

  private static <T> boolean passes(Collection<T> alternatives, Predicate<T> fits) {
    return alternatives.isEmpty() || alternatives.stream().anyMatch(fits);
  }

  private static <T> Set<T> bounded(Set<T> alternatives) {
    if (alternatives.size() > MOST) {
      throw new IllegalArgumentException("a filter names at most " + MOST + " alternatives");
    }
    return Set.copyOf(alternatives);
  }
}

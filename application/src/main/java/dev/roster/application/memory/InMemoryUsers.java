package dev.roster.application.memory;

import dev.roster.application.port.Judged;
import dev.roster.application.port.Lookup;
import dev.roster.application.port.Sight;
import dev.roster.application.port.UserSearch;
import dev.roster.application.port.Users;
import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.identity.PublicId;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.user.Decision;
import dev.roster.domain.user.Erasure;
import dev.roster.domain.user.Snapshot;
import dev.roster.domain.user.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The accounts in memory. */
final class InMemoryUsers implements Users {

  private final Memory memory;

  InMemoryUsers(Memory memory) {
    this.memory = memory;
  }

  @Override
  public Snapshot snapshot(Lookup lookup) {
    return memory.read(tables -> Snapshots.of(tables, lookup));
  }

  @Override
  public Sight sight(Lookup lookup) {
    return memory.read(tables -> Snapshots.sight(tables, lookup));
  }

  @Override
  public Changed change(Lookup lookup, String requestId, Function<Snapshot, Decision> decide) {
    return memory.write(
        tables -> {
          Sight sight = Snapshots.sight(tables, lookup);
          Decision decision =
              decide
                  .apply(sight.snapshot())
                  .fold(
                      accepted -> stored(tables, sight.snapshot(), accepted, requestId),
                      rejected -> rejected,
                      unproven -> unproven);
          return new Changed(decision, sight.around());
        });
  }

  private static Decision stored(
      Tables tables, Snapshot snapshot, Decision.Accepted accepted, String requestId) {
    if (accepted.changesNothing()) {
      return accepted;
    }
    List<Rejection> taken = taken(tables, accepted.after());
    if (!taken.isEmpty()) {
      return new Decision.Rejected(taken);
    }
    new Change(tables, accepted, requestId).storeOn(snapshot);
    return accepted;
  }

  @Override
  public Erasure erase(Lookup lookup, String requestId, Function<Snapshot, Erasure> decide) {
    return memory.write(
        tables -> {
          Erasure decision = decide.apply(Snapshots.of(tables, lookup));
          if (decision instanceof Erasure.Accepted accepted) {
            new Erased(accepted, requestId).from(tables);
          }
          return decision;
        });
  }

  @Override
  public Judged<User> create(Function<UserId, User> user) {
    return memory.write(tables -> created(tables, user));
  }

  /** A new user, within a transaction. */
  static Judged<User> created(Tables tables, Function<UserId, User> user) {
    User created = user.apply(tables.nextUser());
    List<Rejection> taken = taken(tables, created);
    if (!taken.isEmpty()) {
      return new Judged.Refused<>(taken);
    }
    tables.put(created);
    return new Judged.Stored<>(created);
  }

  @Override
  public boolean upgrade(UserId user, PasswordHash matched, PasswordHash fresh) {
    return memory.write(
        tables -> {
          Optional<User> unmoved =
              tables
                  .user(user)
                  .filter(
                      found -> found.credentials().password().filter(matched::equals).isPresent());
          unmoved.map(found -> found.rehashed(fresh)).ifPresent(tables::put);
          return unmoved.isPresent();
        });
  }

  private static List<Rejection> taken(Tables tables, User user) {
    List<Rejection> taken = new ArrayList<>();
    Predicate<User> other = stored -> !stored.id().equals(user.id());
    if (user.contact()
        .mobile()
        .flatMap(number -> bearer(tables, number))
        .filter(other)
        .isPresent()) {
      taken.add(Rejection.at(Attribute.MOBILE, RejectionCode.MOBILE_IS_ALREADY_BIND));
    }
    if (bearer(tables, user.username().folded()).filter(other).isPresent()
        || keptFor(tables, user)) {
      taken.add(Rejection.at(Attribute.USERNAME, RejectionCode.USERNAME_TAKEN));
    }
    return taken;
  }

  /** A name that is asked for after its time is nobody's any more. */
  private static boolean keptFor(Tables tables, User user) {
    Instant until = tables.keptNames.get(user.username().folded());
    return until != null && user.timeline().updatedAt().isBefore(until);
  }

  @Override
  public Optional<User> find(UserId id) {
    return memory.read(tables -> tables.user(id));
  }

  @Override
  public Map<UserId, User> find(Set<UserId> ids) {
    return memory.read(
        tables ->
            ids.stream()
                .flatMap(id -> tables.user(id).stream())
                .collect(Collectors.toMap(User::id, Function.identity())));
  }

  @Override
  public Optional<UserId> idOf(PublicId publicId) {
    return memory
        .read(tables -> first(tables, user -> user.publicId().equals(publicId)))
        .map(User::id);
  }

  @Override
  public Optional<User> findByFoldedUsername(String folded) {
    return memory.read(tables -> bearer(tables, folded));
  }

  @Override
  public Optional<User> findByMobile(Mobile mobile) {
    return memory.read(tables -> bearer(tables, mobile));
  }

  @Override
  public List<User> list(long after, int limit) {
    return memory.read(
        tables -> tables.users.tailMap(after, false).values().stream().limit(limit).toList());
  }

  @Override
  public UserSearch.Found search(UserSearch search) {
    return memory.read(
        tables ->
            Listing.of(
                tables.users.values().stream().filter(search.filter()).toList(),
                search.order(),
                search.part()));
  }

  @Override
  public boolean anyAdministrator() {
    return memory.read(tables -> first(tables, User::activeAdministrator)).isPresent();
  }

  private static Optional<User> bearer(Tables tables, String folded) {
    return first(tables, user -> user.username().folded().equals(folded));
  }

  private static Optional<User> bearer(Tables tables, Mobile mobile) {
    return first(tables, user -> user.contact().mobile().filter(mobile::equals).isPresent());
  }

  private static Optional<User> first(Tables tables, Predicate<User> wanted) {
    return tables.users.values().stream().filter(wanted).findFirst();
  }
}

package dev.roster.application.memory;

import dev.roster.application.port.Follows;
import dev.roster.application.port.Judged;
import dev.roster.application.port.Lookup;
import dev.roster.application.port.Page;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.user.Snapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who follows whom, in memory. */
final class InMemoryFollows implements Follows {

  /** Who follows whom; there is at most one of each. */
  record Pair(UserId from, UserId to) {
    Pair back() {
      return new Pair(to, from);
    }
  }

  /** The number of a follow, and when it began. */
  record Row(long id, Instant since) {}

  private static final Comparator<Follow> NEWEST_FIRST =
      Comparator.comparingLong(Follow::id).reversed();

  private final Memory memory;

  InMemoryFollows(Memory memory) {
    this.memory = memory;
  }

  @Override
  public Judged<Followed> follow(Lookup lookup, Function<Snapshot, List<Rejection>> refusals) {
    Pair pair = new Pair(lookup.actor().user(), lookup.target());
    return memory.write(
        tables -> {
          List<Rejection> refused = refusals.apply(Snapshots.of(tables, lookup));
          if (!refused.isEmpty()) {
            return new Judged.Refused<>(refused);
          }
          boolean isNew = !tables.follows.containsKey(pair);
          if (isNew) {
            tables.follows.put(pair, new Row(tables.nextId(), lookup.now()));
          }
          return new Judged.Stored<>(new Followed(follow(tables, pair), isNew));
        });
  }

  private static Follow follow(Tables tables, Pair pair) {
    Row row = tables.follows.get(pair);
    return new Follow(
        row.id(),
        pair.from(),
        pair.to(),
        row.since(),
        Optional.ofNullable(tables.follows.get(pair.back())).map(Row::since));
  }

  @Override
  public void end(UserId from, UserId to) {
    memory.write(tables -> tables.follows.remove(new Pair(from, to)));
  }

  @Override
  public Map<UserId, Counts> counts(Set<UserId> users) {
    return memory.read(
        tables ->
            users.stream()
                .collect(Collectors.toMap(Function.identity(), user -> counts(tables, user))));
  }

  static Counts counts(Tables tables, UserId user) {
    return new Counts(
        Math.toIntExact(of(tables, user, Side.FOLLOWING).count()),
        Math.toIntExact(of(tables, user, Side.FANS).count()));
  }

  @Override
  public Map<UserId, Relation> relations(UserId from, Set<UserId> to) {
    return memory.read(
        tables ->
            to.stream()
                .collect(
                    Collectors.toMap(Function.identity(), user -> relation(tables, from, user))));
  }

  static Relation relation(Tables tables, UserId from, UserId to) {
    Pair pair = new Pair(from, to);
    if (!tables.follows.containsKey(pair)) {
      return Relation.NONE;
    }
    return tables.follows.containsKey(pair.back()) ? Relation.MUTUAL : Relation.FOLLOWING;
  }

  @Override
  public List<Follow> read(UserId user, Side side, Page page) {
    return memory.read(
        tables ->
            of(tables, user, side)
                .sorted(NEWEST_FIRST)
                .skip(page.offset())
                .limit(page.limit())
                .toList());
  }

  @Override
  public long count(UserId user, Side side) {
    return memory.read(tables -> of(tables, user, side).count());
  }

  private static Stream<Follow> of(Tables tables, UserId user, Side side) {
    return tables.follows.keySet().stream()
        .filter(pair -> user.equals(side == Side.FOLLOWING ? pair.from() : pair.to()))
        .map(pair -> follow(tables, pair));
  }
}

package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_USER;

import dev.roster.application.port.Judged;
import dev.roster.application.port.Lookup;
import dev.roster.application.port.Sight;
import dev.roster.application.port.Surroundings;
import dev.roster.application.port.UserSearch;
import dev.roster.application.port.Users;
import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.identity.PublicId;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.user.Decision;
import dev.roster.domain.user.Erasure;
import dev.roster.domain.user.Snapshot;
import dev.roster.domain.user.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** The accounts in tables. */
final class JooqUsers implements Users {

  private static final int TRIES = 10;

  private final UnitOfWork unit;
  private final SnapshotQuery snapshots;
  private final RowNumbers numbers;

  JooqUsers(UnitOfWork unit, SnapshotQuery snapshots, RowNumbers numbers) {
    this.unit = unit;
    this.snapshots = snapshots;
    this.numbers = numbers;
  }

  @Override
  public Snapshot snapshot(Lookup lookup) {
    return read(lookup, sql -> snapshots.snapshot(sql, lookup));
  }

  @Override
  public Sight sight(Lookup lookup) {
    return read(lookup, sql -> snapshots.sight(sql, lookup));
  }

  /** One query sees one moment by itself; a token takes a second one. */
  private <T> T read(Lookup lookup, Function<DSLContext, T> query) {
    return lookup.payToken().isPresent() ? unit.readAtOnce(query) : unit.read(query);
  }

  @Override
  public Changed change(Lookup lookup, String requestId, Function<Snapshot, Decision> decide) {
    return Taken.handled(
        unit,
        () -> unit.write(sql -> changed(sql, snapshots.sight(sql, lookup), requestId, decide)),
        rejections -> new Changed(new Decision.Rejected(rejections), Surroundings.NONE));
  }

  private Changed changed(
      DSLContext sql, Sight sight, String requestId, Function<Snapshot, Decision> decide) {
    Decision decision = decide.apply(sight.snapshot());
    if (decision instanceof Decision.Accepted change && !change.changesNothing()) {
      new ChangeWriter(sql, numbers, sight.snapshot(), change, requestId).write();
    }
    return new Changed(decision, sight.around());
  }

  @Override
  public Erasure erase(Lookup lookup, String requestId, Function<Snapshot, Erasure> decide) {
    return unit.write(
        sql -> {
          Erasure decision = decide.apply(snapshots.snapshot(sql, lookup));
          if (decision instanceof Erasure.Accepted accepted) {
            new ErasureWriter(sql, accepted, requestId).write();
          }
          return decision;
        });
  }

  @Override
  public Judged<User> create(Function<UserId, User> user) {
    return Taken.handled(
        unit,
        () -> new Judged.Stored<>(unit.write(sql -> created(sql, numbers, user))),
        Judged.Refused::new);
  }

  /** A new user, within a transaction; another node may have taken a number before. */
  static User created(DSLContext sql, RowNumbers numbers, Function<UserId, User> user) {
    for (int left = TRIES; left > 0; left--) {
      UserId id = numbers.nextUser(sql);
      User created = user.apply(id);
      if (!created.id().equals(id)) {
        throw new IllegalStateException("a new user has the id that it was given");
      }
      if (inserted(sql, created)) {
        MemberRow.write(sql, created);
        return created;
      }
    }
    throw new Outrun();
  }

  /** Whether nobody had its number; a violation would end a transaction of PostgreSQL. */
  private static boolean inserted(DSLContext sql, User created) {
    return Taken.orThrow(
        created,
        () ->
            sql.insertInto(ROSTER_USER)
                    .set(UserRow.columns(created))
                    .onConflict(ROSTER_USER.ID)
                    .doNothing()
                    .execute()
                == 1);
  }

  @Override
  public boolean upgrade(UserId user, PasswordHash matched, PasswordHash fresh) {
    return unit.write(
        sql ->
            sql.update(ROSTER_USER)
                    .set(ROSTER_USER.PASSWORD_HASH, fresh.text())
                    .where(ROSTER_USER.ID.eq(user.value()))
                    .and(ROSTER_USER.PASSWORD_HASH.eq(matched.text()))
                    .execute()
                == 1);
  }

  @Override
  public Optional<User> find(UserId id) {
    return find(ROSTER_USER.ID.eq(id.value()));
  }

  @Override
  public Map<UserId, User> find(Set<UserId> ids) {
    return unit
        .read(sql -> UserRow.select(sql).and(Rows.of(ROSTER_USER.ID, ids)).fetch(UserRow::read))
        .stream()
        .collect(Collectors.toMap(User::id, Function.identity()));
  }

  @Override
  public Optional<UserId> idOf(PublicId publicId) {
    return unit.read(
        sql ->
            sql.select(ROSTER_USER.ID)
                .from(ROSTER_USER)
                .where(ROSTER_USER.PUBLIC_ID.eq(publicId.text()))
                .and(UserRow.NOT_ERASED)
                .fetchOptional(row -> new UserId(row.value1())));
  }

  @Override
  public Optional<User> findByFoldedUsername(String folded) {
    return find(ROSTER_USER.USERNAME_FOLDED.eq(folded));
  }

  @Override
  public Optional<User> findByMobile(Mobile mobile) {
    return find(ROSTER_USER.MOBILE.eq(mobile.number()));
  }

  private Optional<User> find(Condition condition) {
    return unit.read(sql -> UserRow.select(sql).and(condition).fetchOptional(UserRow::read));
  }

  @Override
  public List<User> list(long after, int limit) {
    return unit.read(
        sql ->
            UserRow.select(sql)
                .and(ROSTER_USER.ID.gt(after))
                .orderBy(ROSTER_USER.ID)
                .limit(limit)
                .fetch(UserRow::read));
  }

  @Override
  public UserSearch.Found search(UserSearch search) {
    return unit.readAtOnce(sql -> new SearchQuery(sql, search).found());
  }

  @Override
  public boolean anyAdministrator() {
    return unit.read(sql -> sql.fetchExists(SnapshotQuery.activeAdministrators()));
  }
}

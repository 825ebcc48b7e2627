package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_SESSION;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_USER;

import dev.roster.adapter.jooq.RowNumbers.Kind;
import dev.roster.adapter.jooq.schema.tables.records.RosterSessionRecord;
import dev.roster.application.port.Judged;
import dev.roster.application.port.Page;
import dev.roster.application.port.Sessions;
import dev.roster.domain.actor.SessionId;
import dev.roster.domain.credential.TokenHash;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Param;
import org.jooq.impl.DSL;

/** Sessions in a table. */
final class JooqSessions implements Sessions {

  private static final Param<String> ACCESS = Template.value("access", String.class);
  private static final Param<Long> NOW = Template.value("now", Long.class);

  /** Every request asks it first. */
  private static final Template BY_ACCESS =
      new Template(
          DSL.selectFrom(ROSTER_SESSION)
              .where(ROSTER_SESSION.ACCESS_HASH.eq(ACCESS))
              .and(ROSTER_SESSION.EXPIRES_AT.gt(NOW)));

  private final UnitOfWork unit;
  private final RowNumbers numbers;

  JooqSessions(UnitOfWork unit, RowNumbers numbers) {
    this.unit = unit;
    this.numbers = numbers;
  }

  @Override
  public Optional<Session> find(TokenHash access, Instant now) {
    return unit.read(
        sql ->
            BY_ACCESS
                .fetch(sql, Map.of(ACCESS.getName(), access.hex(), NOW.getName(), Millis.of(now)))
                .into(ROSTER_SESSION)
                .stream()
                .map(SessionRow::read)
                .findFirst());
  }

  @Override
  public Optional<Session> open(NewSession session, Predicate<User> still) {
    return unit.write(
        sql ->
            UserRow.select(sql)
                .and(ROSTER_USER.ID.eq(session.user().value()))
                .fetchOptional(UserRow::read)
                .filter(still)
                .map(user -> opened(sql, session)));
  }

  @Override
  public Judged<User> register(Function<UserId, User> user, Function<UserId, NewSession> session) {
    return Taken.handled(
        unit,
        () -> new Judged.Stored<>(unit.write(sql -> registered(sql, user, session))),
        Judged.Refused::new);
  }

  private User registered(
      DSLContext sql, Function<UserId, User> user, Function<UserId, NewSession> session) {
    User created = JooqUsers.created(sql, numbers, user);
    NewSession first = session.apply(created.id());
    opened(sql, first);
    return created.loggedIn(Millis.stored(first.createdAt()), first.ip());
  }

  private Session opened(DSLContext sql, NewSession session) {
    forgetExpired(sql, session);
    LongFunction<RosterSessionRecord> unnumbered = id -> SessionRow.of(id, session);
    RosterSessionRecord row = numbers.insert(sql, Kind.SESSION, List.of(unnumbered)).get(0);
    sql.update(ROSTER_USER)
        .set(ROSTER_USER.LOGIN_AT, Millis.of(session.createdAt()))
        .set(ROSTER_USER.LAST_LOGIN_IP, session.ip())
        .where(ROSTER_USER.ID.eq(session.user().value()))
        .execute();
    return SessionRow.read(row);
  }

  /** Decision: a login sweeps up what has expired of its user, so that nothing piles up. */
  private static void forgetExpired(DSLContext sql, NewSession session) {
    sql.deleteFrom(ROSTER_SESSION)
        .where(ROSTER_SESSION.USER_ID.eq(session.user().value()))
        .and(ROSTER_SESSION.EXPIRES_AT.le(Millis.of(session.createdAt())))
        .execute();
  }

  @Override
  public Optional<Session> refresh(Refresh refresh, Function<Session, Instant> expiry) {
    return unit.write(
        sql -> {
          endStolen(sql, refresh);
          return sql.selectFrom(ROSTER_SESSION)
              .where(ROSTER_SESSION.REFRESH_HASH.eq(refresh.presented().hex()))
              .and(ROSTER_SESSION.EXPIRES_AT.gt(Millis.of(refresh.now())))
              .fetchOptional(SessionRow::read)
              .map(session -> refreshed(sql, session, refresh, expiry.apply(session)));
        });
  }

  private static void endStolen(DSLContext sql, Refresh refresh) {
    sql.deleteFrom(ROSTER_SESSION)
        .where(ROSTER_SESSION.PREVIOUS_REFRESH_HASH.eq(refresh.presented().hex()))
        .and(ROSTER_SESSION.REFRESHED_AT.le(Millis.of(refresh.forgiven())))
        .execute();
  }

  /** Who finds the token replaced in the end has lost to another, whatever it has read before. */
  private static Session refreshed(
      DSLContext sql, Session session, Refresh refresh, Instant expiresAt) {
    int updated =
        sql.update(ROSTER_SESSION)
            .set(ROSTER_SESSION.ACCESS_HASH, refresh.access().hex())
            .set(ROSTER_SESSION.REFRESH_HASH, refresh.refresh().hex())
            .set(ROSTER_SESSION.PREVIOUS_REFRESH_HASH, refresh.presented().hex())
            .set(ROSTER_SESSION.REFRESHED_AT, Millis.of(refresh.now()))
            .set(ROSTER_SESSION.USED_AT, Millis.of(refresh.now()))
            .set(ROSTER_SESSION.EXPIRES_AT, Millis.of(expiresAt))
            .where(ROSTER_SESSION.ID.eq(session.id().value()))
            .and(ROSTER_SESSION.REFRESH_HASH.eq(refresh.presented().hex()))
            .execute();
    if (updated == 0) {
      throw new Outrun();
    }
    return session.used(Millis.stored(refresh.now()), Millis.stored(expiresAt));
  }

  @Override
  public List<Session> list(UserId user, Instant now, Page page) {
    return unit.read(
        sql ->
            sql.selectFrom(ROSTER_SESSION)
                .where(alive(user, now))
                .orderBy(ROSTER_SESSION.ID.desc())
                .limit(page.limit())
                .offset(page.offset())
                .fetch(SessionRow::read));
  }

  @Override
  public long count(UserId user, Instant now) {
    return unit.read(sql -> sql.fetchCount(ROSTER_SESSION, alive(user, now)));
  }

  private static Condition alive(UserId user, Instant now) {
    return ROSTER_SESSION
        .USER_ID
        .eq(user.value())
        .and(ROSTER_SESSION.EXPIRES_AT.gt(Millis.of(now)));
  }

  /** What has expired has ended. */
  @Override
  public void touch(SessionId session, Instant usedAt, Instant expiresAt) {
    unit.write(
        sql ->
            sql.update(ROSTER_SESSION)
                .set(ROSTER_SESSION.USED_AT, Millis.of(usedAt))
                .set(ROSTER_SESSION.EXPIRES_AT, Millis.of(expiresAt))
                .where(ROSTER_SESSION.ID.eq(session.value()))
                .and(ROSTER_SESSION.EXPIRES_AT.gt(Millis.of(usedAt)))
                .execute());
  }

  @Override
  public void end(SessionId session) {
    delete(ROSTER_SESSION.ID.eq(session.value()));
  }

  @Override
  public boolean end(UserId user, SessionId session, Instant now) {
    return delete(ROSTER_SESSION.ID.eq(session.value()).and(alive(user, now))) == 1;
  }

  @Override
  public void endAll(UserId user) {
    delete(ROSTER_SESSION.USER_ID.eq(user.value()));
  }

  private int delete(Condition which) {
    return unit.write(sql -> sql.deleteFrom(ROSTER_SESSION).where(which).execute());
  }
}

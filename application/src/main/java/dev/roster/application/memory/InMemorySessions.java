package dev.roster.application.memory;

import dev.roster.application.memory.Tables.Replaced;
import dev.roster.application.memory.Tables.SessionRow;
import dev.roster.application.port.Judged;
import dev.roster.application.port.Page;
import dev.roster.application.port.Sessions;
import dev.roster.domain.actor.SessionId;
import dev.roster.domain.credential.TokenHash;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.user.User;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The sessions in memory. */
final class InMemorySessions implements Sessions {

  private final Memory memory;

  InMemorySessions(Memory memory) {
    this.memory = memory;
  }

  /** Whether a session is this user's and alive. */
  static boolean proves(Tables tables, SessionId id, UserId user, Instant now) {
    SessionRow row = tables.sessions.get(id);
    return row != null && row.session().user().equals(user) && alive(row.session(), now);
  }

  private static boolean alive(Session session, Instant now) {
    return now.isBefore(session.expiresAt());
  }

  @Override
  public Optional<Session> find(TokenHash access, Instant now) {
    return memory.read(
        tables ->
            tables.sessions.values().stream()
                .filter(row -> row.access().equals(access))
                .map(SessionRow::session)
                .filter(session -> alive(session, now))
                .findFirst());
  }

  @Override
  public Optional<Session> open(NewSession session, Predicate<User> still) {
    return memory.write(
        tables ->
            tables.user(session.user()).filter(still).map(user -> begin(tables, user, session)));
  }

  @Override
  public Judged<User> register(Function<UserId, User> user, Function<UserId, NewSession> session) {
    return memory.write(
        tables ->
            InMemoryUsers.created(tables, user)
                .fold(
                    created -> {
                      begin(tables, created, session.apply(created.id()));
                      return new Judged.Stored<>(tables.user(created.id()).orElseThrow());
                    },
                    Judged.Refused::new));
  }

  private static Session begin(Tables tables, User user, NewSession begun) {
    Session session =
        new Session(
            new SessionId(tables.nextId()),
            begun.user(),
            begun.createdAt(),
            begun.createdAt(),
            begun.expiresAt(),
            begun.ip());
    SessionRow row = new SessionRow(session, begun.access(), begun.refresh(), Optional.empty());
    tables.sessions.put(session.id(), row);
    tables.put(user.loggedIn(begun.createdAt(), begun.ip()));
    return session;
  }

  @Override
  public Optional<Session> refresh(Refresh refresh, Function<Session, Instant> expiry) {
    return memory.write(
        tables -> {
          tables.sessions.values().removeIf(row -> stolen(row, refresh));
          return tables.sessions.values().stream()
              .filter(row -> row.refresh().equals(refresh.presented()))
              .filter(row -> alive(row.session(), refresh.now()))
              .findFirst()
              .map(row -> refreshed(tables, row, refresh, expiry));
        });
  }

  private static boolean stolen(SessionRow row, Refresh refresh) {
    return row.replaced()
        .filter(before -> before.refresh().equals(refresh.presented()))
        .filter(before -> !before.at().isAfter(refresh.forgiven()))
        .isPresent();
  }

  private static Session refreshed(
      Tables tables, SessionRow before, Refresh refresh, Function<Session, Instant> expiry) {
    Session session = before.session().used(refresh.now(), expiry.apply(before.session()));
    Replaced replaced = new Replaced(before.refresh(), refresh.now());
    tables.sessions.put(
        session.id(),
        new SessionRow(session, refresh.access(), refresh.refresh(), Optional.of(replaced)));
    return session;
  }

  @Override
  public List<Session> list(UserId user, Instant now, Page page) {
    return memory.read(
        tables ->
            of(tables, user, now)
                .sorted(Comparator.comparing((Session one) -> one.id().value()).reversed())
                .skip(page.offset())
                .limit(page.limit())
                .toList());
  }

  @Override
  public long count(UserId user, Instant now) {
    return memory.read(tables -> of(tables, user, now).count());
  }

  private static Stream<Session> of(Tables tables, UserId user, Instant now) {
    return tables.sessions.values().stream()
        .map(SessionRow::session)
        .filter(session -> session.user().equals(user) && alive(session, now));
  }

  @Override
  public void touch(SessionId session, Instant usedAt, Instant expiresAt) {
    memory.write(
        tables ->
            tables.sessions.computeIfPresent(
                session, (id, row) -> row.as(row.session().used(usedAt, expiresAt))));
  }

  @Override
  public void end(SessionId session) {
    memory.write(tables -> tables.sessions.remove(session));
  }

  @Override
  public boolean end(UserId user, SessionId session, Instant now) {
    return memory.write(
        tables -> proves(tables, session, user, now) && tables.sessions.remove(session) != null);
  }

  @Override
  public void endAll(UserId user) {
    memory.write(
        tables -> tables.sessions.values().removeIf(row -> row.session().user().equals(user)));
  }
}

package dev.roster.application.memory;

import dev.roster.application.memory.Tables.SessionRow;
import dev.roster.application.port.Sessions;
import dev.roster.domain.actor.SessionId;
import dev.roster.domain.credential.TokenHash;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.user.User;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

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

  private static Session begin(Tables tables, User user, NewSession begun) {
    Session session =
        new Session(
            new SessionId(tables.nextId()),
            begun.user(),
            begun.createdAt(),
            begun.createdAt(),
            begun.expiresAt());
    tables.sessions.put(session.id(), new SessionRow(session, begun.access()));
    tables.put(user.loggedIn(begun.createdAt(), begun.ip()));
    return session;
  }

  @Override
  public void touch(SessionId session, Instant usedAt, Instant expiresAt) {
    memory.write(
        tables ->
            tables.sessions.computeIfPresent(session, (id, row) -> used(row, usedAt, expiresAt)));
  }

  private static SessionRow used(SessionRow row, Instant usedAt, Instant expiresAt) {
    Session before = row.session();
    return new SessionRow(
        new Session(before.id(), before.user(), before.createdAt(), usedAt, expiresAt),
        row.access());
  }

  @Override
  public void end(SessionId session) {
    memory.write(tables -> tables.sessions.remove(session));
  }

  @Override
  public void endAll(UserId user) {
    memory.write(
        tables -> tables.sessions.values().removeIf(row -> row.session().user().equals(user)));
  }
}

package dev.roster.adapter.jooq;

import dev.roster.adapter.jooq.schema.tables.records.RosterSessionRecord;
import dev.roster.application.port.Sessions.NewSession;
import dev.roster.application.port.Sessions.Session;
import dev.roster.domain.actor.SessionId;
import dev.roster.domain.identity.UserId;

/** A session as columns. */
final class SessionRow {

  private SessionRow() {}

  static Session read(RosterSessionRecord row) {
    return new Session(
        new SessionId(row.getId()),
        new UserId(row.getUserId()),
        Millis.time(row.getCreatedAt()),
        Millis.time(row.getUsedAt()),
        Millis.time(row.getExpiresAt()),
        row.getIp());
  }

  /** The row of a session that begins; nothing has been refreshed yet. */
  static RosterSessionRecord of(Long id, NewSession session) {
    return new RosterSessionRecord(
        id,
        session.user().value(),
        session.access().hex(),
        session.refresh().hex(),
        null,
        null,
        Millis.of(session.createdAt()),
        Millis.of(session.createdAt()),
        Millis.of(session.expiresAt()),
        session.ip());
  }
}

package dev.roster.adapter.jooq;

import dev.roster.application.port.Attempts;
import dev.roster.application.port.Deliveries;
import dev.roster.application.port.Follows;
import dev.roster.application.port.Groups;
import dev.roster.application.port.History;
import dev.roster.application.port.Inbox;
import dev.roster.application.port.PayTokens;
import dev.roster.application.port.Sessions;
import dev.roster.application.port.Store;
import dev.roster.application.port.StoredFacts;
import dev.roster.application.port.Users;

/** All ports over one kind of transaction. */
record Ports(
    Users users,
    Sessions sessions,
    Attempts attempts,
    PayTokens payTokens,
    Inbox inbox,
    Deliveries deliveries,
    History history,
    StoredFacts facts,
    Follows follows,
    Groups groups)
    implements Store {

  static Ports over(UnitOfWork unit, RowNumbers numbers) {
    DirectoryText directory = new DirectoryText();
    SnapshotQuery snapshots = new SnapshotQuery(directory);
    return new Ports(
        new JooqUsers(unit, snapshots, numbers),
        new JooqSessions(unit, numbers),
        new JooqAttempts(unit, numbers),
        new JooqPayTokens(unit),
        new JooqInbox(unit),
        new JooqDeliveries(unit),
        new JooqHistory(unit),
        new JooqFacts(unit, snapshots),
        new JooqFollows(unit, snapshots, numbers),
        new JooqGroups(unit, directory));
  }
}

package dev.roster.application.memory;

import dev.roster.application.memory.Tables.HistoryRow;
import dev.roster.application.port.History;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.user.AuditEntry;
import dev.roster.domain.user.Erasure;

/**
 * Everything that one accepted erasure takes away.
 *
 * @param erasure what was decided
 * @param requestId goes into the audit
 */
record Erased(Erasure.Accepted erasure, String requestId) {

  /** Takes it from a working copy. */
  void from(Tables tables) {
    tables.users.remove(user().value());
    tables.sessions.values().removeIf(row -> row.session().user().equals(user()));
    tables.payTokens.values().removeIf(token -> token.owner().equals(user()));
    tables.facts.remove(user());
    tables.inbox.removeIf(row -> row.user().equals(user()));
    tables.deliveries.values().removeIf(row -> row.user().equals(user()));
    tables
        .follows
        .keySet()
        .removeIf(pair -> pair.from().equals(user()) || pair.to().equals(user()));
    tables.history.replaceAll(this::masked);
    tables.history.add(
        new HistoryRow(
            user(),
            new History.Entry(
                erasure.version(), erasure.audit(), erasure.by(), erasure.at(), requestId)));
    keepName(tables);
  }

  private HistoryRow masked(HistoryRow row) {
    History.Entry entry = row.entry();
    AuditEntry change = entry.change();
    boolean forgotten =
        change.attribute() instanceof Attribute attribute && Erasure.FORGOTTEN.contains(attribute);
    return row.user().equals(user()) && forgotten
        ? new HistoryRow(
            user(),
            new History.Entry(
                entry.version(),
                new AuditEntry(change.attribute(), "", "", change.reason()),
                entry.actor(),
                entry.at(),
                entry.requestId()))
        : row;
  }

  private void keepName(Tables tables) {
    tables.keptNames.values().removeIf(until -> !until.isAfter(erasure.at()));
    if (erasure.keepsName()) {
      tables.keptNames.put(erasure.before().username().folded(), erasure.nameKeptUntil());
    }
  }

  private UserId user() {
    return erasure.before().id();
  }
}

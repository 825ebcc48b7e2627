package dev.roster.application.memory;

import dev.roster.application.memory.Tables.HistoryRow;
import dev.roster.application.memory.Tables.InboxRow;
import dev.roster.application.port.History;
import dev.roster.application.port.Inbox;
import dev.roster.domain.delivery.Addressed;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.notice.Notice;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.user.AuditEntry;
import dev.roster.domain.user.Decision;
import dev.roster.domain.user.Snapshot;
import dev.roster.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Everything that one accepted decision writes.
 *
 * @param tables the working copy to write to
 * @param decision one that changes something
 * @param requestId goes into the audit
 */
record Change(Tables tables, Decision.Accepted decision, String requestId) {

  /**
   * Writes it.
   *
   * @throws IllegalArgumentException if it was decided on something else than this snapshot
   */
  void storeOn(Snapshot snapshot) {
    requireFollows(snapshot);
    tables.put(after());
    addHistory();
    addNotices();
    endTokens();
    endSessions();
  }

  private void requireFollows(Snapshot snapshot) {
    boolean follows =
        snapshot
            .target()
            .filter(
                before -> before.id().equals(user()) && before.version() + 1 == after().version())
            .isPresent();
    if (!follows) {
      throw new IllegalArgumentException("a change must follow the version it was decided on");
    }
  }

  /** The key of an entry is user, version and attribute. */
  private void addHistory() {
    if (decision.audit().stream().map(AuditEntry::attribute).distinct().count()
        < decision.audit().size()) {
      throw new IllegalArgumentException("a change has one entry for each attribute");
    }
    UserId actor = decision.on().actor().orElseThrow().id();
    decision
        .audit()
        .forEach(
            entry ->
                tables.history.add(
                    new HistoryRow(
                        user(),
                        new History.Entry(after().version(), entry, actor, at(), requestId))));
  }

  private void addNotices() {
    decision
        .notices()
        .forEach(
            owed -> {
              if (owed.inInbox()) {
                tables.inbox.add(
                    new InboxRow(
                        user(),
                        new Inbox.Entry(tables.nextId(), owed.notice(), at(), Optional.empty())));
              }
              Addressed.all(owed.dispatches(), user(), this::members)
                  .forEach(way -> addDelivery(owed.notice(), way));
            });
  }

  private void addDelivery(Notice notice, Addressed way) {
    long id = tables.nextId();
    tables.deliveries.put(id, DeliveryRow.of(id, after(), notice, way));
  }

  private List<UserId> members(GroupId group) {
    return tables.users.values().stream()
        .filter(user -> user.membership().groups().contains(group))
        .map(User::id)
        .toList();
  }

  private void endTokens() {
    if (decision.payTokensUsedUp()) {
      tables.payTokens.values().removeIf(token -> token.owner().equals(user()));
    }
  }

  private void endSessions() {
    Predicate<Tables.SessionRow> ended =
        decision
            .sessions()
            .fold(
                () -> row -> false,
                () -> row -> true,
                kept -> row -> !row.session().id().equals(kept));
    tables
        .sessions
        .values()
        .removeIf(row -> row.session().user().equals(user()) && ended.test(row));
  }

  private User after() {
    return decision.after();
  }

  private UserId user() {
    return after().id();
  }

  /** A change happens when its user says that it did, so that all records of it agree. */
  private Instant at() {
    return after().timeline().updatedAt();
  }
}

package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_AUDIT;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_PAY_TOKEN;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_SESSION;
import static org.jooq.impl.DSL.noCondition;

import dev.roster.adapter.jooq.RowNumbers.Kind;
import dev.roster.adapter.jooq.schema.tables.records.RosterDeliveryRecord;
import dev.roster.adapter.jooq.schema.tables.records.RosterNoticeRecord;
import dev.roster.domain.delivery.Addressed;
import dev.roster.domain.user.Decision;
import dev.roster.domain.user.OwedNotice;
import dev.roster.domain.user.Snapshot;
import dev.roster.domain.user.User;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * Writes everything that an accepted change consists of, within one transaction.
 *
 * @param sql in that transaction
 * @param numbers for new rows
 * @param snapshot what is stored, as this transaction sees it
 * @param change what was decided
 * @param requestId for the audit
 */
record ChangeWriter(
    DSLContext sql,
    RowNumbers numbers,
    Snapshot snapshot,
    Decision.Accepted change,
    String requestId) {

  /**
   * Writes it.
   *
   * @throws IllegalArgumentException if it was decided on something else than the snapshot
   */
  void write() {
    requireFollows();
    LastAdministrator.guard(sql, before(), after().activeAdministrator());
    writeUser();
    writeAudit();
    writeNotices();
    writeDeliveries();
    endPayTokens();
    endSessions();
  }

  private void requireFollows() {
    if (!after().id().equals(before().id()) || after().version() != before().version() + 1) {
      throw new IllegalArgumentException("a change must follow the version it was decided on");
    }
  }

  private void writeUser() {
    Taken.orThrow(after(), this::updateUser);
    MemberRow.replace(sql, before(), after());
  }

  private int updateUser() {
    int updated = UserUpdate.send(sql, before(), after());
    if (updated == 0) {
      throw new Outrun();
    }
    return updated;
  }

  private void writeAudit() {
    Rows.insert(
        sql,
        ROSTER_AUDIT,
        change.audit().stream().map(entry -> AuditRow.of(change, entry, requestId)).toList());
  }

  private void writeNotices() {
    numbers.insert(
        sql,
        Kind.NOTICE,
        change.notices().stream().filter(OwedNotice::inInbox).map(this::row).toList());
  }

  private LongFunction<RosterNoticeRecord> row(OwedNotice owed) {
    return id ->
        new RosterNoticeRecord(
            id,
            before().id().value(),
            owed.notice().id().value(),
            NoticeRow.variables(owed.notice()),
            changedAt(),
            null);
  }

  private void writeDeliveries() {
    List<LongFunction<RosterDeliveryRecord>> rows =
        change.notices().stream().flatMap(this::deliveries).toList();
    numbers.insert(sql, Kind.DELIVERY, rows);
  }

  /** The members are those that this transaction leaves. */
  private Stream<LongFunction<RosterDeliveryRecord>> deliveries(OwedNotice owed) {
    return Addressed.all(owed.dispatches(), after().id(), group -> MemberRow.of(sql, group))
        .stream()
        .map(way -> DeliveryRow.of(after(), owed.notice(), way));
  }

  private void endPayTokens() {
    if (change.payTokensUsedUp()) {
      sql.deleteFrom(ROSTER_PAY_TOKEN)
          .where(ROSTER_PAY_TOKEN.USER_ID.eq(before().id().value()))
          .execute();
    }
  }

  private void endSessions() {
    Optional<Condition> ended =
        change
            .sessions()
            .fold(
                Optional::empty,
                () -> Optional.of(noCondition()),
                kept -> Optional.of(ROSTER_SESSION.ID.ne(kept.value())));
    ended.ifPresent(
        which ->
            sql.deleteFrom(ROSTER_SESSION)
                .where(ROSTER_SESSION.USER_ID.eq(before().id().value()))
                .and(which)
                .execute());
  }

  private Long changedAt() {
    return Millis.of(after().timeline().updatedAt());
  }

  private User before() {
    return snapshot
        .target()
        .orElseThrow(() -> new IllegalArgumentException("there is no user to change"));
  }

  private User after() {
    return change.after();
  }
}

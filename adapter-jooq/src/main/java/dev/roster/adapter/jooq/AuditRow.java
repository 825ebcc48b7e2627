package dev.roster.adapter.jooq;

import dev.roster.adapter.jooq.schema.tables.records.RosterAuditRecord;
import dev.roster.application.port.History;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.Named;
import dev.roster.domain.profile.Reason;
import dev.roster.domain.user.AccountEvent;
import dev.roster.domain.user.AuditEntry;
import dev.roster.domain.user.Decision;
import dev.roster.domain.user.Erasure;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A change of one attribute as columns. */
final class AuditRow {

  private static final Map<String, Named> CHANGED =
      Stream.<Named[]>of(Attribute.values(), AccountEvent.values())
          .flatMap(Arrays::stream)
          .collect(Collectors.toUnmodifiableMap(Named::key, Function.identity()));

  private AuditRow() {}

  static History.Entry read(RosterAuditRecord row) {
    return new History.Entry(
        row.getVersion(),
        new AuditEntry(
            attribute(row.getAttribute()),
            row.getBeforeValue(),
            row.getAfterValue(),
            new Reason(row.getReason())),
        new UserId(row.getActorId()),
        Millis.time(row.getChangedAt()),
        row.getRequestId());
  }

  private static Named attribute(String key) {
    if (!CHANGED.containsKey(key)) {
      throw new IllegalStateException("storage holds the unknown attribute " + key);
    }
    return CHANGED.get(key);
  }

  static RosterAuditRecord of(Erasure.Accepted erasure, String requestId) {
    AuditEntry entry = erasure.audit();
    return new RosterAuditRecord(
        erasure.before().id().value(),
        erasure.version(),
        entry.attribute().key(),
        entry.before(),
        entry.after(),
        entry.reason().text(),
        erasure.by().value(),
        Millis.of(erasure.at()),
        requestId);
  }

  static RosterAuditRecord of(Decision.Accepted change, AuditEntry entry, String requestId) {
    return new RosterAuditRecord(
        change.after().id().value(),
        change.after().version(),
        entry.attribute().key(),
        entry.before(),
        entry.after(),
        entry.reason().text(),
        change.on().actor().orElseThrow().id().value(),
        Millis.of(change.after().timeline().updatedAt()),
        requestId);
  }
}

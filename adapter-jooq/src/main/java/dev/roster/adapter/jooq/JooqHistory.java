package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_AUDIT;

import dev.roster.application.port.History;
import dev.roster.application.port.Page;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import java.util.Arrays;
import java.util.List;

/** The audit in a table. */
final class JooqHistory implements History {

  private static final List<String> ORDER =
      Arrays.stream(Attribute.values()).map(Attribute::key).toList();

  private final UnitOfWork unit;

  JooqHistory(UnitOfWork unit) {
    this.unit = unit;
  }

  @Override
  public List<Entry> read(UserId user, Page page) {
    return unit.read(
        sql ->
            sql.selectFrom(ROSTER_AUDIT)
                .where(ROSTER_AUDIT.USER_ID.eq(user.value()))
                .orderBy(ROSTER_AUDIT.VERSION.desc(), ROSTER_AUDIT.ATTRIBUTE.sortAsc(ORDER))
                .limit(page.limit())
                .offset(page.offset())
                .fetch(AuditRow::read));
  }

  @Override
  public long count(UserId user) {
    return unit.read(sql -> sql.fetchCount(ROSTER_AUDIT, ROSTER_AUDIT.USER_ID.eq(user.value())));
  }
}

package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_NOTICE;

import dev.roster.application.port.Inbox;
import dev.roster.application.port.Page;
import dev.roster.domain.identity.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Inboxes in a table. */
final class JooqInbox implements Inbox {

  private final UnitOfWork unit;

  JooqInbox(UnitOfWork unit) {
    this.unit = unit;
  }

  /** Reads first without a lock: most pages hold nothing unread. */
  @Override
  public List<Entry> read(UserId user, Page page, Optional<Instant> readAt) {
    List<Entry> entries = unit.read(sql -> page(sql, user, page));
    return readAt.isPresent() && entries.stream().anyMatch(JooqInbox::unread)
        ? unit.write(sql -> marked(sql, page(sql, user, page), readAt.get()))
        : entries;
  }

  private static List<Entry> page(DSLContext sql, UserId user, Page page) {
    return sql.selectFrom(ROSTER_NOTICE)
        .where(ROSTER_NOTICE.USER_ID.eq(user.value()))
        .orderBy(ROSTER_NOTICE.ID.desc())
        .limit(page.limit())
        .offset(page.offset())
        .fetch(NoticeRow::read);
  }

  private static List<Entry> marked(DSLContext sql, List<Entry> entries, Instant readAt) {
    sql.update(ROSTER_NOTICE)
        .set(ROSTER_NOTICE.READ_AT, Millis.of(readAt))
        .where(
            ROSTER_NOTICE.ID.in(entries.stream().filter(JooqInbox::unread).map(Entry::id).toList()))
        .execute();
    Optional<Instant> stored = Optional.of(Millis.stored(readAt));
    return entries.stream()
        .map(
            entry ->
                new Entry(
                    entry.id(), entry.notice(), entry.createdAt(), entry.readAt().or(() -> stored)))
        .toList();
  }

  private static boolean unread(Entry entry) {
    return entry.readAt().isEmpty();
  }

  @Override
  public long count(UserId user) {
    return unit.read(sql -> sql.fetchCount(ROSTER_NOTICE, ROSTER_NOTICE.USER_ID.eq(user.value())));
  }

  @Override
  public Map<UserId, Long> unread(Set<UserId> users) {
    Map<UserId, Long> unread = new HashMap<>();
    users.forEach(user -> unread.put(user, 0L));
    unread.putAll(
        unit.read(
            sql ->
                sql.select(ROSTER_NOTICE.USER_ID, DSL.count())
                    .from(ROSTER_NOTICE)
                    .where(Rows.of(ROSTER_NOTICE.USER_ID, users))
                    .and(ROSTER_NOTICE.READ_AT.isNull())
                    .groupBy(ROSTER_NOTICE.USER_ID)
                    .fetchMap(row -> new UserId(row.value1()), row -> row.value2().longValue())));
    return unread;
  }

  @Override
  public boolean delete(UserId user, Set<Long> ids) {
    Condition which = ROSTER_NOTICE.USER_ID.eq(user.value()).and(ROSTER_NOTICE.ID.in(ids));
    return unit.write(
        sql -> {
          boolean all = sql.fetchCount(ROSTER_NOTICE, which) == ids.size();
          if (all) {
            sql.deleteFrom(ROSTER_NOTICE).where(which).execute();
          }
          return all;
        });
  }
}

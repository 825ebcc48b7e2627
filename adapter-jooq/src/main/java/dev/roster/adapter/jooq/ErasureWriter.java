package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_AUDIT;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_DELIVERY;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_FACTS;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_FOLLOW;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_NOTICE;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_PAY_TOKEN;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_SESSION;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_UNREAD;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_USER;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_USER_GROUP;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.inline;

import dev.roster.domain.patch.Attribute;
import dev.roster.domain.user.Erasure;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * Erases a user within one transaction: every row that is about it goes, but for its masked audit
 * and its own row, from which everything personal is taken.
 *
 * @param sql in that transaction
 * @param erasure what was decided
 * @param requestId for the audit
 */
record ErasureWriter(DSLContext sql, Erasure.Accepted erasure, String requestId) {

  /** No name folds to a text with capital letters. */
  private static final String NOBODY = "ERASED ";

  /**
   * What stays in the row of a user. Whatever is not listed is emptied, so that a new column is
   * forgotten by nobody.
   */
  private static final Set<Field<?>> KEPT =
      Set.of(
          ROSTER_USER.ID,
          ROSTER_USER.PUBLIC_ID,
          ROSTER_USER.USERNAME_FOLDED,
          ROSTER_USER.STATUS,
          ROSTER_USER.CREATED_AT,
          ROSTER_USER.JOINED_AT);

  private static final Map<Class<?>, Object> EMPTY =
      Map.of(String.class, "", Boolean.class, false, Integer.class, 0, Long.class, 0L);

  private static final List<Map.Entry<Table<?>, Field<Long>>> ABOUT_USERS =
      List.of(
          Map.entry(ROSTER_USER_GROUP, ROSTER_USER_GROUP.USER_ID),
          Map.entry(ROSTER_SESSION, ROSTER_SESSION.USER_ID),
          Map.entry(ROSTER_PAY_TOKEN, ROSTER_PAY_TOKEN.USER_ID),
          Map.entry(ROSTER_NOTICE, ROSTER_NOTICE.USER_ID),
          Map.entry(ROSTER_DELIVERY, ROSTER_DELIVERY.USER_ID),
          Map.entry(ROSTER_FOLLOW, ROSTER_FOLLOW.FROM_ID),
          Map.entry(ROSTER_FOLLOW, ROSTER_FOLLOW.TO_ID),
          Map.entry(ROSTER_FACTS, ROSTER_FACTS.USER_ID),
          Map.entry(ROSTER_UNREAD, ROSTER_UNREAD.USER_ID));

  void write() {
    LastAdministrator.guard(sql, erasure.before(), false);
    eraseUser();
    ABOUT_USERS.forEach(
        rows -> sql.deleteFrom(rows.getKey()).where(rows.getValue().eq(user())).execute());
    maskAudit();
    Rows.insert(sql, ROSTER_AUDIT, List.of(AuditRow.of(erasure, requestId)));
    freeNames(sql, ROSTER_USER.NAME_KEPT_UNTIL.le(Millis.of(erasure.at())));
  }

  private void eraseUser() {
    int erased =
        sql.update(ROSTER_USER)
            .set(columns())
            .where(ROSTER_USER.ID.eq(user()))
            .and(ROSTER_USER.VERSION.eq(erasure.before().version()))
            .and(ROSTER_USER.ERASED_AT.isNull())
            .execute();
    if (erased == 0) {
      throw new Outrun();
    }
  }

  /** The moment at which the name is free may lie in the past; it is freed in the end. */
  private Map<Field<?>, Object> columns() {
    Map<Field<?>, Object> columns = new LinkedHashMap<>();
    for (Field<?> field : ROSTER_USER.fields()) {
      if (!KEPT.contains(field)) {
        columns.put(field, emptied(field));
      }
    }
    columns.putAll(
        Map.of(
            ROSTER_USER.USERNAME, NOBODY + user(),
            ROSTER_USER.VERSION, erasure.version(),
            ROSTER_USER.UPDATED_AT, Millis.of(erasure.at()),
            ROSTER_USER.ERASED_AT, Millis.of(erasure.at()),
            ROSTER_USER.NAME_KEPT_UNTIL, Millis.of(erasure.nameKeptUntil())));
    return columns;
  }

  private static Object emptied(Field<?> field) {
    return field.getDataType().nullable() ? null : EMPTY.get(field.getType());
  }

  private void maskAudit() {
    sql.update(ROSTER_AUDIT)
        .set(ROSTER_AUDIT.BEFORE_VALUE, "")
        .set(ROSTER_AUDIT.AFTER_VALUE, "")
        .where(ROSTER_AUDIT.USER_ID.eq(user()))
        .and(ROSTER_AUDIT.ATTRIBUTE.in(Erasure.FORGOTTEN.stream().map(Attribute::key).toList()))
        .execute();
  }

  /** Lets go of the names of erased users; says of how many. */
  static int freeNames(DSLContext sql, Condition which) {
    Map<Field<?>, Object> freed = new HashMap<>();
    freed.put(
        ROSTER_USER.USERNAME_FOLDED,
        concat(inline(NOBODY), ROSTER_USER.ID.cast(SQLDataType.VARCHAR)));
    freed.put(ROSTER_USER.NAME_KEPT_UNTIL, null);
    return sql.update(ROSTER_USER).set(freed).where(which).execute();
  }

  private Long user() {
    return erasure.before().id().value();
  }
}

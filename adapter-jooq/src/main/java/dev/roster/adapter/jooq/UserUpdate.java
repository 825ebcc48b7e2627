package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_USER;

import dev.roster.domain.user.User;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.impl.DSL;

/** Writes what differs of a user, if it is still as it was read. */
final class UserUpdate {

  private static final Param<Long> WHOM = Template.value("whom", Long.class);
  private static final Param<Long> AS_READ = Template.value("as_read", Long.class);

  /** By the columns that are written; those of rare mixtures are made each time. */
  private static final Map<List<Field<?>>, Template> TEMPLATES = new ConcurrentHashMap<>();

  private static final int MOST = 64;

  private UserUpdate() {}

  /** Writes the row; 0 if another change was first. The groups are rows of their own. */
  static int send(DSLContext sql, User before, User after) {
    Map<Field<?>, Object> changed = UserRow.changedColumns(before, after);
    Map<String, Object> values = new HashMap<>();
    changed.forEach((field, value) -> values.put(field.getName(), value));
    values.put(WHOM.getName(), before.id().value());
    values.put(AS_READ.getName(), before.version());
    return of(List.copyOf(changed.keySet())).execute(sql, values);
  }

  private static Template of(List<Field<?>> columns) {
    return TEMPLATES.size() < MOST
        ? TEMPLATES.computeIfAbsent(columns, UserUpdate::made)
        : Optional.ofNullable(TEMPLATES.get(columns)).orElseGet(() -> made(columns));
  }

  private static Template made(List<Field<?>> columns) {
    Map<Field<?>, Object> values = new LinkedHashMap<>();
    columns.forEach(
        column -> values.put(column, Template.value(column.getName(), column.getType())));
    return Template.of(
        DSL.update(ROSTER_USER)
            .set(values)
            .where(ROSTER_USER.ID.eq(WHOM))
            .and(ROSTER_USER.VERSION.eq(AS_READ)));
  }
}

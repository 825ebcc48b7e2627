package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_GROUP;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_GROUP_PERMISSION;

import dev.roster.domain.permission.Group;
import dev.roster.domain.permission.GroupDirectory;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.permission.Permission;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SelectField;
import org.jooq.SelectOnConditionStep;

/** Groups as rows: one for each permission of a group, one without for a group that has none. */
final class GroupRow {

  private GroupRow() {}

  /** Reads all groups, and whatever else is asked for. */
  static SelectOnConditionStep<Record> select(DSLContext sql, SelectField<?>... more) {
    return sql.select(ROSTER_GROUP.ID, ROSTER_GROUP.NAME, ROSTER_GROUP_PERMISSION.PERMISSION)
        .select(more)
        .from(ROSTER_GROUP)
        .leftJoin(ROSTER_GROUP_PERMISSION)
        .on(ROSTER_GROUP_PERMISSION.GROUP_ID.eq(ROSTER_GROUP.ID));
  }

  /** The groups of rows that {@link #select} has read. */
  static GroupDirectory read(Result<Record> rows) {
    return new GroupDirectory(
        rows.intoGroups(ROSTER_GROUP.ID).values().stream().map(GroupRow::group).toList());
  }

  /** A permission that this program does not know permits nothing. */
  private static Group group(List<Record> rows) {
    return new Group(
        new GroupId(rows.get(0).get(ROSTER_GROUP.ID)),
        rows.get(0).get(ROSTER_GROUP.NAME),
        rows.stream()
            .map(row -> Optional.ofNullable(row.get(ROSTER_GROUP_PERMISSION.PERMISSION)))
            .flatMap(Optional::stream)
            .map(Permission::ofKey)
            .flatMap(Optional::stream)
            .collect(Collectors.toSet()));
  }
}

package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_GROUP;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_GROUP_PERMISSION;

import dev.roster.adapter.jooq.schema.tables.records.RosterGroupPermissionRecord;
import dev.roster.adapter.jooq.schema.tables.records.RosterGroupRecord;
import dev.roster.application.port.Groups;
import dev.roster.domain.permission.Group;
import dev.roster.domain.permission.GroupDirectory;
import dev.roster.domain.permission.GroupId;
import java.util.List;
import java.util.function.Function;
import org.jooq.DSLContext;

/** Groups in two tables. */
final class JooqGroups implements Groups {

  private final UnitOfWork unit;
  private final DirectoryText directory;

  JooqGroups(UnitOfWork unit, DirectoryText directory) {
    this.unit = unit;
    this.directory = directory;
  }

  @Override
  public GroupDirectory directory() {
    return unit.read(sql -> directory.read(sql.select(DirectoryText.COLUMN).fetchSingle()));
  }

  @Override
  public Group add(Function<GroupId, Group> group) {
    return unit.write(sql -> added(sql, group.apply(next(sql))));
  }

  /** Decision: small on every database, since groups are few, made by hand and typed by people. */
  private static GroupId next(DSLContext sql) {
    return new GroupId(SequentialNumbers.afterLast(sql, ROSTER_GROUP, ROSTER_GROUP.ID));
  }

  private static Group added(DSLContext sql, Group group) {
    Long id = group.id().value();
    Outrun.ifThere(
        () -> Rows.insert(sql, ROSTER_GROUP, List.of(new RosterGroupRecord(id, group.name()))));
    Rows.insert(
        sql,
        ROSTER_GROUP_PERMISSION,
        group.permissions().stream()
            .map(permission -> new RosterGroupPermissionRecord(id, permission.key()))
            .toList());
    return group;
  }
}

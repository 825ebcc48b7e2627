package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_USER_GROUP;

import dev.roster.adapter.jooq.schema.tables.records.RosterUserGroupRecord;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.user.User;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/** The groups of a user as rows of their own. */
final class MemberRow {

  private MemberRow() {}

  /** Writes the groups of a new user. */
  static void write(DSLContext sql, User user) {
    add(sql, user, user.membership().groups());
  }

  /** Writes what differs; nothing if nothing does. */
  static void replace(DSLContext sql, User before, User after) {
    Set<GroupId> left = without(before.membership().groups(), after.membership().groups());
    if (!left.isEmpty()) {
      sql.deleteFrom(ROSTER_USER_GROUP)
          .where(ROSTER_USER_GROUP.USER_ID.eq(after.id().value()))
          .and(ROSTER_USER_GROUP.GROUP_ID.in(left.stream().map(GroupId::value).toList()))
          .execute();
    }
    add(sql, after, without(after.membership().groups(), before.membership().groups()));
  }

  /** Who is in a group. */
  static List<UserId> of(DSLContext sql, GroupId group) {
    return sql.select(ROSTER_USER_GROUP.USER_ID)
        .from(ROSTER_USER_GROUP)
        .where(ROSTER_USER_GROUP.GROUP_ID.eq(group.value()))
        .orderBy(ROSTER_USER_GROUP.USER_ID)
        .fetch(row -> new UserId(row.value1()));
  }

  private static void add(DSLContext sql, User user, Collection<GroupId> groups) {
    Rows.insert(
        sql,
        ROSTER_USER_GROUP,
        groups.stream()
            .map(group -> new RosterUserGroupRecord(user.id().value(), group.value()))
            .toList());
  }

  private static Set<GroupId> without(Set<GroupId> groups, Set<GroupId> others) {
    Set<GroupId> rest = new HashSet<>(groups);
    rest.removeAll(others);
    return rest;
  }
}

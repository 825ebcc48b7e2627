package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_USER;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_USER_GROUP;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import dev.roster.application.port.Page;
import dev.roster.application.port.UserFilter;
import dev.roster.application.port.UserOrder;
import dev.roster.application.port.UserSearch;
import dev.roster.application.port.UserSearch.Found;
import dev.roster.application.port.UserSearch.Part.After;
import dev.roster.application.port.UserSearch.Place;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.NamePattern;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.User;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.SelectSeekStepN;

/**
 * Reads a part of the list of users: in one query, and one more for the total of a numbered page.
 *
 * <p>How names are found: one that is whole, by the unique index. A beginning, as a range of folded
 * names in the order of code points: SQLite compares text by bytes; PostgreSQL compares by the
 * database's language, so it is asked for collation {@code C} ({@link BeginningQuery}). What has a
 * wildcard in front reads every name.
 *
 * <p>A total counts everyone who passes, each time: what is listed by keys needs none.
 */
record SearchQuery(DSLContext sql, UserSearch search) {

  Found found() {
    return search.part().fold(this::page, this::after);
  }

  private Found page(Page page) {
    long total = sql.fetchCount(ROSTER_USER, passes());
    List<User> users = users(noCondition(), page.offset(), page.limit());
    return new Found(users, OptionalLong.of(total), total > page.offset() + page.limit());
  }

  /** Reads one user more than it shows, to know whether there are more. */
  private Found after(After part) {
    Condition behind = part.place().map(this::behind).orElse(noCondition());
    List<User> users = users(behind, 0, part.limit() + 1);
    boolean more = users.size() > part.limit();
    return new Found(more ? users.subList(0, part.limit()) : users, OptionalLong.empty(), more);
  }

  private List<User> users(Condition behind, long offset, int limit) {
    return beginning()
        .map(pattern -> called(pattern, behind, offset, limit))
        .orElseGet(
            () -> ordered(passes().and(behind)).limit(limit).offset(offset).fetch(UserRow::read));
  }

  private List<User> called(NamePattern pattern, Condition behind, long offset, int limit) {
    boolean ascending = search.order().ascending();
    BeginningQuery query =
        new BeginningQuery(sql, begins(pattern), others(), behind, orderedBy(), ascending);
    List<Long> ids = query.ids(offset, limit);
    return ids.isEmpty() ? List.of() : ordered(ROSTER_USER.ID.in(ids)).fetch(UserRow::read);
  }

  /** The one beginning of names that is looked for, if nothing else says whom to find sooner. */
  private Optional<NamePattern> beginning() {
    UserFilter filter = search.filter();
    return filter.ids().isEmpty() && filter.mobile().isEmpty() && filter.names().size() == 1
        ? filter.names().stream().filter(name -> name.openEnd() && !name.openStart()).findFirst()
        : Optional.empty();
  }

  private SelectSeekStepN<Record> ordered(Condition which) {
    return UserRow.select(sql).and(which).orderBy(orderedBy().stream().map(this::sorted).toList());
  }

  private OrderField<?> sorted(Field<?> field) {
    return search.order().ascending() ? field.asc() : field.desc();
  }

  private List<Field<?>> orderedBy() {
    return search.order().byCreation()
        ? List.of(ROSTER_USER.CREATED_AT, ROSTER_USER.ID)
        : List.of(ROSTER_USER.ID);
  }

  private Condition behind(Place place) {
    UserOrder order = search.order();
    if (!order.byCreation()) {
      Long id = place.id().value();
      return order.ascending() ? ROSTER_USER.ID.gt(id) : ROSTER_USER.ID.lt(id);
    }
    var here = row(ROSTER_USER.CREATED_AT, ROSTER_USER.ID);
    var there = row(Millis.of(place.createdAt()), Long.valueOf(place.id().value()));
    return order.ascending() ? here.gt(there) : here.lt(there);
  }

  private Condition passes() {
    UserFilter filter = search.filter();
    return others()
        .and(oneOf(ROSTER_USER.ID, filter.ids(), UserId::value))
        .and(filter.names().isEmpty() ? noCondition() : called(filter.names()))
        .and(
            filter
                .mobile()
                .map(number -> ROSTER_USER.MOBILE.eq(number.number()))
                .orElse(noCondition()));
  }

  /** What says of many users whether they pass. */
  private Condition others() {
    UserFilter filter = search.filter();
    return UserRow.NOT_ERASED
        .and(oneOf(ROSTER_USER.STATUS, filter.statuses(), Status::code))
        .and(filter.groups().isEmpty() ? noCondition() : members(filter.groups()));
  }

  private static Condition members(Collection<GroupId> groups) {
    return ROSTER_USER.ID.in(
        select(ROSTER_USER_GROUP.USER_ID)
            .from(ROSTER_USER_GROUP)
            .where(oneOf(ROSTER_USER_GROUP.GROUP_ID, groups, GroupId::value)));
  }

  private static <T, V> Condition oneOf(
      Field<V> field, Collection<T> alternatives, Function<T, V> value) {
    return alternatives.isEmpty()
        ? noCondition()
        : field.in(alternatives.stream().map(value).toList());
  }

  private Condition called(Collection<NamePattern> patterns) {
    return or(patterns.stream().map(this::called).toList());
  }

  /** What is searched inside names is escaped: each of its characters stands for itself. */
  private Condition called(NamePattern pattern) {
    Field<String> name = ROSTER_USER.USERNAME_FOLDED;
    if (pattern.openStart()) {
      return pattern.openEnd() ? name.contains(pattern.folded()) : name.endsWith(pattern.folded());
    }
    return pattern.openEnd() ? begins(pattern) : name.eq(pattern.folded());
  }

  private Condition begins(NamePattern pattern) {
    Field<String> name = byCodePoints(ROSTER_USER.USERNAME_FOLDED);
    return name.ge(pattern.folded()).and(pattern.end().map(name::lt).orElse(noCondition()));
  }

  private Field<String> byCodePoints(Field<String> text) {
    return sql.family() == SQLDialect.POSTGRES ? text.collate("C") : text;
  }
}

package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_USER;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.one;
import static org.jooq.impl.DSL.select;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SortField;

/**
 * Finds whose names begin alike, in an order that says nothing of names, without putting all of
 * them in order or going through all users.
 *
 * <p>A few are found by the index of names, which holds what they are ordered by, and then put in
 * order. Many are found sooner by going through the users in order, since every so many of them is
 * one. That is given up after {@value #NEAR} users, since those whose names begin alike may all
 * have come at once, or be behind us, and then the index has to do for however many they are: half
 * a second for a million.
 *
 * @param sql within one transaction
 * @param begins what the names are like, as a range of the index
 * @param others what else is asked of them, by columns of {@link #SEEN}
 * @param behind the place in the order that they follow
 * @param by what they are ordered by
 * @param ascending whether from small to large
 */
record BeginningQuery(
    DSLContext sql,
    Condition begins,
    Condition others,
    Condition behind,
    List<Field<?>> by,
    boolean ascending) {

  /** More than these are many: to put as many in order takes about ten milliseconds. */
  static final int FEW = 20_000;

  /** As many users are gone through in about twenty milliseconds. */
  static final int NEAR = 20_000;

  private static final List<Field<?>> SEEN =
      List.of(
          ROSTER_USER.ID,
          ROSTER_USER.CREATED_AT,
          ROSTER_USER.USERNAME_FOLDED,
          ROSTER_USER.STATUS,
          ROSTER_USER.ERASED_AT);

  /** The ids of a part of them, in order. */
  List<Long> ids(long offset, int limit) {
    if (few()) {
      return byName(offset, limit);
    }
    List<Long> near = near(offset, limit);
    return near.size() == limit ? near : byName(offset, limit);
  }

  private boolean few() {
    return sql.fetchCount(select(one()).from(ROSTER_USER).where(begins).limit(FEW + 1)) <= FEW;
  }

  /**
   * What is ordered by is not the plain column: no database is tempted to go through that order.
   */
  private List<Long> byName(long offset, int limit) {
    return sql.select(ROSTER_USER.ID)
        .from(ROSTER_USER)
        .where(begins, others, behind)
        .orderBy(
            by.stream().map(field -> sorted(field.coerce(Long.class).plus(inline(0L)))).toList())
        .limit(limit)
        .offset(offset)
        .fetch(ROSTER_USER.ID);
  }

  /** What is near has the name of the whole, so that the conditions are about it. */
  private List<Long> near(long offset, int limit) {
    var near =
        select(SEEN)
            .from(ROSTER_USER)
            .where(behind)
            .orderBy(by.stream().map(this::sorted).toList())
            .limit(NEAR)
            .asTable(ROSTER_USER);
    return sql.select(ROSTER_USER.ID)
        .from(near)
        .where(begins, others)
        .orderBy(by.stream().map(this::sorted).toList())
        .limit(limit)
        .offset(offset)
        .fetch(ROSTER_USER.ID);
  }

  private SortField<?> sorted(Field<?> field) {
    return ascending ? field.asc() : field.desc();
  }
}

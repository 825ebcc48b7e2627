package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.SnapshotQuery.ACTOR;
import static dev.roster.adapter.jooq.SnapshotQuery.TARGET;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_FACTS;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_FOLLOW;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_NOTICE;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_UNREAD;
import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.groupConcat;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;

import dev.roster.adapter.jooq.schema.tables.RosterFollow;
import dev.roster.application.port.Follows.Counts;
import dev.roster.application.port.Follows.Relation;
import dev.roster.application.port.Surroundings;
import dev.roster.domain.fact.Count;
import dev.roster.domain.fact.UnreadMessages;
import dev.roster.domain.fact.UserFacts;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;

/** What surrounds the target of a lookup, as columns beside a row of {@code roster_facts}. */
final class SurroundingsRow {

  private static final RosterFollow BACK = ROSTER_FOLLOW.as("back");

  private static final Field<Integer> FOLLOWING =
      field(selectCount().from(ROSTER_FOLLOW).where(ROSTER_FOLLOW.FROM_ID.eq(TARGET)))
          .as("following");

  private static final Field<Integer> FANS =
      field(selectCount().from(ROSTER_FOLLOW).where(ROSTER_FOLLOW.TO_ID.eq(TARGET))).as("fans");

  /** NULL unless the actor follows the target. */
  private static final Field<Boolean> MUTUAL =
      field(
              select(
                      field(
                          exists(
                              selectOne()
                                  .from(BACK)
                                  .where(BACK.FROM_ID.eq(TARGET))
                                  .and(BACK.TO_ID.eq(ACTOR)))))
                  .from(ROSTER_FOLLOW)
                  .where(ROSTER_FOLLOW.FROM_ID.eq(ACTOR))
                  .and(ROSTER_FOLLOW.TO_ID.eq(TARGET)))
          .as("mutual");

  private static final Field<Integer> NOTICES =
      field(
              selectCount()
                  .from(ROSTER_NOTICE)
                  .where(ROSTER_NOTICE.USER_ID.eq(TARGET))
                  .and(ROSTER_NOTICE.READ_AT.isNull()))
          .as("notices");

  /** Unread messages as {@code replied 3,liked 1}; NULL if there are none. */
  private static final Field<String> MESSAGES =
      field(
              select(
                      groupConcat(
                          concat(
                              ROSTER_UNREAD.KIND,
                              inline(" "),
                              cast(ROSTER_UNREAD.UNREAD, SQLDataType.VARCHAR))))
                  .from(ROSTER_UNREAD)
                  .where(ROSTER_UNREAD.USER_ID.eq(TARGET)))
          .as("messages");

  /** Every column; they are of the target, whatever row they stand in. */
  static final List<Field<?>> COLUMNS =
      Stream.concat(
              Arrays.stream(ROSTER_FACTS.fields()),
              Stream.of(FOLLOWING, FANS, MUTUAL, NOTICES, MESSAGES))
          .toList();

  /** What {@link #COLUMNS} are joined by. */
  static final Condition FACTS_OF_TARGET = ROSTER_FACTS.USER_ID.eq(TARGET);

  private SurroundingsRow() {}

  static Surroundings read(Record row) {
    return new Surroundings(
        row.get(ROSTER_FACTS.USER_ID) == null
            ? UserFacts.EMPTY
            : FactsRow.read(row, messages(row.get(MESSAGES))),
        new Counts(row.get(FOLLOWING), row.get(FANS)),
        Optional.ofNullable(row.get(MUTUAL))
            .map(mutual -> mutual ? Relation.MUTUAL : Relation.FOLLOWING)
            .orElse(Relation.NONE),
        row.get(NOTICES));
  }

  private static UnreadMessages messages(String joined) {
    Map<String, Count> byKind =
        Optional.ofNullable(joined).stream()
            .flatMap(text -> Arrays.stream(text.split(",")))
            .map(one -> one.split(" "))
            .collect(Collectors.toMap(one -> one[0], one -> new Count(Integer.parseInt(one[1]))));
    return byKind.isEmpty() ? UnreadMessages.NONE : new UnreadMessages(byKind);
  }
}

package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_ATTEMPT;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_DELIVERY;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_FOLLOW;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_NOTICE;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_SESSION;

import dev.roster.domain.identity.UserId;
import java.util.List;
import java.util.function.LongFunction;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/**
 * How rows get their numbers, within the transaction that writes them; see {@link Numbering}.
 *
 * <p>Groups are few and made by hand: theirs are always small, see {@link JooqGroups}. Thread-safe.
 */
interface RowNumbers {

  /** Rows whose numbers are apart from those of others. */
  enum Kind {
    SESSION(ROSTER_SESSION, ROSTER_SESSION.ID),
    ATTEMPT(ROSTER_ATTEMPT, ROSTER_ATTEMPT.ID),
    NOTICE(ROSTER_NOTICE, ROSTER_NOTICE.ID),
    DELIVERY(ROSTER_DELIVERY, ROSTER_DELIVERY.ID),
    FOLLOW(ROSTER_FOLLOW, ROSTER_FOLLOW.ID);

    private final Table<?> table;
    private final Field<Long> id;

    Kind(Table<?> table, Field<Long> id) {
      this.table = table;
      this.id = id;
    }

    Table<?> table() {
      return table;
    }

    Field<Long> id() {
      return id;
    }
  }

  /** A number for a new user. It may be taken: then one asks for another. */
  UserId nextUser(DSLContext sql);

  /**
   * Inserts rows of which all is known but their numbers, and returns them as they are stored;
   * their numbers ascend. No statement for no row.
   */
  <R extends Record> List<R> insert(DSLContext sql, Kind kind, List<LongFunction<R>> rows);

  /** Those of this numbering. */
  static RowNumbers of(Numbering numbering) {
    return switch (numbering) {
      case SEQUENTIAL -> new SequentialNumbers();
      case ORDERED -> new OrderedNumbers(new TimeOrder(System::currentTimeMillis));
    };
  }
}

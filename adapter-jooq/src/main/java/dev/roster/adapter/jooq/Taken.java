package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_USER;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;

import dev.roster.domain.patch.Attribute;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.user.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * A user could not be written, since something of it belongs to another.
 *
 * <p>The database names only the first constraint that it meets; so after the write is undone,
 * everything that must be unique is looked up.
 */
final class Taken extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int TRIES = 3;

  /** What was to be written. */
  private final transient User wanted;

  private Taken(User wanted) {
    super("a unique value belongs to another user", null, false, false);
    this.wanted = wanted;
  }

  /** Writes the row of a user; a violated uniqueness undoes the whole unit of work. */
  static <T> T orThrow(User wanted, Supplier<T> write) {
    try {
      return write.get();
    } catch (DataAccessException e) {
      if (Failures.violatesUniqueness(e)) {
        throw new Taken(wanted);
      }
      throw e;
    }
  }

  /**
   * Runs an attempt, and says what is taken if it ends in {@link Taken}. What has become free
   * meanwhile is worth another attempt; so is the name of an erased user, once its time is over.
   */
  static <T> T handled(UnitOfWork unit, Supplier<T> attempt, Function<List<Rejection>, T> taken) {
    for (int left = TRIES; left > 0; left--) {
      try {
        return attempt.get();
      } catch (Taken e) {
        List<Rejection> found = unit.readAtOnce(sql -> e.found(sql));
        if (!found.isEmpty()) {
          return taken.apply(found);
        }
        unit.write(e::freeName);
      }
    }
    throw Failures.overloaded("a unique value is taken and free again, again and again");
  }

  private List<Rejection> found(DSLContext sql) {
    List<Rejection> found = new ArrayList<>();
    if (belongsToAnother(sql, sameName().andNot(nameIsFree()))) {
      found.add(Rejection.at(Attribute.USERNAME, RejectionCode.USERNAME_TAKEN));
    }
    Optional<Condition> mobile =
        wanted.contact().mobile().map(number -> ROSTER_USER.MOBILE.eq(number.number()));
    if (mobile.isPresent() && belongsToAnother(sql, mobile.get())) {
      found.add(Rejection.at(Attribute.MOBILE, RejectionCode.MOBILE_IS_ALREADY_BIND));
    }
    return found;
  }

  private Condition sameName() {
    return ROSTER_USER.USERNAME_FOLDED.eq(wanted.username().folded());
  }

  /** The name of an erased user, whose time was over when this one was made or changed. */
  private Condition nameIsFree() {
    return coalesce(ROSTER_USER.NAME_KEPT_UNTIL, inline(Long.MAX_VALUE))
        .le(Millis.of(wanted.timeline().updatedAt()));
  }

  private int freeName(DSLContext sql) {
    return ErasureWriter.freeNames(sql, sameName().and(nameIsFree()));
  }

  private boolean belongsToAnother(DSLContext sql, Condition same) {
    return sql.fetchExists(ROSTER_USER, same.and(ROSTER_USER.ID.ne(wanted.id().value())));
  }
}

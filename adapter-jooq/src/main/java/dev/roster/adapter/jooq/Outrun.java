package dev.roster.adapter.jooq;

import org.jooq.exception.DataAccessException;

/** A concurrent transaction was first; the same work may succeed if it is run again. */
final class Outrun extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Outrun() {
    super("a concurrent transaction was first", null, false, false);
  }

  /**
   * Inserts what this transaction has just seen not to be there. If it is there all the same, a
   * concurrent one was first, whether the database calls that a conflict (PostgreSQL as a rule) or
   * a violated uniqueness (PostgreSQL, after {@code ON CONFLICT}).
   */
  static void ifThere(Runnable insert) {
    try {
      insert.run();
    } catch (DataAccessException e) {
      throw Failures.violatesUniqueness(e) ? new Outrun() : e;
    }
  }
}

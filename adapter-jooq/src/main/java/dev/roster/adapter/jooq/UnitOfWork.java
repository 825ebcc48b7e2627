package dev.roster.adapter.jooq;

import dev.roster.application.port.Unavailable;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * Whose transaction it is: the store's own, or one that the caller brings.
 *
 * <p>Work that returns is kept, work that throws leaves nothing. Every method throws {@link
 * Unavailable} where the database cannot answer; then nothing is kept either, unless it was the
 * answer to the commit that got lost. Work may be run more than once, so it touches nothing but its
 * argument.
 */
interface UnitOfWork {

  /** Runs one query. */
  <T> T read(Function<DSLContext, T> query);

  /** Runs several queries that see the data of one moment; takes no lock that others wait for. */
  <T> T readAtOnce(Function<DSLContext, T> queries);

  /**
   * Runs work that writes, all or nothing. If the transaction is the store's own, what this returns
   * is on the disk.
   */
  <T> T write(Function<DSLContext, T> work);

  /**
   * Runs work that writes, all or nothing like {@link #write}, where each statement is right on
   * whatever others have committed before it, since it judges the rows that it locks as they are
   * then. Such work loses to nobody, and makes nobody else lose who writes beside it.
   */
  <T> T writeByLocks(Function<DSLContext, T> work);
}

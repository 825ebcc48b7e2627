/**
 * Everything that is stored, in SQLite or PostgreSQL, by jOOQ.
 *
 * <p>Rules that live here: what is one transaction and whose it is ({@link
 * dev.roster.adapter.jooq.UnitOfWork}), which failures of a database are an outage (class {@code
 * Failures}), how each stored thing maps to columns (classes named {@code ...Row}), and how rows
 * get their numbers (class {@code RowNumbers}). The schema is {@code db/roster} among the
 * resources; package {@code schema} is generated from it.
 */
package dev.roster.adapter.jooq;

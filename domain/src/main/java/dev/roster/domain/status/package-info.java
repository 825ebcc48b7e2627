/**
 * The five statuses of an account and the table of the moves between them.
 *
 * <p>Rules that live here: which status exists ({@link dev.roster.domain.status.Status}), which
 * move is legal, by whom, and which notice it owes ({@link
 * dev.roster.domain.status.TransitionTable}).
 */
package dev.roster.domain.status;

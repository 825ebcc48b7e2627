/**
 * Numbers of a user that other services own and Roster only keeps and shows.
 *
 * <p>Rules that live here: which facts there are ({@link dev.roster.domain.fact.Fact}), what each
 * may be, and how what is sent changes what is known ({@link dev.roster.domain.fact.FactsPatch}).
 */
package dev.roster.domain.fact;

/**
 * The ways in which Roster says no.
 *
 * <p>Rules that live here: the stable codes ({@link dev.roster.domain.rejection.RejectionCode}) and
 * what an answer says beside the code ({@link dev.roster.domain.rejection.Rejection}). The texts
 * stand in the message catalogue, the HTTP status in each dialect.
 */
package dev.roster.domain.rejection;

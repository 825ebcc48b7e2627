/**
 * Who makes a request, and what that person is to the target of it.
 *
 * <p>Rules that live here: only administrators touch administrators, nobody changes what a user of
 * more permissions owns ({@link dev.roster.domain.actor.Actor}), and who may read which attribute
 * ({@link dev.roster.domain.actor.Readers}).
 */
package dev.roster.domain.actor;

/**
 * The User aggregate and the one decision that changes it.
 *
 * <p>Rules that live here: the order of decisions ({@link dev.roster.domain.user.EditDecision}),
 * who may edit what of whom ({@link dev.roster.domain.user.Rights}), the form of every attribute
 * (class {@code Forms}), passwords and pay passwords (class {@code CredentialRules}), and what
 * follows from a change (class {@code Consequences}).
 */
package dev.roster.domain.user;

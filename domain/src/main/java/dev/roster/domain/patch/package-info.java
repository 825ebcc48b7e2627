/**
 * Partial updates: which attributes can be sent, and what absent, null and a value mean.
 *
 * <p>Rules that live here: the table of attributes with who may edit and who may read each ({@link
 * dev.roster.domain.patch.Attribute}), and the three states of a patch field ({@link
 * dev.roster.domain.patch.PatchField}).
 */
package dev.roster.domain.patch;
